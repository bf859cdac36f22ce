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

    /// The `Value` message. A negative integer goes into the zigzag field, 1 to 10 bytes instead of always 10.
    var message: [UInt8] {
        var bytes: [UInt8] = []
        switch self {
        case .string(let text):
            bytes.append(field: 1, text: text)
        case .double(let number):
            bytes.append(varint: 3 << 3 | 1)
            bytes.append(littleEndian: number.bitPattern)
        case .integer(let number) where number < 0:
            bytes.append(field: 6, varint: UInt64(bitPattern: number << 1 ^ number >> 63))
        case .integer(let number):
            bytes.append(field: 4, varint: UInt64(bitPattern: number))
        case .unsigned(let number):
            bytes.append(field: 5, varint: number)
        case .boolean(let flag):
            bytes.append(field: 7, varint: flag ? 1 : 0)
        }
        return bytes
    }
}
