/// Eight bytes of text in one number, the first byte lowest.
///
/// Whoever loads from a place must own the seven bytes behind it too.
struct EightBytes {
    var word: UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    init(_ word: UInt64) { self.word = word }

    @inline(__always)
    init(at place: UnsafeRawPointer) {
        word = UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
    }

    /// How many bytes come before the first `byte`; nil when there is none.
    @inline(__always)
    func first(_ byte: UInt8) -> Int? {
        let other = word ^ (Self.ones &* UInt64(byte))
        // A byte's highest bit where the byte is zero; right up to the lowest such byte.
        let found = (other &- Self.ones) & ~other & Self.highs
        return found == 0 ? nil : found.trailingZeroBitCount &>> 3
    }

    /// The first `count` bytes, 0 ... 7, and zeros.
    @inline(__always)
    func prefix(_ count: Int) -> UInt64 { word & ((1 &<< (UInt64(count) &* 8)) &- 1) }

    /// The values of the first `count` bytes, 0 ... 8, as digits, zeros behind them; nil when one is no digit.
    @inline(__always)
    func digits(_ count: Int) -> UInt64? {
        let all = word ^ (Self.ones &* 0x30)
        let values = count == 8 ? all : EightBytes(all).prefix(count)
        return ((values &+ Self.ones &* 0x76) | values) & Self.highs == 0 ? values : nil
    }

    /// The number that the first `count` bytes, 1 ... 7, write in digits; nil when one is no digit.
    @inline(__always)
    func number(_ count: Int) -> UInt32? {
        guard let digits = digits(count) else { return nil }
        // Moved to the end, with zeros before them; then pairs, fours and all eight.
        var value = digits &<< (64 &- UInt64(count) &* 8)
        value = (value &* 10 &+ value >> 8) & 0x00FF_00FF_00FF_00FF
        value = (value &* 100 &+ value >> 16) & 0x0000_FFFF_0000_FFFF
        return UInt32(truncatingIfNeeded: value &* 10_000 &+ value >> 32)
    }
}
