import GRDB
public import LandkortCore

extension AccountFile {
    /// By the index on the register.
    public func views(
        of register: RegisterID, for owner: String, in authority: String?
    ) async throws(StoreProblem) -> [SavedView] {
        try await read { db in
            let sql = "SELECT * FROM visning WHERE register = ? AND (ejer = ? OR myndighed = ?) ORDER BY navn, nr"
            return try Row.fetchAll(db, sql: sql, arguments: [register.rawValue, owner, authority]).map(Self.view)
        }
    }

    /// One transaction.
    public func add(_ view: SavedView) async throws(StoreProblem) -> Bool {
        try await write { db in
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO visning (register, navn, adresse, ejer, myndighed, oprettet)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    view.register.rawValue, view.name, view.query, view.owner, view.authority, view.created,
                ])
            return db.changesCount == 1
        }
    }

    /// One transaction.
    public func update(_ view: SavedView) async throws(StoreProblem) -> ViewChange {
        try await write { db in
            let sql = "SELECT count(*) FROM visning WHERE register = ? AND navn = ? AND ejer = ? AND nr <> ?"
            let taken: StatementArguments = [view.register.rawValue, view.name, view.owner, view.id]
            guard try Int.fetchOne(db, sql: sql, arguments: taken) == 0 else { return .taken }
            try db.execute(
                sql: "UPDATE visning SET navn = ?, myndighed = ? WHERE nr = ? AND ejer = ? AND register = ?",
                arguments: [view.name, view.authority, view.id, view.owner, view.register.rawValue])
            return db.changesCount == 1 ? .done : .noView
        }
    }

    /// One transaction.
    public func removeView(_ id: Int, of owner: String) async throws(StoreProblem) -> Bool {
        try await write { db in
            try db.execute(sql: "DELETE FROM visning WHERE nr = ? AND ejer = ?", arguments: [id, owner])
            return db.changesCount == 1
        }
    }

    private static func view(_ row: Row) -> SavedView {
        SavedView(
            id: row["nr"], of: RegisterID(rawValue: row["register"]), name: row["navn"], query: row["adresse"],
            owner: row["ejer"], authority: row["myndighed"], created: row["oprettet"])
    }
}
