/// One field's value as a store keeps it and a client reads it.
///
/// Codes, references, dates (`2026-11-20`), datetimes (UTC, `2026-11-20T10:00:00Z`) and times are strings.
public enum Value: Sendable, Hashable {
    case null
    case string(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    /// A multivalued slot.
    case array([Value])
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: Value...) { self = .array(elements) }
}

extension Value {
    /// The text of a string value, else nil.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The integer of an integer value, else nil.
    public var integer: Int? {
        if case .integer(let number) = self { number } else { nil }
    }

    public var isNull: Bool { self == .null }
}
