/// The 64-bit hash XXH64, as xxHash's specification (version 0.1.1) defines it, with seed 0.
///
/// Tells files apart; it is no protection against someone who makes two files alike on purpose.
struct XXHash64 {
    private static let primes: [5 of UInt64] = [
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
        0x27D4_EB2F_1656_67C5,
    ]

    static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let whole = bytes.count & ~31
        var hash = whole > 0 ? stripes(bytes, whole) : primes[4]
        hash &+= UInt64(bytes.count)
        var place = whole
        while place + 8 <= bytes.count {
            hash ^= round(0, word(bytes, place))
            hash = rotated(hash, 27) &* primes[0] &+ primes[3]
            place += 8
        }
        if place + 4 <= bytes.count {
            let half = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
            hash = rotated(hash ^ UInt64(half) &* primes[0], 23) &* primes[1] &+ primes[2]
            place += 4
        }
        for byte in bytes[place...] { hash = rotated(hash ^ UInt64(byte) &* primes[4], 11) &* primes[0] }
        hash = (hash ^ hash >> 33) &* primes[1]
        hash = (hash ^ hash >> 29) &* primes[2]
        return hash ^ hash >> 32
    }

    /// Four sums side by side, so that none waits for another's multiplication.
    private static func stripes(_ bytes: UnsafeRawBufferPointer, _ whole: Int) -> UInt64 {
        var (a, b, c, d) = (primes[0] &+ primes[1], primes[1], UInt64(0), 0 &- primes[0])
        var place = 0
        while place < whole {
            a = round(a, word(bytes, place))
            b = round(b, word(bytes, place &+ 8))
            c = round(c, word(bytes, place &+ 16))
            d = round(d, word(bytes, place &+ 24))
            place &+= 32
        }
        var hash = rotated(a, 1) &+ rotated(b, 7) &+ rotated(c, 12) &+ rotated(d, 18)
        for sum in [a, b, c, d] { hash = (hash ^ round(0, sum)) &* primes[0] &+ primes[3] }
        return hash
    }

    @inline(__always)
    private static func round(_ sum: UInt64, _ word: UInt64) -> UInt64 {
        rotated(sum &+ word &* primes[1], 31) &* primes[0]
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    @inline(__always)
    private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { word &<< bits | word &>> (64 &- bits) }
}
