/// A JSON document to write (RFC 8259), whose objects keep the order of their members; it reads nothing.
///
/// Writing never fails: a number that is infinite or not a number becomes `null`.
public enum JSON: Sendable, Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([Member])
    /// A document that is written already: well-formed UTF-8, such as a geometry by ``GeoJSON``.
    case written([UInt8])

    /// One name and its value; that names differ within an object is the caller's task.
    public struct Member: Sendable, Equatable {
        /// Unescaped.
        public var name: String
        /// Any document.
        public var value: JSON

        /// For objects whose names are computed; others are written as dictionary literals.
        public init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// The document as UTF-8 text. O(size).
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    /// Appends the document as UTF-8 text without blanks. O(size).
    public func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .boolean(let flag): bytes += (flag ? "true" : "false").utf8
        case .integer(let number): bytes += String(number).utf8
        case .number(let number): bytes += (number.isFinite ? Self.text(number) : "null").utf8
        case .string(let text): bytes.appendJSON(text)
        case .written(let document): bytes += document
        case .array(let elements):
            Self.append(elements, "[", "]", to: &bytes) { $0.append(to: &$1) }
        case .object(let members):
            Self.append(members, "{", "}", to: &bytes) { member, bytes in
                bytes.appendJSON(member.name)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes)
            }
        }
    }

    private static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
    }

    static func append<T>(
        _ elements: [T], _ start: String, _ end: String, to bytes: inout [UInt8], _ write: (T, inout [UInt8]) -> Void
    ) {
        bytes += start.utf8
        for (place, element) in elements.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            write(element, &bytes)
        }
        bytes += end.utf8
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByFloatLiteral, ExpressibleByNilLiteral
{
    /// `"a"` is a string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// `1` is an integer.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// `true` is a boolean.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// `0.5` is a number; a whole one below 10¹⁵ is written without a point.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// `nil` is `null`, which is written out and not left away.
    public init(nilLiteral: ()) { self = .null }
    /// `[1, "a"]` is an array.
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// `["a": 1]` is an object, its members in the order of the literal.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }
}

extension JSON {
    /// This object with more members behind its own; other documents stay as they are.
    public func adding(_ members: [(String, JSON)]) -> JSON {
        guard case .object(let own) = self else { return self }
        return .object(own + members.map { Member(name: $0.0, value: $0.1) })
    }

    /// A field's value as clients read it: dates and codes are strings, no value is `null`.
    public init(_ value: LandkortCore.Value) {
        switch value {
        case .null: self = .null
        case .string(let text): self = .string(text)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .boolean(let flag): self = .boolean(flag)
        case .array(let values): self = .array(values.map(JSON.init))
        }
    }

    /// Appends what ``init(_:)`` makes of a value, without making it.
    public static func append(_ value: LandkortCore.Value, to bytes: inout [UInt8]) {
        switch value {
        case .string(let text): bytes.appendJSON(text)
        case .null: bytes += "null".utf8
        case .boolean(let flag): bytes += (flag ? "true" : "false").utf8
        case .integer(let number) where number >= 0: bytes.append(digits: UInt64(number))
        case .integer, .number, .array: JSON(value).append(to: &bytes)
        }
    }

    /// The same of a value on its way out of a store.
    public static func append(_ value: RowValue, to bytes: inout [UInt8]) {
        switch value {
        case .value(let value): append(value, to: &bytes)
        case .plain(let text):
            bytes.append(UInt8(ascii: "\""))
            bytes.append(contentsOf: text)
            bytes.append(UInt8(ascii: "\""))
        }
    }
}
