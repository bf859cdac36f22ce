/// What is taken out of a record for good, from every version that it concerns: what is left is this tombstone.
public struct Redaction: Sendable, Hashable {
    /// How much of the record goes.
    public enum Extent: Sendable, Hashable {
        /// These fields, with what stands there instead; null for nothing.
        case fields([String: Value])
        /// All of it: its versions and its files.
        case whole
    }

    /// The register that the record is in.
    public var register: RegisterID
    /// The record.
    public var feature: Feature.ID
    /// How much goes.
    public var extent: Extent
    /// Versions that ended before this moment (UTC, ISO 8601 with milliseconds) and no others; nil for every version.
    public var endedBefore: String?
    /// In words that tell nothing of the person.
    public var reason: String
    /// UTC, ISO 8601 with milliseconds.
    public var time: String
    /// Who did it; nil where the reader is not told.
    public var by: String?
    /// Texts that only changes held, waiting for review or decided on, by field; nil where those held nothing of it. What
    /// they held leaves a tombstone too, and is looked for elsewhere like what stood in the record.
    public var held: [String: Set<String>]?

    /// A redaction that is to be made, or as a store kept it.
    public init(
        of feature: Feature.ID, in register: RegisterID, _ extent: Extent, endedBefore: String? = nil, reason: String,
        time: String, by: String?
    ) {
        (self.register, self.feature, self.extent, self.endedBefore) = (register, feature, extent, endedBefore)
        (self.reason, self.time, self.by) = (reason, time, by)
    }

    /// The fields that were emptied, by name; none where all of it went.
    public var fields: [String] {
        switch extent {
        case .fields(let values): values.keys.sorted()
        case .whole: []
        }
    }

    /// Whether texts of a field that goes are looked for elsewhere: where all of a record goes, those about a person, if
    /// the declaration says which they are, and else what somebody wrote. The rest, such as a town's name or a code,
    /// stands elsewhere with good reason.
    public func traces(_ name: String, in register: Register) -> Bool {
        switch extent {
        case .fields(let values): return values[name] != nil
        case .whole:
            let personal = register.fields.filter(\.isPersonal).map(\.name)
            return personal.isEmpty ? register[name]?.type.isWritten ?? true : personal.contains(name)
        }
    }

    /// What `access` lets a reader know of it; nil for nothing.
    ///
    /// - Parameter seesRecord: whether the reader sees any version of the record. One that is all gone has no rule of
    ///   its own any more, so only those who see everything know of it.
    public func shown(to access: Access, seesRecord: Bool) -> Redaction? {
        guard seesRecord || access.own == .always else { return nil }
        var shown = self
        if !access.seesWriters { shown.by = nil }
        guard case .fields(let values) = extent else { return shown }
        let seen = values.filter { access.sees($0.key) && !access.guarded.contains($0.key) || access.own == .always }
        shown.extent = .fields(seen)
        return seen.isEmpty ? nil : shown
    }
}

/// What redactions did, or would do.
public struct RedactionCount: Sendable, Hashable {
    /// Records in force that were changed or removed.
    public var current = 0
    /// Ended versions that were changed or removed.
    public var ended = 0
    /// Files that were removed with their record.
    public var attachments = 0
    /// Set-aside columns that were emptied, by name.
    public var setAside: Set<String> = []
    /// Fields whose texts are still somewhere in the store, as in another record; never the texts themselves.
    public var leftovers: Set<String> = []
    /// Texts that were taken out and that tell of a person, by field: for looking elsewhere, and never told.
    public var texts: [String: Set<String>] = [:]
    /// Whether somebody was reading the file, so that what was taken out may still be in its log.
    public var mayLinger = false

    /// In bytes: shorter texts stand anywhere by chance, and are not looked for.
    public static let shortestTrace = 4

    /// Nothing yet.
    public init() {}

    /// Whether nothing was found to take out.
    public var isEmpty: Bool { current + ended + attachments == 0 && setAside.isEmpty }
}

extension FieldType {
    /// Whether somebody writes it in words of their own.
    fileprivate var isWritten: Bool {
        switch self {
        case .string, .uri: true
        case .integer, .number, .boolean, .date, .datetime, .time, .code, .reference: false
        }
    }
}

extension Field {
    /// What stands in its place when a person is taken out: the annotation `slettet_som`, else nothing.
    ///
    /// Nil where the field must have a value and the declaration gives none.
    public var redacted: Value? {
        guard let text = annotations["slettet_som"] else { return required ? nil : .null }
        let value = single(text[...])
        return multivalued ? .array([value]) : value
    }

    /// Whether it can be taken out of a record: not what names the record, nor what the store tells of its versions.
    public var isRedactable: Bool { !isIdentifier && !tellsOfVersion && name != "objekt_id" }
}
