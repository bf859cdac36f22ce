import GRDB
import LandkortCore

/// What was taken out of one register's records, on its way to somebody: the tombstones that the reader may know of.
struct SharedRedactions {
    private let table: RegisterTable
    private let access: Access

    init(_ table: RegisterTable, _ reader: Reader) {
        self.table = table
        access = reader.access(to: table.register)
    }

    /// After the records and their versions: the reader sees those that have been copied. They are numbered anew, for
    /// gaps would tell of others.
    func copy(from source: Database, to target: Database) throws {
        let sql = "SELECT * FROM \(RedactionTables.name) WHERE register = ? ORDER BY nr"
        for redaction in try Row.fetchAll(source, sql: sql, arguments: [table.name]).map(Redaction.init) {
            let isCopied = try isThere(redaction.feature, target)
            guard let shown = redaction.shown(to: access, seesRecord: isCopied) else { continue }
            try RedactionTables.add(shown, target)
        }
    }

    private func isThere(_ id: Feature.ID, _ db: Database) throws -> Bool {
        let names = [table.name, table.history.name]
        let found = names.map { "EXISTS (SELECT 1 FROM \(quoted($0)) WHERE \(quoted(table.identifier)) = ?1)" }
        let sql = "SELECT " + found.joined(separator: " OR ")
        return try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [id]) ?? false
    }
}
