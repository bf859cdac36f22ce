import GRDB
import LandkortCore

/// A store's writing transaction while it runs.
struct GeoPackageTransaction: StoreTransaction {
    let store: GeoPackageStore
    let db: Database

    var registers: [Register] { store.registers }

    func find(
        _ keys: [[Value]], of fields: [String], in register: RegisterID
    ) throws(StoreProblem) -> [StoredFeature?] {
        let table = try store.table(register)
        let condition = fields.map { "\(quoted($0)) = ?" }.joined(separator: " AND ")
        let sql = "SELECT \(table.columns) FROM \(quoted(table.name)) WHERE \(condition)"
        return try translating {
            let statement = try db.cachedStatement(sql: sql)
            return try keys.map { key in
                let row = try Row.fetchOne(statement, arguments: StatementArguments(key.map(\.databaseValue)))
                return row.map { stored($0, table) }
            }
        }
    }

    func write(_ changes: [FeatureChange], in register: RegisterID) throws(StoreProblem) -> [WriteOutcome] {
        let table = try store.table(register)
        return try translating { try changes.map { try outcome(of: $0, table) } }
    }

    private func outcome(of change: FeatureChange, _ table: RegisterTable) throws -> WriteOutcome {
        do {
            switch change {
            case .insert(let feature): return .written(try table.saved(key: store.add(feature, to: table, db), db))
            case .update(let feature):
                let key = try store.update(feature, in: table, db)
                return key == 0 ? .missing : .written(try table.saved(key: key, db))
            case .end(let id):
                guard let revision = try table.revision(of: id, db) else { return .missing }
                let sql = "DELETE FROM \(quoted(table.name)) WHERE \(quoted(table.identifier)) = ?"
                try db.cachedStatement(sql: sql).execute(arguments: [id])
                return .written(Saved(id: id, revision: revision))
            }
        } catch StoreProblem.duplicate(_, let detail) {
            return .duplicate(fields: detail.split(separator: ", ").map(String.init))
        }
    }

    func version(_ revision: Revision, of id: Feature.ID, in register: RegisterID) throws(StoreProblem) -> Feature? {
        let table = try store.table(register)
        let condition = "\(quoted(table.identifier)) = ? AND \(RegisterTable.revision) = ?"
        return try translating {
            for source in [table.name, table.history.name] {
                let sql = "SELECT \(table.columns) FROM \(quoted(source)) WHERE \(condition)"
                let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id, revision])
                if let row { return store.feature(row, of: table) }
            }
            return nil
        }
    }

    func mark(_ ids: [Feature.ID], in register: RegisterID) throws(StoreProblem) -> [Bool] {
        try translating {
            let sql = "INSERT OR IGNORE INTO temp.landkort_moedt VALUES (?, ?)"
            let statement = try db.cachedStatement(sql: sql)
            return try ids.map { id in
                try statement.execute(arguments: [register.rawValue, id])
                return db.changesCount == 0
            }
        }
    }

    func unmarked(
        in register: RegisterID, reader: Reader, limit: Int
    ) throws(StoreProblem) -> [StoredFeature] {
        let table = try store.table(register)
        var rows = RowSource(table)
        if case .records(let field, let value) = reader.visibility(in: table.register) { rows.add(field, equal: value) }
        rows.add(
            "\(quoted(table.identifier)) NOT IN (SELECT objekt FROM temp.landkort_moedt WHERE register = ?)",
            register.rawValue)
        return try translating {
            let sql = rows.select(table.columns) + " LIMIT \(limit)"
            return try Row.fetchAll(db, sql: sql, arguments: StatementArguments(rows.arguments)).map { stored($0, table) }
        }
    }

    private func stored(_ row: Row, _ table: RegisterTable) -> StoredFeature {
        StoredFeature(feature: store.feature(row, of: table), revision: row[RegisterTable.revision] ?? 1)
    }
}
