public import LandkortCore

/// A record by what it is called, to be led to.
public struct NamedRecord: Sendable, Hashable {
    /// The register it is in.
    public let register: RegisterID
    /// Its identifier there.
    public let id: Feature.ID
    /// In Danish, as it is stored.
    public let name: String
}

/// What a symbol beside a word says; never a colour alone.
public enum Sign: String, Sendable, Hashable, CaseIterable {
    /// Reached, held, green.
    case done
    /// Some of it; yellow.
    case partly
    /// On its way.
    case underway
    /// Said no, expired, red.
    case refused
    /// It is known that nobody knows.
    case unknown
    /// There is no record.
    case missing
}

/// A record that is not there, and what it would begin with.
public struct Gap: Sendable, Hashable {
    /// The register it belongs in.
    public let register: RegisterID
    /// Values of fields as text, by field.
    public let values: [String: String]

    /// A gap to be filled with a record that has `values`.
    public init(_ register: RegisterID, _ values: [String: String]) {
        self.register = register
        self.values = values
    }
}

/// How something stands: a word with a symbol, perhaps with the record that says it or the gap where none does.
public struct Mark: Sendable, Hashable {
    /// For programs: the code of the register's list, or a word of the analysis.
    public let code: String
    /// For people.
    public let title: Bilingual
    /// The symbol beside it.
    public let sign: Sign
    /// The record that says so.
    public var record: NamedRecord?
    /// Since when, or until when; `2026-11-20`.
    public var day: String?
    /// In words, as it is stored.
    public var remark: String?
    /// What would fill it.
    public var gap: Gap?

    /// A state in words of the analysis.
    public init(_ code: String, _ title: Bilingual, _ sign: Sign) {
        self.code = code
        self.title = title
        self.sign = sign
    }

    /// A state in words of a register's list; `signs` by code, unknown for others.
    init(_ code: Code, _ signs: [String: Sign]) {
        self.init(code.value, code.title, signs[code.value] ?? .unknown)
    }
}
