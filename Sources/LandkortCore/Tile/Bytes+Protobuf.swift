/// The wire format of protocol buffers, as much of it as tiles need.
extension [UInt8] {
    @inline(__always)
    mutating func append(varint number: UInt64) {
        var rest = number
        while rest > 0x7F {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func append(field: UInt64, varint number: UInt64) {
        append(varint: field << 3)
        append(varint: number)
    }

    mutating func append(field: UInt64, bytes: [UInt8]) {
        append(varint: field << 3 | 2)
        append(varint: UInt64(bytes.count))
        append(contentsOf: bytes)
    }

    mutating func append(field: UInt64, text: String) {
        append(varint: field << 3 | 2)
        append(varint: UInt64(text.utf8.count))
        append(contentsOf: text.utf8)
    }

    /// A packed list of numbers that take `size` bytes together.
    @inline(__always)
    mutating func append(field: UInt64, packed numbers: [UInt32], size: Int) {
        append(varint: field << 3 | 2)
        append(varint: UInt64(size))
        for number in numbers { append(varint: UInt64(number)) }
    }
}

extension UInt64 {
    /// Bytes it takes as a varint, 1 to 10.
    @inline(__always)
    var varintSize: Int { (70 - (self | 1).leadingZeroBitCount) / 7 }
}

extension [UInt32] {
    /// Bytes they take as varints.
    @inline(__always)
    var varintSize: Int {
        var size = 0
        for number in self { size += UInt64(number).varintSize }
        return size
    }
}
