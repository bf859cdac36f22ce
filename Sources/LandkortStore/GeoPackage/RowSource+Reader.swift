import LandkortCore

/// What the reader may see.
extension RowSource {
    /// Where a row lies.
    static let place = "\(RegisterTable.key), \(RegisterTable.geometry)"

    /// All columns by name, as ``RowLayout`` reads them, those that are hidden being empty: with `*`, a connection that has not seen a column added
    /// would misread the row.
    var columns: String {
        let own = [RegisterTable.key] + (table.isSpatial ? [RegisterTable.geometry] : [])
        return (own + table.valueColumns.map { column($0.name) }).joined(separator: ", ")
    }

    private func column(_ name: String) -> String {
        if name == RegisterTable.actor, !access.seesWriters { return "NULL AS \(quoted(name))" }
        let value = shown(name)
        return value == quoted(name) ? value : "\(value) AS \(quoted(name))"
    }

    func shown(_ field: String) -> String { shown(field, quoted(field)) }

    /// A field's value for the reader, of the table by name: within another table's rows too.
    func value(of field: String) -> String { shown(field, own(field)) }

    private func shown(_ field: String, _ column: String) -> String {
        // Triggers write when a version ended, beside the columns it had while it was in force.
        let stored = isPast && field == RegisterTable.to ? "\(quoted(name)).\(HistoryTable.to)" : column
        if access.hidden.contains(field) { return "NULL" }
        let value = table.register[field].flatMap { view.seen(own(field), of: $0) } ?? stored
        guard access.guarded.contains(field) else { return value }
        return "iif(\(holds(access.own)), \(value), NULL)"
    }

    /// Where not every row is the reader's, no index of the field is used, which would find the others first: that is
    /// what the plus says.
    func compared(_ field: String) -> String { (isIndexed ? "" : "+") + shown(field) }

    var isIndexed: Bool { access.records == .always }

    /// The column as it is stored, by the table's name.
    func own(_ field: String) -> String { "\(quoted(name)).\(quoted(field))" }

    /// Whether a row may tell what it refers to; nil where each may, and where the field itself is not for all to see.
    func isSeenReference(_ field: Field) -> String? {
        guard !access.hidden.contains(field.name), !access.guarded.contains(field.name) else { return nil }
        return view.isSeen(own(field.name), of: field)
    }

    var isShown: [String] { access.records == .always ? [] : [holds(access.records)] }

    /// An old version is shown only where its own rule and today's both allow it.
    private func holds(_ condition: Condition) -> String {
        let itself = condition.sql(of: name, isIndexed: box == nil)
        return isPast ? "(\(itself) AND \(table.history.holdsToday(condition)))" : itself
    }
}
