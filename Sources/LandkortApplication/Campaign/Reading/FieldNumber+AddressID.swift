import LandkortCore

extension FieldNumber {
    /// Reads `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` in either case; nil when it is not that.
    static func addressID(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> AddressID? {
        guard range.count == 36, let start = bytes.baseAddress, range.upperBound <= bytes.count else { return nil }
        return addressID(at: start + range.lowerBound)
    }

    /// The same of the 36 bytes at `start`.
    @inline(__always)
    static func addressID(at start: UnsafeRawPointer) -> AddressID? {
        let dash = UInt8(ascii: "-")
        guard start.load(fromByteOffset: 8, as: UInt8.self) == dash,
            start.load(fromByteOffset: 13, as: UInt8.self) == dash,
            start.load(fromByteOffset: 18, as: UInt8.self) == dash,
            start.load(fromByteOffset: 23, as: UInt8.self) == dash,
            let a = hexadecimal(eight(start, 0, 4)), let b = hexadecimal(eight(start, 9, 14)),
            let c = hexadecimal(eight(start, 19, 24)), let d = hexadecimal(eight(start, 28, 32))
        else { return nil }
        return AddressID(high: a << 32 | b, low: c << 32 | d)
    }

    /// Two groups of four bytes as one word, the first byte lowest.
    @inline(__always)
    private static func eight(_ bytes: UnsafeRawPointer, _ first: Int, _ second: Int) -> UInt64 {
        let low = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: first, as: UInt32.self))
        let high = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: second, as: UInt32.self))
        return UInt64(high) << 32 | UInt64(low)
    }

    /// The number that eight hexadecimal digits write, all of them at once; nil when one is no digit.
    ///
    /// A digit's low four bits are its value, a letter's are nine less; writing the values as lower-case digits
    /// again shows whether they were digits at all.
    @inline(__always)
    private static func hexadecimal(_ text: UInt64) -> UInt64? {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let values = (text & (ones &* 0x0F)) &+ ((text >> 6) & ones) &* 9
        // `g` to `o` have values past 15.
        guard values & (ones &* 0xF0) == 0 else { return nil }
        let letters = ((values &+ ones &* 6) >> 4) & ones
        let again = values &+ ones &* 0x30 &+ letters &* 0x27
        // Bit 5 tells a digit from a control character; a capital has bit 6 instead.
        guard again == text | (ones &* 0x20), (text | text >> 1) & (ones &* 0x20) == ones &* 0x20 else { return nil }
        let pairs = (values & 0x000F_000F_000F_000F) << 4 | (values >> 8) & 0x000F_000F_000F_000F
        return (pairs & 0xFF) << 24 | (pairs >> 16 & 0xFF) << 16 | (pairs >> 32 & 0xFF) << 8 | pairs >> 48 & 0xFF
    }
}
