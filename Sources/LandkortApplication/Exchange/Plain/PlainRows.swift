import LandkortCore
import LandkortStore

/// Reads rows of text that are written as nearly all are, and hands on all others.
///
/// What it takes has no problem, and is what ``RowReading`` and ``RecordCheck`` would have made of it.
struct PlainRows {
    /// In the order of the block's columns, with the place of the cell each takes.
    private var takers: [(cell: Int, column: PlainColumn)]
    private let width: Int
    private let place: PlainPlace
    private let (x, y, geometry): (Int?, Int?, Int?)

    /// Nil where no row would be such a one.
    ///
    /// - Parameter constants: what the columns do not say, by field.
    init?(_ plan: ImportPlan, _ constants: [String: Value]) {
        let check = FeatureCheck(plan.register)
        let own = Set(plan.columns.map(\.field.name))
        let isSound = plan.register.fields.allSatisfy { field in
            own.contains(field.name) || check.admits(constants[field.name] ?? .null, in: field)
        }
        guard isSound, plan.conditions.isEmpty, plan.columns.allSatisfy(\.reading.isBare) else { return nil }
        takers = plan.columns.map { ($0.place, PlainColumn($0, check)) }
        width = plan.headings.count
        place = PlainPlace(plan.register)
        x = plan.places[ColumnName.x]
        y = plan.places[ColumnName.y]
        geometry = plan.places[ColumnName.geometry]
    }

    /// Adds the rows of `text` to `batch`.
    ///
    /// - Parameter other: adds a row of the others.
    mutating func read(_ text: TextStretch, into batch: inout RowBatch, _ other: (FileRow, inout RowBatch) -> Void) {
        for index in takers.indices { takers[index].column.isUTF8 = text.form.isUTF8 }
        text.withBytes { bytes in
            var cells = PlainCells(separator: text.form.separator)
            var (start, line) = (0, text.firstLine)
            while start < bytes.count {
                let outcome = cells.read(bytes, from: start)
                if case .none(let end) = outcome {
                    (start, line) = (end, line + 1 + cells.innerLines)
                    continue
                }
                if case .row(let end) = outcome, take(cells, into: &batch) {
                    batch.lines.append(line)
                    (start, line) = (end, line + 1 + cells.innerLines)
                    continue
                }
                batch.block.cut()
                let (end, lines) = cells.end(of: bytes, from: start)
                for row in text.rows(in: bytes[start..<end], line: line) { other(row, &batch) }
                (start, line) = (end, line + lines)
            }
        }
    }

    private mutating func take(_ row: PlainCells, into batch: inout RowBatch) -> Bool {
        let cells = row.cells
        guard cells.count == width else { return false }
        if let geometry, !cells[geometry].isEmpty { return false }
        guard let place = place.place(x.map { cells[$0] }, y.map { cells[$0] }) else { return false }
        for index in takers.indices {
            let cell = cells[takers[index].cell]
            guard takers[index].column.take(cell, to: &batch.block.columns[index]) else { return false }
        }
        batch.block.places.append(place)
        batch.count += 1
        return true
    }
}
