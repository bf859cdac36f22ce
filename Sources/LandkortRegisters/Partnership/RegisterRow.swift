public import LandkortCore

/// A row of a register, read through the names that Swift needs of it.
///
/// A view keeps the whole row, so that whoever uses one of its values can say which row it is from.
public protocol RegisterRow: Sendable {
    /// The register it is a row of.
    static var register: RegisterID { get }
    /// As the store answered it: what its reader may not see is absent.
    var feature: Feature { get }
    /// Takes any row of ``register``.
    init(_ feature: Feature)
}

extension RegisterRow {
    /// The row's identifier.
    public var id: Feature.ID { feature.id }
    /// Where the row says it is from; nil when it does not.
    public var source: String? { text("kilde") }
    /// Whether the row is an invented one.
    public var isSynthetic: Bool { feature["syntetisk"] == true }
    /// The partnership the row belongs to; nil for others'.
    public var partnership: Feature.ID? { text("partnerskabskode") }

    /// The text of `field`; nil when it is empty.
    func text(_ field: String) -> String? {
        feature[field].string.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The value of `field` as a code that Swift knows; nil for others.
    func code<Code: RawRepresentable<String>>(_ field: String) -> Code? {
        text(field).flatMap { Code(rawValue: $0) }
    }

    /// The texts of a multivalued field.
    func texts(_ field: String) -> [String] {
        guard case .array(let values) = feature[field] else { return text(field).map { [$0] } ?? [] }
        return values.compactMap(\.string)
    }

    /// A number, also where the field takes whole ones alone.
    func number(_ field: String) -> Double? {
        switch feature[field] {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    /// `aar`, else the year of the first of `dates` that has a value.
    func year(orOf dates: String...) -> Int? {
        feature["aar"].integer ?? dates.lazy.compactMap { self.text($0) }.first.flatMap { Int($0.prefix(4)) }
    }
}

/// A row that holds for a time, from `gyldig_fra` to `gyldig_til`, both included.
public protocol DatedRow: RegisterRow {}

extension DatedRow {
    /// `2026-11-20`; nil is open.
    public var validFrom: String? { text("gyldig_fra") }
    /// `2026-11-20`; nil is open.
    public var validUntil: String? { text("gyldig_til") }

    /// Whether it holds on some day of `year`.
    public func isValid(in year: Int) -> Bool {
        (validFrom ?? "0000") <= "\(year)-12-31" && (validUntil ?? "9999") >= "\(year)-01-01"
    }

    /// The years it holds in; nil where an end is open.
    public var years: ClosedRange<Int>? {
        guard let from = validFrom.flatMap({ Int($0.prefix(4)) }), let to = validUntil.flatMap({ Int($0.prefix(4)) }),
            from <= to
        else { return nil }
        return from...to
    }
}
