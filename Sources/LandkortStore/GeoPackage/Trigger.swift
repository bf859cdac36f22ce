import GRDB

/// A trigger by name, so that it can be compared with the one a file has.
struct Trigger: Sendable, Hashable {
    let name: String
    let table: String
    /// The whole `CREATE TRIGGER`, which SQLite keeps as it was written.
    let sql: String

    /// - Parameters:
    ///   - event: `AFTER INSERT` and the like, with the columns it is about.
    ///   - actions: statements without their semicolons.
    init(_ name: String, _ event: String, on table: String, when condition: String? = nil, _ actions: [String]) {
        self.name = name
        self.table = table
        let when = condition.map { "\nWHEN \($0)" } ?? ""
        sql = """
            CREATE TRIGGER \(quoted(name)) \(event) ON \(quoted(table))\(when) BEGIN
              \(actions.joined(separator: ";\n  "));
            END
            """
    }

    /// Makes it on a table that is new.
    func make(_ db: Database) throws { try db.execute(sql: sql) }

    /// Makes it; on a table that is not new, as it is meant to be.
    func complete(_ isNew: Bool, _ db: Database) throws { if isNew { try make(db) } else { try renew(db) } }

    /// Makes it as it is meant to be, whatever is there by its name; false where nothing had to be done.
    @discardableResult
    func renew(_ db: Database) throws -> Bool {
        let found = try String.fetchOne(
            db, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", arguments: [name])
        guard found != sql else { return false }
        if found != nil { try db.execute(sql: "DROP TRIGGER \(quoted(name))") }
        try make(db)
        return true
    }
}
