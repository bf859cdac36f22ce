import Dispatch
import LandkortCore
import Synchronization

/// Finds addresses that a coverage file has twice.
///
/// Ids are dealt into 256 lots by their first byte; each lot fits a cache and is sorted by one thread.
struct DuplicateCheck {
    private let reading: CampaignReading

    init(_ reading: CampaignReading) { self.reading = reading }

    private struct Entry {
        var id: AddressID
        var share: UInt32
        var row: UInt32
    }

    /// The second and later rows of each repeated id, in order of line; at most 1,000.
    func errors(threads: Int) -> [RowError] {
        let lots = deal()
        let found = Mutex<[RowError]>([])
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            while case let lot = next.add(1, ordering: .relaxed).oldValue, lot < lots.count {
                let errors = errors(in: lots[lot])
                if !errors.isEmpty { found.withLock { $0 += errors } }
            }
        }
        return Array(found.withLock { $0 }.sorted { $0.line < $1.line }.prefix(CampaignRows.keptErrors))
    }

    private func deal() -> [[Entry]] {
        var lots = [[Entry]](repeating: [], count: 256)
        for lot in lots.indices { lots[lot].reserveCapacity(reading.count / 200 + 8) }
        for (share, rows) in reading.shares.enumerated() {
            for (row, id) in rows.ids.enumerated() {
                lots[Int(id.high >> 56)].append(Entry(id: id, share: UInt32(share), row: UInt32(row)))
            }
        }
        return lots
    }

    private func errors(in lot: [Entry]) -> [RowError] {
        let sorted = lot.sorted { $0.id < $1.id }
        var errors: [RowError] = []
        for (a, b) in zip(sorted, sorted.dropFirst()) where a.id == b.id {
            let lines = [line(a), line(b)].sorted()
            errors.append(
                RowError(
                    line: lines[1], column: CampaignField.id.heading, value: a.id.text, reason: .repeated(line: lines[0])))
        }
        return errors
    }

    private func line(_ entry: Entry) -> Int {
        let rows = reading.shares[Int(entry.share)]
        let block = rows.blocks.last { $0.firstRow <= entry.row }?.block ?? 0
        return reading.line(Int(rows.line[Int(entry.row)]), in: block)
    }
}
