import Foundation
import GRDB
public import LandkortCore

extension AccountFile {
    /// In the order they were made.
    public func tokens() async throws(StoreProblem) -> [AccessToken] {
        try await read { try Row.fetchAll($0, sql: "SELECT * FROM adgangsnoegle ORDER BY nr").map(Self.token) }
    }

    /// One transaction.
    public func add(_ token: AccessToken, key: String) async throws(StoreProblem) -> Int {
        // No register's name has a blank.
        let registers = token.registers.map { $0.map(\.rawValue).joined(separator: " ") }
        return try await write { db in
            try db.execute(
                sql: """
                    INSERT INTO adgangsnoegle
                      (aftryk, navn, rolle, myndighed, partnerskab, registre, oprettet, udloeber, ejer)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    key, token.name, token.role.rawValue, token.authority, token.partnership, registers,
                    token.created, token.expires, token.owner,
                ])
            return Int(db.lastInsertedRowID)
        }
    }

    /// By the unique index.
    public func token(_ key: String) async throws(StoreProblem) -> AccessToken? {
        let sql = "SELECT * FROM adgangsnoegle WHERE aftryk = ?"
        return try await read { try Row.fetchOne($0, sql: sql, arguments: [key]).map(Self.token) }
    }

    /// One transaction.
    public func revoke(_ id: Int, at moment: String) async throws(StoreProblem) -> Bool {
        try await write { db in
            let sql = "UPDATE adgangsnoegle SET tilbagekaldt = ? WHERE nr = ? AND tilbagekaldt IS NULL"
            try db.execute(sql: sql, arguments: [moment, id])
            return db.changesCount == 1
        }
    }

    private static func token(_ row: Row) -> AccessToken {
        let registers: String? = row["registre"]
        return AccessToken(
            id: row["nr"], name: row["navn"], role: Role(rawValue: row["rolle"]) ?? .anonymous,
            authority: row["myndighed"],
            partnership: row["partnerskab"],
            registers: registers?.split(separator: " ").map { RegisterID(rawValue: String($0)) },
            created: row["oprettet"], expires: row["udloeber"], revoked: row["tilbagekaldt"], owner: row["ejer"])
    }
}
