import GRDB
public import LandkortCore

extension AccountFile {
    /// By name.
    public func accounts() async throws(StoreProblem) -> [Account] {
        try await read { try Row.fetchAll($0, sql: "SELECT * FROM konto ORDER BY navn").map(Self.account) }
    }

    /// By the primary key; a name that only reads the same, by all of them.
    public func credentials(_ name: String) async throws(StoreProblem) -> (account: Account, hash: String)? {
        try await read { db in
            func row(_ name: String) throws -> Row? {
                try Row.fetchOne(db, sql: "SELECT * FROM konto WHERE navn = ?", arguments: [name])
            }
            let found = try row(name) ?? Self.name(readAs: name, db).flatMap(row)
            return found.map { (Self.account($0), $0["kodeord"]) }
        }
    }

    private static func name(readAs name: String, _ db: Database) throws -> String? {
        try String.fetchAll(db, sql: "SELECT navn FROM konto").first { Account.isName($0, readAs: name) }
    }

    /// By the unique index.
    public func account(of identity: OuterIdentity) async throws(StoreProblem) -> Account? {
        let sql = "SELECT * FROM konto WHERE udsteder = ? AND subjekt = ?"
        return try await read {
            try Row.fetchOne($0, sql: sql, arguments: [identity.issuer, identity.subject]).map(Self.account)
        }
    }

    /// One transaction.
    public func add(_ account: Account, hash: String) async throws(StoreProblem) -> Bool {
        try await write { db in
            guard try Self.name(readAs: account.name, db) == nil else { return false }
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO konto
                      (navn, rolle, myndighed, partnerskab, kodeord, oprettet, spaerret, udsteder, subjekt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    account.name, account.role.rawValue, account.authority, account.partnership, hash, account.created,
                    account.blocked, account.outer?.issuer, account.outer?.subject,
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
        let sql = "UPDATE konto SET kodeord = ? WHERE navn = ? AND subjekt IS NULL"
        return try await change(name, stays: true, sql, [hash, name]) == .done
    }

    /// One transaction.
    public func remove(_ name: String, at moment: String) async throws(StoreProblem) -> AccountChange {
        try await change(name, stays: false, "DELETE FROM konto WHERE navn = ?", [name]) { db in
            // Those that are shared stay: others use them.
            try db.execute(sql: "DELETE FROM visning WHERE ejer = ? AND myndighed IS NULL", arguments: [name])
            try db.execute(
                sql: "UPDATE adgangsnoegle SET tilbagekaldt = ? WHERE ejer = ? AND tilbagekaldt IS NULL",
                arguments: [moment, name])
        }
    }

    /// A change of an account ends its sessions, so that nobody goes on with the rights of before.
    ///
    /// - Parameters:
    ///   - stays: whether one who is an administrator is one still.
    ///   - more: what goes with it, once it is done.
    private func change(
        _ name: String, stays: Bool, _ sql: String, _ arguments: StatementArguments,
        and more: @escaping @Sendable (Database) throws -> Void = { _ in }
    ) async throws(StoreProblem) -> AccountChange {
        try await write { db in
            guard try stays || !Self.isLastAdministrator(name, db) else { return .lastAdministrator }
            try db.execute(sql: sql, arguments: arguments)
            let isDone = db.changesCount == 1
            try db.execute(sql: "DELETE FROM session WHERE navn = ?", arguments: [name])
            guard isDone else { return .noAccount }
            try more(db)
            return .done
        }
    }

    /// One whom a provider made administrator does not count: it may take that back, or be gone.
    private static func isLastAdministrator(_ name: String, _ db: Database) throws -> Bool {
        let sql = """
            SELECT count(*) = 1 AND max(navn = ?) FROM konto WHERE rolle = ? AND spaerret IS NULL AND subjekt IS NULL
            """
        return try Bool.fetchOne(db, sql: sql, arguments: [name, Role.administrator.rawValue]) ?? false
    }

    private static func account(_ row: Row) -> Account {
        let issuer: String? = row["udsteder"]
        return Account(
            name: row["navn"], role: Role(rawValue: row["rolle"]) ?? .anonymous, authority: row["myndighed"],
            partnership: row["partnerskab"], created: row["oprettet"], blocked: row["spaerret"],
            outer: issuer.map { OuterIdentity(issuer: $0, subject: row["subjekt"]) })
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
