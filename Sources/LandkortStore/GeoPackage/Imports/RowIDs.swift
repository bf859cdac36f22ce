import Foundation

/// The ids of rows that are written together: random uuids (version 4) by a key that nobody else has.
///
/// Ids that followed one another would be faster to index, and a gap among those that the public sees would tell of the
/// rows that it may not.
struct RowIDs {
    private let key: (UInt64, UInt64)

    static let length = 36

    /// - Parameter seed: a random uuid, which is not itself given to a row.
    init(_ seed: String) {
        let bytes = UUID(uuidString: seed)?.uuid ?? UUID().uuid
        key = withUnsafeBytes(of: bytes) {
            ($0.loadUnaligned(fromByteOffset: 0, as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
    }

    func text(_ place: Int) -> String {
        String(unsafeUninitializedCapacity: Self.length) { buffer in
            write(place, to: buffer.baseAddress!)
            return Self.length
        }
    }

    /// Writes ``length`` bytes.
    func write(_ place: Int, to text: UnsafeMutablePointer<UInt8>) {
        let word = UInt64(bitPattern: Int64(place)) << 1
        let high = SipHash.value(of: word, key) & 0xffff_ffff_ffff_0fff | 0x4000
        let low = SipHash.value(of: word | 1, key) & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
        var column = 0
        for half in [high, low] {
            for shift in stride(from: 60, through: 0, by: -4) {
                if column == 8 || column == 13 || column == 18 || column == 23 {
                    text[column] = UInt8(ascii: "-")
                    column += 1
                }
                let digit = UInt8(truncatingIfNeeded: half >> UInt64(shift)) & 15
                text[column] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
                column += 1
            }
        }
    }

    static func isID(_ text: String) -> Bool { text.utf8.count == length && UUID(uuidString: text) != nil }
}

/// SipHash-2-4 (Aumasson and Bernstein, 2012) of one word of eight bytes.
enum SipHash {
    static func value(of word: UInt64, _ key: (UInt64, UInt64)) -> UInt64 {
        var state = (
            key.0 ^ 0x736f_6d65_7073_6575, key.1 ^ 0x646f_7261_6e64_6f6d, key.0 ^ 0x6c79_6765_6e65_7261,
            key.1 ^ 0x7465_6462_7974_6573
        )
        // The word, then what says that it has eight bytes.
        for part in [word, 8 << 56] {
            state.3 ^= part
            for _ in 0..<2 { mix(&state) }
            state.0 ^= part
        }
        state.2 ^= 0xff
        for _ in 0..<4 { mix(&state) }
        return state.0 ^ state.1 ^ state.2 ^ state.3
    }

    private static func mix(_ v: inout (UInt64, UInt64, UInt64, UInt64)) {
        func turned(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
        v.0 &+= v.1
        v.1 = turned(v.1, 13) ^ v.0
        v.0 = turned(v.0, 32)
        v.2 &+= v.3
        v.3 = turned(v.3, 16) ^ v.2
        v.0 &+= v.3
        v.3 = turned(v.3, 21) ^ v.0
        v.2 &+= v.1
        v.1 = turned(v.1, 17) ^ v.2
        v.2 = turned(v.2, 32)
    }
}
