/// Numbers distinct byte strings in order of first appearance.
///
/// Open addressing over one arena: no allocation and no copy for a string it knows.
struct ByteDictionary {
    /// The strings one after the other, each ended by zeros up to whole words.
    private var arena: [UInt64] = []
    private var entries: [Entry] = []
    private var slots: [Slot]

    struct Entry: BitwiseCopyable {
        /// In words of the arena.
        var start: UInt32
        /// In bytes.
        var length: UInt32
        var hash: UInt32
    }

    /// Holds what a comparison needs, so that it looks into `slots` and `arena` alone.
    struct Slot: BitwiseCopyable {
        var entry = Entry(start: 0, length: 0, hash: 0)
        var number = UInt32.max

        var isFree: Bool { number == .max }
    }

    init() { slots = Array(repeating: Slot(), count: 1024) }

    var count: Int { entries.count }

    /// The number of `bytes`, and whether it is new.
    mutating func number(_ bytes: UnsafeRawBufferPointer) -> (number: UInt32, isNew: Bool) { number(ByteKey(bytes)) }

    mutating func number(_ key: ByteKey) -> (number: UInt32, isNew: Bool) {
        if let known = find(key) { return (known, false) }
        let number = UInt32(count)
        let entry = Entry(start: UInt32(arena.count), length: UInt32(key.length), hash: key.hash)
        for word in 0..<key.length / 8 {
            arena.append(UInt64(littleEndian: key.start.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)))
        }
        if key.length % 8 > 0 { arena.append(key.rest) }
        entries.append(entry)
        if count * 2 > slots.count { grow() } else { put(entry, number) }
        return (number, true)
    }

    /// The number of a string it knows.
    @inline(__always)
    func find(_ key: ByteKey) -> UInt32? {
        slots.withUnsafeBufferPointer { slots in
            var place = Int(key.hash) & (slots.count &- 1)
            while case let slot = slots[place], !slot.isFree {
                if slot.entry.hash == key.hash, holds(key, slot.entry) { return slot.number }
                place = (place &+ 1) & (slots.count &- 1)
            }
            return nil
        }
    }

    /// Where a search for `key` begins: most often its end. To fetch many before the first is looked at lets memory
    /// answer for all of them at once.
    @inline(__always)
    func likely(_ key: ByteKey) -> Slot {
        slots.withUnsafeBufferPointer { $0[Int(key.hash) & ($0.count &- 1)] }
    }

    /// The number of a string it knows, given what ``likely(_:)`` said, however long ago.
    @inline(__always)
    func find(_ key: ByteKey, likely: Slot) -> UInt32? {
        guard !likely.isFree, likely.entry.hash == key.hash, holds(key, likely.entry) else { return find(key) }
        return likely.number
    }

    func withBytes<R>(of number: Int, _ body: (UnsafeRawBufferPointer) -> R) -> R {
        let entry = entries[number]
        let start = Int(entry.start) * 8
        return arena.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<start + Int(entry.length)])) }
    }

    func text(_ number: Int) -> String { withBytes(of: number) { String(decoding: $0, as: UTF8.self) } }

    @inline(__always)
    private func holds(_ key: ByteKey, _ entry: Entry) -> Bool {
        guard Int(entry.length) == key.length else { return false }
        return arena.withUnsafeBufferPointer { arena in
            let whole = key.length &>> 3
            var place = Int(entry.start)
            for word in 0..<whole {
                let own = UInt64(littleEndian: key.start.loadUnaligned(fromByteOffset: word &* 8, as: UInt64.self))
                guard arena[place] == own else { return false }
                place &+= 1
            }
            return key.length & 7 == 0 || arena[place] == key.rest
        }
    }

    private mutating func grow() {
        slots = Array(repeating: Slot(), count: slots.count * 2)
        for (number, entry) in entries.enumerated() { put(entry, UInt32(number)) }
    }

    private mutating func put(_ entry: Entry, _ number: UInt32) {
        var place = Int(entry.hash) & (slots.count - 1)
        while !slots[place].isFree { place = (place + 1) & (slots.count - 1) }
        slots[place] = Slot(entry: entry, number: number)
    }
}
