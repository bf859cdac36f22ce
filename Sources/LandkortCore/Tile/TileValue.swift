/// A property's value in a vector tile.
public enum TileValue: Sendable, Hashable {
    case string(String)
    case double(Double)
    case integer(Int64)
    case unsigned(UInt64)
    case boolean(Bool)
}

extension TileValue {
    /// A field's value, nil for null, which a tile expresses by leaving the property out; a list becomes one
    /// text with commas.
    public init?(_ value: Value) {
        switch value {
        case .null: return nil
        case .string(let text): self = .string(text)
        case .integer(let number): self = .integer(Int64(number))
        case .number(let number): self = .double(number)
        case .boolean(let flag): self = .boolean(flag)
        case .array(let values): self = .string(values.compactMap { TileValue($0)?.text }.joined(separator: ", "))
        }
    }

    private var text: String {
        switch self {
        case .string(let text): text
        case .double(let number): "\(number)"
        case .integer(let number): "\(number)"
        case .unsigned(let number): "\(number)"
        case .boolean(let flag): "\(flag)"
        }
    }

    /// Writes itself as a field of the `Layer` message. A negative integer goes into the zigzag field, 1 to 10 bytes
    /// instead of always 10.
    func append(to fields: inout [UInt8]) {
        switch self {
        case .string(let text):
            fields.append(tileText: text.utf8.count) { $0.append(contentsOf: text.utf8) }
        case .double(let number):
            fields.append(tileValue: 9, of: 3 << 3 | 1)
            fields.append(littleEndian: number.bitPattern)
        case .integer(let number) where number < 0:
            fields.append(tileNumber: UInt64(bitPattern: number << 1 ^ number >> 63), of: 6)
        case .integer(let number):
            fields.append(tileNumber: UInt64(bitPattern: number), of: 4)
        case .unsigned(let number):
            fields.append(tileNumber: number, of: 5)
        case .boolean(let flag):
            fields.append(tileNumber: flag ? 1 : 0, of: 7)
        }
    }
}

extension [UInt8] {
    /// A text of so many bytes, which `write` appends, as a value of a layer.
    @inline(__always)
    mutating func append(tileText count: Int, _ write: (inout [UInt8]) -> Void) {
        append(tileValue: 1 + UInt64(count).varintSize + count, of: 1 << 3 | 2)
        append(varint: UInt64(count))
        write(&self)
    }

    fileprivate mutating func append(tileNumber number: UInt64, of field: UInt64) {
        append(tileValue: 1 + number.varintSize, of: field << 3)
        append(varint: number)
    }

    /// The beginning of a `Value` message of `size` bytes, up to its one field's tag.
    fileprivate mutating func append(tileValue size: Int, of tag: UInt64) {
        append(varint: 4 << 3 | 2)
        append(varint: UInt64(size))
        append(varint: tag)
    }
}
