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
    /// `"0810"` is a string, whatever it looks like.
    public init(stringLiteral value: String) { self = .string(value) }
    /// `5` is an integer, also where a field takes any number.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// `5.0` is a number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// `true` is a boolean, not 1.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// `nil` is ``null``.
    public init(nilLiteral: ()) { self = .null }
    /// `["a", "b"]` is the value of a multivalued slot.
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

    /// Its own text, or those of its items; none of anything else.
    public var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let items): items.flatMap(\.texts)
        case .null, .integer, .number, .boolean: []
        }
    }

    /// With each text as ``Swift/String/composed``.
    public var composed: Value {
        switch self {
        case .string(let text): .string(text.composed)
        case .array(let values): .array(values.map(\.composed))
        case .null, .integer, .number, .boolean: self
        }
    }

    /// Whether there is no value; an empty text or array is one.
    public var isNull: Bool { self == .null }
}
