import Foundation
public import LandkortCore

/// One field's values in many records, without a box for each: a kind, eight bytes, and the texts one behind the other.
public struct ValueColumn: Sendable {
    enum Kind: UInt8 {
        case null
        case integer
        case number
        case boolean
        case text
        /// As JSON text.
        case list
    }

    private(set) var kinds: [UInt8] = []
    private(set) var bits: [UInt64] = []
    private(set) var bytes: [UInt8] = []

    /// No values yet.
    public init() {}

    /// How many values, nulls included.
    public var count: Int { kinds.count }

    /// Adds a value of any kind.
    public mutating func append(_ value: Value) {
        switch value {
        case .null: appendNull()
        case .integer(let number): append(integer: number)
        case .number(let number): append(number: number)
        case .boolean(let flag): append(.boolean, flag ? 1 : 0)
        case .string(var text): text.withUTF8 { append(.text, UnsafeRawBufferPointer($0)) }
        case .array: JSON(value).bytes.withUnsafeBytes { append(.list, $0) }
        }
    }

    /// Adds no value.
    public mutating func appendNull() { append(.null, 0) }

    /// Adds a whole number.
    public mutating func append(integer: Int) { append(.integer, UInt64(bitPattern: Int64(integer))) }

    /// Adds a number.
    public mutating func append(number: Double) { append(.number, number.bitPattern) }

    /// Adds a text, which is UTF-8.
    public mutating func append(text: UnsafeRawBufferPointer) { append(.text, text) }

    /// Takes values off the end until `count` are left.
    public mutating func cut(to count: Int) {
        kinds.removeLast(kinds.count - count)
        bits.removeLast(bits.count - count)
    }

    private mutating func append(_ kind: Kind, _ value: UInt64) {
        kinds.append(kind.rawValue)
        bits.append(value)
    }

    private mutating func append(_ kind: Kind, _ text: UnsafeRawBufferPointer) {
        append(kind, UInt64(bytes.count) << 32 | UInt64(text.count))
        bytes.append(contentsOf: text)
    }

    /// The value at `row`.
    public subscript(row: Int) -> Value {
        switch Kind(rawValue: kinds[row]) ?? .null {
        case .null: .null
        case .integer: .integer(Int(Int64(bitPattern: bits[row])))
        case .number: .number(Double(bitPattern: bits[row]))
        case .boolean: .boolean(bits[row] != 0)
        case .text: .string(String(decoding: text(row), as: UTF8.self))
        case .list: list(row)
        }
    }

    /// Whether there is no value at `row`.
    public func isNull(_ row: Int) -> Bool { kinds[row] == Kind.null.rawValue }

    private func text(_ row: Int) -> ArraySlice<UInt8> {
        let start = Int(bits[row] >> 32)
        return bytes[start..<(start + Int(bits[row] & 0xffff_ffff))]
    }

    private func list(_ row: Int) -> Value {
        (try? JSONDecoder().decode([ListElement].self, from: Data(text(row)))).map { .array($0.map(\.value)) } ?? .null
    }
}

/// One element of a list as JSON has it.
struct ListElement: Decodable {
    let value: Value

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            value = .boolean(flag)
        } else if let number = try? container.decode(Int.self) {
            value = .integer(number)
        } else if let number = try? container.decode(Double.self) {
            value = .number(number)
        } else {
            value = .string(try container.decode(String.self))
        }
    }
}
