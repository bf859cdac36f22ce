import LandkortCore

/// Finds addresses that a coverage file has twice.
///
/// A file in the order of its ids, as the national one is, has none. In any other, ids are dealt into 256 lots by
/// their first byte, so that each lot's table fits a cache.
struct DuplicateCheck {
    private let reading: CampaignReading

    init(_ reading: CampaignReading) { self.reading = reading }

    private struct Entry {
        var id: AddressID
        var line: Int
    }

    /// The second and later rows of each repeated id, in order of line; at most 1,000.
    func errors(threads: Int) -> [RowError] {
        guard !BlockFacts.areAscending(reading.blocks) else { return [] }
        let dealt = inParallel(reading.shares.count, threads: threads) { deal(share: $0) }
        let found = inParallel(Self.lots, threads: threads) { lot in errors(in: dealt.map { $0[lot] }) }
        return Array(found.flatMap { $0 }.sorted { $0.line < $1.line }.prefix(CampaignRows.keptErrors))
    }

    private static let lots = 256

    private func deal(share: Int) -> [[Entry]] {
        let buckets = reading.shares[share].buckets
        var lots = [[Entry]](repeating: [], count: Self.lots)
        for lot in lots.indices { lots[lot].reserveCapacity(buckets.count / 200 + 8) }
        for municipality in 0..<buckets.municipalities {
            buckets.forEachChunk(of: municipality) { rows in
                for row in rows { lots[Int(row.id.high >> 56)].append(Entry(id: row.id, line: reading.line(of: row))) }
            }
        }
        return lots
    }

    private func errors(in hands: [[Entry]]) -> [RowError] {
        let count = hands.reduce(0) { $0 + $1.count }
        var slots = [Entry?](repeating: nil, count: max(16, (count * 2).nextPowerOfTwo))
        var errors: [RowError] = []
        for hand in hands {
            for entry in hand {
                // The first byte is the lot's own.
                let hash = (entry.id.high ^ entry.id.low &* 0x9E37_79B9_7F4A_7C15) >> 20
                var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
                while let held = slots[slot], held.id != entry.id { slot = (slot + 1) & (slots.count - 1) }
                guard let held = slots[slot] else {
                    slots[slot] = entry
                    continue
                }
                // The earlier line stays, for hands come in no order of lines.
                let (first, later) = held.line < entry.line ? (held, entry) : (entry, held)
                slots[slot] = first
                errors.append(error(first, later))
            }
        }
        return errors
    }

    private func error(_ first: Entry, _ later: Entry) -> RowError {
        RowError(
            line: later.line, column: CampaignField.id.heading, value: later.id.text,
            reason: .repeated(line: first.line))
    }
}

extension Int {
    fileprivate var nextPowerOfTwo: Int { 1 << (bitWidth - (self - 1).leadingZeroBitCount) }
}
