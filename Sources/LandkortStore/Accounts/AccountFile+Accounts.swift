import GRDB
public import LandkortCore

extension AccountFile {
    /// By name.
    public func accounts() async throws(StoreProblem) -> [Account] {
        try await read { try Row.fetchAll($0, sql: "SELECT * FROM konto ORDER BY navn").map(Self.account) }
    }

    /// By the primary key.
    public func credentials(_ name: String) async throws(StoreProblem) -> (account: Account, hash: String)? {
        try await read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM konto WHERE navn = ?", arguments: [name]).map {
                (Self.account($0), $0["kodeord"])
            }
        }
    }

    /// One transaction.
    public func add(_ account: Account, hash: String) async throws(StoreProblem) -> Bool {
        try await write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO konto VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    account.name, account.role.rawValue, account.authority, account.partnership, hash, account.created,
                    account.blocked,
                ])
            return db.changesCount == 1
        }
    }

    /// One transaction.
    public func update(_ account: Account) async throws(StoreProblem) -> AccountChange {
        let values: StatementArguments = [
            account.role.rawValue, account.authority, account.partnership, account.blocked, account.name,
        ]
        let sql = "UPDATE konto SET rolle = ?, myndighed = ?, partnerskab = ?, spaerret = ? WHERE navn = ?"
        return try await change(
            account.name, stays: account.role == .administrator && account.blocked == nil, sql, values)
    }

    /// One transaction.
    public func setHash(_ hash: String, of name: String) async throws(StoreProblem) -> Bool {
        try await change(name, stays: true, "UPDATE konto SET kodeord = ? WHERE navn = ?", [hash, name]) == .done
    }

    /// One transaction.
    public func remove(_ name: String) async throws(StoreProblem) -> AccountChange {
        let change = try await change(name, stays: false, "DELETE FROM konto WHERE navn = ?", [name])
        // Those that are shared stay: others use them.
        let own = "DELETE FROM visning WHERE ejer = ? AND myndighed IS NULL"
        if change == .done { try await write { try $0.execute(sql: own, arguments: [name]) } }
        return change
    }

    /// A change of an account ends its sessions, so that nobody goes on with the rights of before.
    ///
    /// - Parameter stays: whether one who is an administrator is one still.
    private func change(
        _ name: String, stays: Bool, _ sql: String, _ arguments: StatementArguments
    ) async throws(StoreProblem) -> AccountChange {
        try await write { db in
            guard try stays || !Self.isLastAdministrator(name, db) else { return .lastAdministrator }
            try db.execute(sql: sql, arguments: arguments)
            let isDone = db.changesCount == 1
            try db.execute(sql: "DELETE FROM session WHERE navn = ?", arguments: [name])
            return isDone ? .done : .noAccount
        }
    }

    private static func isLastAdministrator(_ name: String, _ db: Database) throws -> Bool {
        let sql = "SELECT navn FROM konto WHERE rolle = ? AND spaerret IS NULL"
        let names = try String.fetchAll(db, sql: sql, arguments: [Role.administrator.rawValue])
        return names.map { $0.lowercased() } == [name.lowercased()]
    }

    private static func account(_ row: Row) -> Account {
        Account(
            name: row["navn"], role: Role(rawValue: row["rolle"]) ?? .anonymous, authority: row["myndighed"],
            partnership: row["partnerskab"], created: row["oprettet"], blocked: row["spaerret"])
    }

    /// One transaction.
    public func openSession(
        _ key: String, of name: String, until expiry: String
    ) async throws(StoreProblem) {
        try await write { try $0.execute(sql: "INSERT INTO session VALUES (?, ?, ?)", arguments: [key, name, expiry]) }
    }

    /// By the primary keys.
    public func session(_ key: String, at moment: String) async throws(StoreProblem) -> Account? {
        let sql = """
            SELECT konto.* FROM session JOIN konto USING (navn)
            WHERE aftryk = ? AND udloeber > ? AND spaerret IS NULL
            """
        return try await read { try Row.fetchOne($0, sql: sql, arguments: [key, moment]).map(Self.account) }
    }

    /// One transaction.
    public func closeSession(_ key: String, at moment: String) async throws(StoreProblem) {
        let sql = "DELETE FROM session WHERE aftryk = ? OR udloeber <= ?"
        try await write { try $0.execute(sql: sql, arguments: [key, moment]) }
    }
}
