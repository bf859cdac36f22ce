import LandkortCore
import LandkortStore

/// Makes batches of new records out of stretches of a file.
///
/// Rows of text that are written as nearly all are become columns without a step between; all others, and all of other
/// formats, go by ``RowReading`` and ``RecordCheck``, which say what is wrong with them.
struct BlockReading {
    private let plan: ImportPlan
    private let reading: RowReading
    private let check: RecordCheck
    private let plain: PlainRows?
    private let constants: [String: Value]

    init(_ plan: ImportPlan, _ reading: RowReading, _ check: RecordCheck) {
        self.plan = plan
        self.reading = reading
        self.check = check
        let register = plan.register
        var common = Feature(id: "", values: [:])
        for (field, value) in plan.fixed { common[field.name] = value }
        let columns = Set(plan.columns.map(\.field.name))
        constants = register.withDefaults(common).values.filter { !columns.contains($0.key) }
        plain = PlainRows(plan, constants)
    }

    func batch(of stretch: RowStretch) -> RowBatch {
        let block = RecordBlock(plan.register, fields: plan.columns.map(\.field), constants: constants)
        var batch = RowBatch(stretch, block)
        switch stretch {
        case .rows(let rows):
            for row in rows { add(row, to: &batch) }
        case .text(let text):
            guard var plain else {
                for row in text.rows { add(row, to: &batch) }
                return batch
            }
            plain.read(text, into: &batch) { row, batch in add(row, to: &batch) }
        }
        return batch
    }

    private func add(_ row: FileRow, to batch: inout RowBatch) {
        batch.count += 1
        guard reading.wants(row) else {
            batch.passedOver += 1
            return
        }
        var candidate = Candidate(draft: reading.draft(of: row))
        check.complete(&candidate)
        guard candidate.draft.problems.isEmpty, case .insert(let feature) = candidate.change else {
            batch.problems += candidate.draft.problems
            return
        }
        batch.block.append(feature)
        batch.restored += candidate.draft.restored
        batch.lines.append(row.line)
    }
}
