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
        let rows = RowSource(table, everything(in: table))
        let sql = rows.select(rows.columns, fields.map { "\(quoted($0)) = ?" })
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
        return try translating {
            let bulk = try BulkInsertion(table, db)
            guard let features = bulk.features(changes) else { return try changes.map { try outcome(of: $0, table) } }
            return try bulk.insert(features)
        }
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
        let access = everything(in: table)
        let wanted = ["\(quoted(table.identifier)) = ?", "\(RegisterTable.revision) = ?"]
        return try translating {
            for rows in [RowSource(table, access), RowSource(ended: table.history, access)] {
                let statement = try db.cachedStatement(sql: rows.select(rows.columns, wanted))
                let row = try Row.fetchOne(statement, arguments: StatementArguments(rows.arguments + [id, revision]))
                if let row { return store.feature(row, of: table) }
            }
            return nil
        }
    }

    func referrers(to ids: [Feature.ID], in register: RegisterID, limit: Int) throws(StoreProblem) -> [Referrer] {
        try translating { try store.references(db).referrers(to: ids, in: register, limit: limit) }
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
        let rows = RowSource(table, reader.access(to: table.register))
        let met = "SELECT objekt FROM temp.landkort_moedt WHERE register = ?"
        let sql = rows.select(rows.columns, ["\(quoted(table.identifier)) NOT IN (\(met))"]) + " LIMIT \(limit)"
        return try translating {
            try Row.fetchAll(db, sql: sql, arguments: StatementArguments(rows.arguments + [register.rawValue]))
                .map { stored($0, table) }
        }
    }

    /// Whether a key is taken does not depend on who asks; what is shown of the row is the caller's to decide.
    private func everything(in table: RegisterTable) -> Access { Reader.administrator.access(to: table.register) }

    private func stored(_ row: Row, _ table: RegisterTable) -> StoredFeature {
        StoredFeature(feature: store.feature(row, of: table), revision: row[RegisterTable.revision] ?? 1)
    }
}
