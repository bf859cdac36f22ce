import Foundation
import GRDB
public import LandkortCore

extension GeoPackageStore {
    /// One transaction; then the file is written anew, so that nothing of the values is left in its free space, in the
    /// index of words or in its log. O(file). Until that is done the file remembers that it is to be.
    public func redact(_ redactions: [Redaction], isTrial: Bool) async throws -> [RedactionCount] {
        for redaction in redactions { _ = try table(redaction.register) }
        try await loadSpatialFunctions()
        do {
            let found = try await connection.withWriter { db in
                try db.execute(sql: "PRAGMA secure_delete = ON")
                return try self.taken(redactions, isTrial, db)
            }
            guard !isTrial else { return found }
            let all = registers.map(RegisterTable.init)
            let isWhole = try await connection.withWriter { try !Self.isUnfinished($0) || Self.rewrite($0, all) }
            guard isWhole || !redactions.isEmpty else { throw RedactionProblem.stillRead }
            let bytes = isWhole ? try await connection.bytes() : []
            return found.map { count in
                var count = count
                count.mayLinger = !isWhole
                count.leftovers = StoreConnection.leftovers(count.texts, in: bytes)
                return count
            }
        } catch let error as DatabaseError {
            throw translated(error)
        }
    }

    /// By the index.
    public func redactions(
        of id: Feature.ID, in register: RegisterID, after known: Int, reader: Reader
    ) async throws(StoreProblem) -> [Redaction] {
        let table = try table(register)
        let sql = "SELECT * FROM \(RedactionTables.name) WHERE register = ? AND objekt = ? AND nr > ? ORDER BY nr DESC"
        let all = try await reading { db in
            try Row.fetchAll(db, sql: sql, arguments: [register.rawValue, id, known]).map(Redaction.init)
        }
        guard !all.isEmpty else { return [] }
        let access = reader.access(to: table.register)
        let seesRecord = (try? await versions(of: id, in: register, reader: reader)) != nil
        return all.compactMap { $0.shown(to: access, seesRecord: seesRecord) }
    }

    /// By the primary key.
    public func lastRedaction() async throws(StoreProblem) -> Int {
        try await reading { db in
            try Int.fetchOne(db, sql: "SELECT max(nr) FROM \(RedactionTables.name)") ?? 0
        }
    }

    private func taken(
        _ redactions: [Redaction], _ isTrial: Bool, _ db: Database
    ) throws -> [RedactionCount] {
        var found: [RedactionCount] = []
        let links = tables.values.compactMap(\.attachments)
        try db.inTransaction {
            for redaction in redactions {
                guard let table = tables[redaction.register] else { continue }
                found.append(try RecordRedaction(redaction, table, links: links).run(db))
            }
            guard !redactions.isEmpty else { return .rollback }
            try db.execute(sql: "UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring'")
            try db.execute(sql: "INSERT OR REPLACE INTO landkort_lager VALUES (?, 1)", arguments: [Self.unfinished])
            return isTrial ? .rollback : .commit
        }
        return found
    }

    /// O(ended versions) of the register.
    public func ended(
        in register: RegisterID, before moment: String
    ) async throws(StoreProblem) -> [(id: Feature.ID, isAll: Bool)] {
        let table = try table(register)
        let (id, past, to) = (quoted(table.identifier), quoted(table.history.name), HistoryTable.to)
        let sql = """
            SELECT \(id) AS ting, max(\(to)) < ?1 AND NOT EXISTS
              (SELECT 1 FROM \(quoted(table.name)) nu WHERE nu.\(id) = \(past).\(id)) AS alt
            FROM \(past) WHERE \(to) IS NOT NULL GROUP BY \(id) HAVING min(\(to)) < ?1 ORDER BY ting
            """
        return try await reading { db in
            try Row.fetchAll(db, sql: sql, arguments: [moment]).map { ($0["ting"], $0["alt"]) }
        }
    }

    /// - Returns: whether the log was folded into the file, so that nothing is left in it.
    private static func rewrite(_ db: Database, _ tables: [RegisterTable]) throws -> Bool {
        do {
            return try rewritten(db, tables)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            return false
        }
    }

    /// In what the store says of itself, while what was taken out may still be in the file's bytes.
    private static let unfinished = "sletning"

    private static func isUnfinished(_ db: Database) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM landkort_lager WHERE name = ?)"
        return try Bool.fetchOne(db, sql: sql, arguments: [unfinished]) ?? false
    }

    private static func rewritten(_ db: Database, _ tables: [RegisterTable]) throws -> Bool {
        if try db.hasTable(SearchIndex.name) {
            try db.execute(sql: "INSERT INTO \(SearchIndex.name) (\(SearchIndex.name)) VALUES ('rebuild')")
        }
        try db.execute(sql: "VACUUM")
        try Schema.markComplete(db, tables)
        let log = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        guard log?[0] == 0 else { return false }
        try db.execute(sql: "DELETE FROM landkort_lager WHERE name = ?", arguments: [unfinished])
        return true
    }
}
