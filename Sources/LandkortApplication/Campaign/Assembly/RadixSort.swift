/// Sorts by a 64-bit key, byte by byte from the last; equal keys keep their order.
///
/// - Complexity: O(n) a byte in which keys differ; bytes that are the same in all keys cost nothing.
struct RadixSort {
    struct Entry<Row: BitwiseCopyable> {
        var key: UInt64
        var row: Row
    }

    static func sort<Row>(_ entries: inout [Entry<Row>]) {
        guard entries.count > 1 else { return }
        var spare = entries
        var counts = [Int](repeating: 0, count: 8 * 256)
        for entry in entries {
            for byte in 0..<8 { counts[byte * 256 + Int(entry.key >> UInt64(byte * 8) & 255)] += 1 }
        }
        for byte in 0..<8 {
            let first = Int(entries[0].key >> UInt64(byte * 8) & 255)
            guard counts[byte * 256 + first] < entries.count else { continue }
            var next = 0
            for value in byte * 256..<byte * 256 + 256 {
                let count = counts[value]
                counts[value] = next
                next += count
            }
            for entry in entries {
                let value = byte * 256 + Int(entry.key >> UInt64(byte * 8) & 255)
                spare[counts[value]] = entry
                counts[value] += 1
            }
            swap(&entries, &spare)
        }
    }
}
