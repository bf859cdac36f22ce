import LandkortCore

/// What one reader may see of a register's rows: the compiled rule, and the records that its references may name.
///
/// A reference to a record that is hidden from the reader is as none at all, in every value that SQL makes of it. Only
/// references to registers that have hidden rows cost anything: one look into an index each.
struct ReaderView: Sendable {
    let access: Access
    private let targets: [String: SeenTarget]

    /// - Parameter tables: those that the register's references lead to.
    init(_ table: RegisterTable, _ reader: Reader, among tables: [RegisterID: RegisterTable]) {
        access = reader.access(to: table.register)
        let targets = table.register.referenceFields.compactMap { field, target in
            tables[target].flatMap { SeenTarget($0, reader) }.map { (field.name, $0) }
        }
        self.targets = Dictionary(targets) { first, _ in first }
    }

    /// All that tells one reader's view from another's.
    var rules: [Access] { [access] + targets.sorted { $0.key < $1.key }.map(\.value.access) }

    /// Everything there is, for the store's own questions.
    init(everythingOf table: RegisterTable) { self.init(table, .administrator, among: [:]) }

    /// Whether the record that `column`, of `field`, refers to may be named; nil where any may.
    func isSeen(_ column: String, of field: Field) -> String? { targets[field.name]?.isSeen(column) }

    /// What the reader sees of a column of references; nil where that is all of it.
    func seen(_ column: String, of field: Field) -> String? {
        guard let target = targets[field.name] else { return nil }
        guard field.multivalued else { return "iif(\(target.isSeen(column)), \(column), NULL)" }
        let list = "iif(json_valid(\(column)), \(column), json_array(\(column)))"
        return """
            iif(\(column) IS NULL, NULL, (SELECT nullif(json_group_array(led.value), '[]')
            FROM json_each(\(list)) AS led WHERE \(target.isSeen("led.value"))))
            """
    }
}

/// A register with records that a reader may not see.
private struct SeenTarget: Sendable {
    private let table: RegisterTable
    let access: Access

    init?(_ table: RegisterTable, _ reader: Reader) {
        self.table = table
        access = reader.access(to: table.register)
        guard access.records != .always else { return nil }
    }

    private var records: Condition { access.records }

    /// By the record's newest version; an id that no record ever had tells nothing.
    func isSeen(_ id: String) -> String {
        let (name, key) = (quoted(table.name), quoted(table.identifier))
        let (history, to) = (quoted(table.history.name), HistoryTable.to)
        let index = VisibilityIndex(table: table).single(of: records).map { " INDEXED BY \(quoted($0))" } ?? ""
        return """
            CASE WHEN \(id) IS NULL THEN 1
            WHEN EXISTS (SELECT 1 FROM \(name) AS maal\(index) WHERE \(records.sql(of: "maal")) AND maal.\(key) = \(id))
            THEN 1 WHEN EXISTS (SELECT 1 FROM \(name) AS maal WHERE maal.\(key) = \(id)) THEN 0
            ELSE coalesce((SELECT ifnull(\(records.sql(of: "maal")), 0) FROM \(history) AS maal
            WHERE maal.\(key) = \(id) AND maal.\(to) IS NOT NULL
            ORDER BY maal.\(to) DESC, maal.\(HistoryTable.key) DESC LIMIT 1), 1) END
            """
    }
}
