import GRDB

/// An index by name, so that it can be compared with the one a file has.
struct TableIndex: Sendable, Hashable {
    let name: String
    /// The whole `CREATE INDEX`, which SQLite keeps as it was written.
    let sql: String

    /// - Parameters:
    ///   - columns: names, quoted, or expressions.
    ///   - condition: which rows it has; nil for all.
    init(
        _ name: String, on table: String, _ columns: [String], isUnique: Bool = false, where condition: String? = nil
    ) {
        self.name = name
        let kind = isUnique ? "UNIQUE INDEX" : "INDEX"
        sql =
            "CREATE \(kind) \(quoted(name)) ON \(quoted(table)) (\(columns.joined(separator: ", ")))"
            + (condition.map { " WHERE \($0)" } ?? "")
    }

    func make(_ db: Database) throws { try db.execute(sql: sql) }

    /// Makes it as it is meant to be, whatever is there by its name.
    func renew(_ db: Database) throws {
        let found = try String.fetchOne(
            db, sql: "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?", arguments: [name])
        guard found != sql else { return }
        try drop(db)
        try make(db)
    }

    func drop(_ db: Database) throws { try db.execute(sql: "DROP INDEX IF EXISTS \(quoted(name))") }
}
