import LandkortCore

/// Reads rows of one ``RowLayout`` as some of their fields' values, one after the other into the same memory.
struct RowReading {
    private let columns: [(place: Int, column: StoredColumn)?]
    /// Where a plain text is the value as it stands; -1, which is no column, for others.
    private let plain: [Int]
    private let identifying: (place: Int, column: StoredColumn)?
    private var row: FeatureRow

    /// - Parameter fields: by name, in the order of the values.
    init(_ layout: RowLayout, of fields: [String]) {
        columns = fields.map(layout.column)
        plain = columns.map { $0.map { $0.column.isList ? -1 : $0.place } ?? -1 }
        identifying = layout.identifying
        row = FeatureRow(id: .value(.null), values: fields.map { _ in .value(.null) }, geometry: nil)
    }

    /// The row that a statement stands at, until its next step.
    ///
    /// - Parameter shape: what ``RowLayout/shape(_:ifUnreadable:)`` gave.
    mutating func read(_ running: RunningRow, at shape: Geometry?) -> FeatureRow {
        for place in plain.indices {
            if plain[place] >= 0, let text = running.plainText(at: plain[place]) {
                row.values[place] = .plain(text)
            } else if let column = columns[place] {
                row.values[place] = .value(column.column.value(running.value(at: column.place)))
            }
        }
        row.id = id(running)
        row.geometry = shape
        return row
    }

    /// An identifier is a text, also where it is a number.
    private func id(_ running: RunningRow) -> RowValue {
        guard let identifying else { return .value("") }
        if let text = running.plainText(at: identifying.place) { return .plain(text) }
        return .value(.string(identifying.column.value(running.value(at: identifying.place)).id ?? ""))
    }
}
