import GRDB
import LandkortCore

/// One register on its way to somebody: what the reader may see of its rows and versions.
struct SharedTable {
    private let table: RegisterTable
    private let view: ReaderView

    /// - Parameter tables: those that the register's references lead to.
    init(_ table: RegisterTable, _ reader: Reader, among tables: [RegisterID: RegisterTable]) {
        self.table = table
        view = ReaderView(table, reader, among: tables)
    }

    /// Rows keep their versions' times, so the triggers that would give new ones are away meanwhile; the
    /// caller puts them back.
    func copy(from source: Database, to target: Database) throws {
        let spatial = table.isSpatial ? SpatialIndex(table: table.name).triggers : []
        let indexing = spatial + (table.search?.triggers ?? [])
        for trigger in table.triggers where !indexing.contains(trigger) && trigger.table == table.name {
            try target.execute(sql: "DROP TRIGGER \(quoted(trigger.name))")
        }
        try copy(RowSource(table, view), [], to: table.name, from: source, to: target)
        let endedBy = view.access.seesWriters ? HistoryTable.endedBy : "NULL"
        try copy(
            RowSource(ended: table.history, view),
            [
                (HistoryTable.to, HistoryTable.to), (HistoryTable.ending, HistoryTable.ending),
                (HistoryTable.endedBy, endedBy),
            ],
            to: table.history.name, from: source, to: target)
        try target.execute(sql: numbering)
        for statement in [parting] + counting { try target.execute(sql: statement) }
    }

    /// Rows come in the order of their identifiers and get new keys, whose gaps would tell of others.
    private func copy(
        _ rows: RowSource, _ more: [(name: String, value: String)], to name: String, from source: Database,
        to target: Database
    ) throws {
        let columns =
            [RegisterTable.key] + (table.isSpatial ? [RegisterTable.geometry] : [])
            + table.valueColumns.map(\.name) + more.map(\.name)
        let wanted = ([rows.columns] + more.map(\.value)).joined(separator: ", ")
        let order = " ORDER BY \(quoted(table.identifier)), \(more.first?.name ?? "1")"
        let found = try Row.fetchCursor(
            source, sql: rows.select(wanted) + order, arguments: StatementArguments(rows.arguments))
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        let insertion =
            "INSERT INTO \(quoted(name)) (\(columns.map(quoted).joined(separator: ", "))) VALUES (\(places))"
        var key = 0
        while let row = try found.next() {
            key += 1
            let values = [key.databaseValue] + row.databaseValues.dropFirst()
            try target.cachedStatement(sql: insertion).execute(arguments: StatementArguments(values))
        }
    }

    /// Where the version that followed is not seen, the record was gone meanwhile, as ``FeatureVersion`` tells it too.
    private var parting: String {
        let (id, from, to) = (quoted(table.identifier), RegisterTable.from, HistoryTable.to)
        let name = quoted(table.history.name)
        let goesOn = [table.name, table.history.name].map { next in
            "NOT EXISTS (SELECT 1 FROM \(quoted(next)) nu WHERE nu.\(id) = \(name).\(id) AND nu.\(from) = \(name).\(to))"
        }
        return """
            UPDATE \(name) SET \(HistoryTable.ending) = \(sqlText(FeatureVersion.Ending.deleted.rawValue))
            WHERE \(goesOn.joined(separator: " AND "))
            """
    }

    /// Versions are counted among those that are seen: their own numbers would tell of others.
    private var counting: [String] {
        let (id, revision) = (quoted(table.identifier), RegisterTable.revision)
        let (name, history) = (quoted(table.name), quoted(table.history.name))
        let place = "\(HistoryTable.to), \(HistoryTable.key)"
        return [
            """
            UPDATE \(history) SET \(revision) = counted.number FROM (SELECT \(HistoryTable.key) AS key,
              row_number() OVER (PARTITION BY \(id) ORDER BY \(place)) AS number FROM \(history)) counted
              WHERE \(HistoryTable.key) = counted.key
            """,
            """
            UPDATE \(name) SET \(revision) = 1 + (SELECT count(*) FROM \(history) past WHERE past.\(id) = \(name).\(id))
            """,
        ]
    }

    /// A version has the key of its row; those of rows that are gone come after all others.
    private var numbering: String {
        let (key, id) = (RegisterTable.key, quoted(table.identifier))
        let (name, history) = (quoted(table.name), quoted(table.history.name))
        return """
            UPDATE \(history) SET \(key) = coalesce((SELECT nu.\(key) FROM \(name) nu WHERE nu.\(id) = \(history).\(id)),
              (SELECT count(*) FROM \(name)) + \(HistoryTable.key))
            """
    }
}
