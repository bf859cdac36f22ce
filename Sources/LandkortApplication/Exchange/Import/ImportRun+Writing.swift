import LandkortCore
import LandkortStore

/// What is done to the register, and what becomes of it.
extension ImportRun {
    private static let mostPostponed = 10_000

    func write(_ batch: RowBatch) throws {
        problems.add(batch.problems)
        restored.add(batch.restored)
        let refused = try transaction.insert(batch.block, in: plan.register.id, for: receipt.number)
        receipt.counts.inserted += batch.block.count - refused.count
        if key != nil { try markAll(of: batch.block, but: refused) }
        guard !refused.isEmpty else { return }
        let rows = Dictionary(batch.stretch.rows.map { ($0.line, $0) }) { first, _ in first }
        for record in refused {
            guard let row = rows[batch.lines[record.row]] else { continue }
            var candidate = Candidate(draft: reading.draft(of: row))
            check.complete(&candidate)
            postpone(&candidate, record.fields)
            problems.add(candidate.draft.problems)
        }
    }

    private func markAll(of block: RecordBlock, but refused: [RefusedRecord]) throws {
        let left = Set(refused.map(\.row))
        let ids = (block.ids ?? []).enumerated().filter { !left.contains($0.offset) }.map(\.element)
        _ = try transaction.mark(ids, in: plan.register.id)
    }

    func write(_ rows: inout [Candidate]) throws {
        let places = rows.indices.filter { rows[$0].draft.problems.isEmpty && rows[$0].change != nil }
        receipt.counts.unchanged += rows.count { $0.draft.problems.isEmpty && $0.change == nil }
        let outcomes = try transaction.write(places.compactMap { rows[$0].change }, in: plan.register.id)
        var written: [ImportedRow] = []
        var inserted: [Feature.ID] = []
        for (place, outcome) in zip(places, outcomes) {
            switch outcome {
            case .duplicate(let fields): postpone(&rows[place], fields)
            case .missing: throw StoreProblem.damaged(rows[place].draft.feature.id)
            case .written(let saved):
                guard let action = count(rows[place], saved) else { continue }
                written.append(ImportedRow(id: saved.id, action: action, revision: saved.revision))
                if action == .inserted { inserted.append(saved.id) }
            }
        }
        if key != nil { _ = try transaction.mark(inserted, in: plan.register.id) }
        try transaction.add(written, to: receipt.number)
    }

    private func postpone(_ row: inout Candidate, _ fields: [String]) {
        guard !row.isPostponed, postponed.count < Self.mostPostponed else {
            row.refuse(.taken, fields, plan)
            return
        }
        row.isPostponed = true
        postponed.append(row)
    }

    func writePostponed() throws {
        guard !postponed.isEmpty else { return }
        var rows = postponed
        try write(&rows)
        for row in rows { problems.add(row.draft.problems) }
    }

    /// Nil where the store found that nothing differs.
    private func count(_ row: Candidate, _ saved: Saved) -> ImportedRow.Action? {
        guard let stored = row.stored else {
            receipt.counts.inserted += 1
            return .inserted
        }
        guard saved.revision != stored.revision else {
            receipt.counts.unchanged += 1
            return nil
        }
        receipt.counts.updated += 1
        return .updated
    }
}
