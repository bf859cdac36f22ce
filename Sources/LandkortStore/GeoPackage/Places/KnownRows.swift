import Synchronization

/// Which rows keep what is asked of them wherever they lie, as far as they have been looked at; for as long as nobody
/// writes.
///
/// Who moves a map asks the same of one box after the other: a row that was read for one need not be read for the next.
final class KnownRows: Sendable {
    /// Two bits for each key.
    private struct Bits {
        var seen: [UInt64]
        var kept: [UInt64]
    }

    /// Some 8 MB of bits; rows beyond are looked at each time.
    private static let most: Int64 = 1 << 25
    private let count: Int64
    private let bits: Mutex<Bits>

    /// - Parameter last: the largest key.
    init(last: Int64) {
        count = min(max(last, 0) + 1, Self.most)
        let words = [UInt64](repeating: 0, count: Int(count) / 64 + 1)
        bits = Mutex(Bits(seen: words, kept: words))
    }

    /// In words of memory.
    var size: Int { Int(count) / 32 + 2 }

    /// What is known now: whether the row with a key is one; nil where nobody has looked.
    func verdicts() -> (Int64) -> Bool? {
        let (bits, count) = (bits.withLock { $0 }, count)
        return { key in
            guard key >= 0, key < count else { return nil }
            let (word, bit) = (Int(key) / 64, UInt64(1) << UInt64(key % 64))
            return bits.seen[word] & bit == 0 ? nil : bits.kept[word] & bit != 0
        }
    }

    /// Takes in that all of `seen` were looked at, and that `kept` are those of them.
    func learn(_ kept: [Int64], of seen: some Sequence<Int64>) {
        bits.withLock { bits in
            for key in kept where key >= 0 && key < count { bits.kept[Int(key) / 64] |= 1 << UInt64(key % 64) }
            for key in seen where key >= 0 && key < count { bits.seen[Int(key) / 64] |= 1 << UInt64(key % 64) }
        }
    }

    /// Different keys in ascending order: by their bits where they are many for the table.
    func ascending(_ keys: [Int64]) -> [Int64] {
        guard keys.count > Int(count) / 1024, let last = keys.max(), last < count, keys.allSatisfy({ $0 >= 0 }) else {
            return keys.sorted()
        }
        var words = [UInt64](repeating: 0, count: Int(last) / 64 + 1)
        for key in keys { words[Int(key) / 64] |= 1 << UInt64(key % 64) }
        var sorted: [Int64] = []
        sorted.reserveCapacity(keys.count)
        for (place, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                sorted.append(Int64(place * 64 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return sorted
    }
}
