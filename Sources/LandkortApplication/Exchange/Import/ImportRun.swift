import LandkortCore
import LandkortStore

/// One import within its transaction: pulls rows, some hundred at a time, and writes them.
///
/// Rows are written also after a problem was found, so that later rows are held against them; the transaction is then
/// undone as a whole.
final class ImportRun {
    let work: RegisterImport
    let plan: ImportPlan
    let transaction: any StoreTransaction
    let fileName: String
    let reading: RowReading
    let key: ImportKey?
    let check: RecordCheck
    private var references: ReferenceCheck
    var receipt: ImportReceipt
    var problems = RowProblems()
    var restored = RestoredCounts()
    /// Rows whose keys others hold that may yet be given other keys or be ended.
    var postponed: [Candidate] = []

    static let batch = 4_000
    /// Rows that one thread reads or checks at a time.
    private static let share = 250

    init(
        _ work: RegisterImport, _ plan: ImportPlan, _ fileName: String, _ transaction: any StoreTransaction
    ) throws {
        self.work = work
        self.plan = plan
        self.transaction = transaction
        self.fileName = fileName
        reading = RowReading(plan)
        key = try ImportKey(work.key, plan, work.mode)
        check = RecordCheck(plan)
        references = ReferenceCheck(plan, transaction)
        receipt = ImportReceipt(
            register: plan.register.id, file: fileName, time: work.now, actor: work.actor.name,
            mode: work.mode.rawValue, columns: plan.headings, mapping: plan.mapping.json)
        receipt.number = try transaction.save(receipt)
    }

    func read(_ file: any RowFile, progress: (Double) -> Void) throws -> ImportSummary {
        let count = try key?.isIdentifier ?? true ? readBlocks(of: file, progress) : readRows(of: file, progress)
        guard count > receipt.counts.passedOver else { throw ImportProblem.noRows(file: fileName) }
        problems.add(try references.unresolved())
        let ended = work.mode == .replace && problems.count == 0 ? try endOthers() : []
        try writePostponed()
        if problems.count == 0 { try refuseReferred(ended) }
        guard problems.count == 0 else {
            throw ImportProblem.rows(
                file: fileName, first: problems.first, count: problems.count, rows: problems.rows)
        }
        _ = try transaction.save(receipt)
        progress(1)
        return ImportSummary(
            receipt: receipt, unmatched: plan.unmatched, filledByStore: plan.filledByStore, doubled: plan.doubled,
            restored: restored.all, isTrial: work.isTrial)
    }

    /// Other threads read and check what comes next. Where all rows of a batch turn out to be new, nothing of the
    /// register is read for them.
    private func readBlocks(of file: any RowFile, _ progress: (Double) -> Void) throws -> Int {
        // It only looks things up that were made ready before.
        nonisolated(unsafe) let blocks = BlockReading(plan, reading, check)
        let batches = WorkAhead(pulling: { try file.stretch() }) { blocks.batch(of: $0) }
        var count = 0
        while let batch = try batches.next() {
            count += batch.count
            receipt.counts.passedOver += batch.passedOver
            if try isNew(batch), try references.admits(batch) {
                try write(batch)
            } else {
                var rows = batch.stretch.rows.filter(reading.wants)
                try take(&rows)
            }
            progress(file.share)
        }
        return count
    }

    /// Whether no row of the batch can be one that the register has, or that came before.
    private func isNew(_ batch: RowBatch) throws -> Bool {
        guard key != nil else { return true }
        guard batch.problems.isEmpty, let ids = batch.block.ids, Set(ids).count == ids.count,
            !ids.contains(where: { $0.apart != nil })
        else { return false }
        return try transaction.revisions(of: ids, in: plan.register.id).allSatisfy { $0 == nil }
    }

    private func readRows(of file: any RowFile, _ progress: (Double) -> Void) throws -> Int {
        var (rows, count) = ([FileRow](), 0)
        while let row = try file.next() {
            count += 1
            guard reading.wants(row) else {
                receipt.counts.passedOver += 1
                continue
            }
            rows.append(row)
            guard rows.count == Self.batch else { continue }
            try take(&rows)
            progress(file.share)
        }
        try take(&rows)
        return count
    }

    private func take(_ fileRows: inout [FileRow]) throws {
        // Both only look things up that were made ready before.
        nonisolated(unsafe) let (reading, check) = (reading, check)
        var rows = Self.mapped(fileRows) { Candidate(draft: reading.draft(of: $0)) }
        fileRows.removeAll(keepingCapacity: true)
        try references.restoreZeros(&rows)
        try findStored(&rows)
        rows = Self.mapped(rows) { row in
            var row = row
            check.complete(&row)
            return row
        }
        try references.check(&rows)
        try write(&rows)
        for row in rows {
            problems.add(row.draft.problems)
            restored.add(row.draft.restored)
        }
    }

    /// By as many threads as there are cores, in order.
    private static func mapped<Row: Sendable, Result>(
        _ rows: [Row], _ transform: @Sendable (Row) -> Result
    ) -> [Result] {
        inParallel((rows.count + share - 1) / share) { part in
            rows[(part * share)..<min((part + 1) * share, rows.count)].map(transform)
        }.flatMap { $0 }
    }

    /// By each key as it is written here, else with its accents apart, as other programs may have stored it.
    private func find(_ keys: [[Value]], of fields: [String]) throws -> [StoredFeature?] {
        var found = try transaction.find(keys, of: fields, in: plan.register.id)
        let left = keys.indices.filter { place in
            found[place] == nil && keys[place].contains { $0.string?.apart != nil }
        }
        guard !left.isEmpty else { return found }
        let apart = left.map { keys[$0].map { value in value.string?.apart.map(Value.string) ?? value } }
        for (place, stored) in zip(left, try transaction.find(apart, of: fields, in: plan.register.id)) {
            found[place] = stored
        }
        return found
    }

    /// What of the register each row is about.
    private func findStored(_ rows: inout [Candidate]) throws {
        guard let key else { return }
        var met = Set<[Value]>()
        let keyed = rows.indices.filter { key.values(of: rows[$0].draft.feature) != nil }
        let values = keyed.compactMap { key.values(of: rows[$0].draft.feature) }
        let found = try find(values, of: key.fields)
        let isMet = try transaction.mark(found.compactMap { $0?.feature.id }, in: plan.register.id)
        var marks = isMet.makeIterator()
        for ((place, value), stored) in zip(zip(keyed, values), found) {
            rows[place].stored = stored
            let wasMarked = stored != nil && marks.next() == true
            if !met.insert(value).inserted || wasMarked {
                rows[place].refuse(.repeated, key.fields, plan)
            } else if stored != nil, work.mode == .insert {
                rows[place].refuse(.present, key.fields, plan)
            }
        }
        guard !key.isIdentifier, work.mode != .insert else { return }
        for place in rows.indices where rows[place].isRead && key.values(of: rows[place].draft.feature) == nil {
            rows[place].refuse(.keyless, key.fields.filter { rows[place].draft.feature[$0].isNull }, plan)
        }
    }
}
