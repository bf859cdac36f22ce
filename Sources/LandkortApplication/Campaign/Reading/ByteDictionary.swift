/// Numbers distinct byte strings in order of first appearance.
///
/// Open addressing over one arena: no allocation and no copy for a string it knows.
struct ByteDictionary {
    private(set) var count = 0
    private var arena: [UInt8] = []
    private var ends: [Int] = [0]
    private var slots: [UInt32]
    private var hashes: [UInt32] = []

    private static let free = UInt32.max

    init() { slots = Array(repeating: Self.free, count: 1024) }

    /// The number of `bytes`, and whether it is new.
    mutating func number(_ bytes: UnsafeRawBufferPointer) -> (number: UInt32, isNew: Bool) {
        let hash = Self.hash(bytes)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != Self.free {
            let candidate = Int(slots[slot])
            if hashes[candidate] == hash, holds(bytes, at: candidate) { return (slots[slot], false) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = UInt32(count)
        slots[slot] = number
        arena.append(contentsOf: bytes)
        ends.append(arena.count)
        hashes.append(hash)
        count += 1
        if count * 2 > slots.count { grow() }
        return (number, true)
    }

    func withBytes<R>(of number: Int, _ body: (UnsafeRawBufferPointer) -> R) -> R {
        arena.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[ends[number]..<ends[number + 1]])) }
    }

    func text(_ number: Int) -> String { withBytes(of: number) { String(decoding: $0, as: UTF8.self) } }

    private func holds(_ bytes: UnsafeRawBufferPointer, at number: Int) -> Bool {
        let start = ends[number]
        guard ends[number + 1] - start == bytes.count else { return false }
        return arena.withUnsafeBytes { arena in
            var place = 0
            while place + 8 <= bytes.count {
                let known = arena.loadUnaligned(fromByteOffset: start + place, as: UInt64.self)
                guard known == bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) else { return false }
                place += 8
            }
            while place < bytes.count {
                guard arena[start + place] == bytes[place] else { return false }
                place += 1
            }
            return true
        }
    }

    private mutating func grow() {
        slots = Array(repeating: Self.free, count: slots.count * 2)
        for number in 0..<count {
            var slot = Int(hashes[number]) & (slots.count - 1)
            while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number)
        }
    }

    /// Eight bytes a step, multiplied and folded.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
        var place = 0
        while place + 8 <= bytes.count {
            state = mixed(state ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        state = mixed(state ^ rest)
        return UInt32(truncatingIfNeeded: state ^ state >> 32)
    }

    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
