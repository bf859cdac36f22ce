import GRDB
import LandkortCore

/// Rows of one register that end, many at a time: what the triggers do for each is done here once for all of them.
///
/// What is kept of them is the same as by the triggers; where something is left that they would have to judge, the rows
/// are left to them.
struct BulkEnding {
    private let table: RegisterTable
    private let db: Database

    /// The rows that end, in the order they are to end in.
    private static let chosen = "temp.landkort_slut"
    private static let keys = "SELECT \(RegisterTable.key) FROM \(chosen)"

    /// - Throws: what SQLite throws.
    init(_ table: RegisterTable, _ db: Database) throws {
        self.table = try table.knowingSetAside(db)
        self.db = db
    }

    /// Whether nothing is left of an insert that was about to replace rows.
    func takes() throws -> Bool {
        let waiting = "SELECT 1 FROM \(quoted(table.history.name)) WHERE \(HistoryTable.to) IS NULL"
        return try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (\(waiting))") ?? false
    }

    /// Ends the features in force by these ids, which ``takes()`` lets in.
    func end(_ ids: [Feature.ID]) throws -> [WriteOutcome] {
        let outcomes = try choose(ids)
        // Their own triggers keep what is removed of them.
        if let links = table.attachments {
            try db.execute(sql: "DELETE FROM \(quoted(links.name)) WHERE base_id IN (\(Self.keys))")
        }
        try db.withoutTriggers {
            try keep()
            if let search = table.search { try search.remove(keys: Self.keys, db) }
            if table.isSpatial { try SpatialIndex(table: table.name).remove(keys: Self.keys, count: ids.count, db) }
            for statement in table.counting { try db.execute(sql: statement) }
            try db.execute(
                sql: "DELETE FROM \(quoted(table.name)) WHERE \(RegisterTable.key) IN (\(Self.keys))")
        }
        return outcomes
    }

    private func choose(_ ids: [Feature.ID]) throws -> [WriteOutcome] {
        try db.execute(sql: "DELETE FROM \(Self.chosen)")
        let find = try db.cachedStatement(
            sql: """
                SELECT \(RegisterTable.key), \(RegisterTable.revision) FROM \(quoted(table.name))
                WHERE \(quoted(table.identifier)) = ?
                """)
        let add = try db.cachedStatement(sql: "INSERT OR IGNORE INTO \(Self.chosen) VALUES (NULL, ?)")
        return try ids.map { id in
            guard let row = try Row.fetchOne(find, arguments: [id]), let revision: Revision = row[1] else {
                return .missing
            }
            try add.execute(arguments: [row[0] as Int64])
            return db.changesCount == 0 ? .missing : .written(Saved(id: id, revision: revision))
        }
    }

    /// Keeps what ends, and where it lay.
    private func keep() throws {
        let history = table.history
        let last = try Int64.fetchOne(db, sql: "SELECT max(\(HistoryTable.key)) FROM \(quoted(history.name))") ?? 0
        try db.execute(sql: history.archiving(.deleted, keys: Self.chosen))
        if table.isSpatial { try db.execute(sql: history.tree.enteringAll, arguments: [last]) }
    }
}
