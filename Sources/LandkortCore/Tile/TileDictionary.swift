/// The keys or values of a layer, each once, in the order of first use, encoded as they come.
///
/// They are told apart by their bytes, so nothing is made of an entry that is there already.
struct TileDictionary: Sendable {
    /// The entries as fields of the `Layer` message.
    private(set) var fields: [UInt8] = []
    /// Where each entry ends in ``fields``.
    private var ends: [Int] = []
    /// The number of an entry and one, where its print or the slots behind it are; 0 for none. A power of two.
    private var slots: [UInt32]
    private var prints: [UInt64] = []

    init() { slots = [UInt32](repeating: 0, count: 64) }

    /// The number of the entry that `write` appends.
    @inline(__always)
    mutating func index(_ write: (inout [UInt8]) -> Void) -> UInt32 {
        let start = fields.count
        write(&fields)
        let print = print(start..<fields.count)
        var slot = Int(truncatingIfNeeded: print) & (slots.count - 1)
        while slots[slot] > 0 {
            let number = Int(slots[slot] - 1)
            if prints[number] == print, isEntry(number, start) {
                fields.removeSubrange(start...)
                return UInt32(number)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = UInt32(ends.count + 1)
        ends.append(fields.count)
        prints.append(print)
        if ends.count * 2 > slots.count { grow() }
        return UInt32(ends.count - 1)
    }

    /// Whether entry `number` has the bytes from `start` to the end.
    private func isEntry(_ number: Int, _ start: Int) -> Bool {
        let other = (number > 0 ? ends[number - 1] : 0)..<ends[number]
        return other.count == fields.count - start && fields[other].elementsEqual(fields[start...])
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (number, print) in prints.enumerated() {
            var slot = Int(truncatingIfNeeded: print) & (slots.count - 1)
            while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    /// Eight bytes at a time; the multiplier is the golden ratio's.
    private func print(_ place: Range<Int>) -> UInt64 {
        fields.withUnsafeBytes { bytes in
            var print = UInt64(place.count)
            func mix(_ word: UInt64) {
                let product = (print ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
                print = product.high ^ product.low
            }
            var start = place.lowerBound
            while start + 8 <= place.upperBound {
                mix(bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
                start += 8
            }
            var rest: UInt64 = 0
            while start < place.upperBound {
                rest = rest << 8 | UInt64(bytes[start])
                start += 1
            }
            mix(rest)
            return print
        }
    }
}

extension TileDictionary {
    /// The number of a key of a layer.
    mutating func index(of key: String) -> UInt32 { index { $0.append(field: 3, text: key) } }

    /// The number of a property's value.
    mutating func index(of value: TileValue) -> UInt32 { index { value.append(to: &$0) } }

    /// The number of a text in UTF-8.
    mutating func index(ofText text: UnsafeRawBufferPointer) -> UInt32 {
        index { $0.append(tileText: text.count) { $0.append(contentsOf: text) } }
    }
}
