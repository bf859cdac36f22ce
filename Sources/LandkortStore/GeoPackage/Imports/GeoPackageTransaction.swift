import GRDB
import LandkortCore

/// A store's writing transaction while it runs.
final class GeoPackageTransaction: StoreTransaction {
    let store: GeoPackageStore
    let db: Database
    let actor: Actor
    /// Kilobytes, as SQLite takes them. With more, sorting what is new would go beyond the processor's own memory.
    private static let (usualCache, largeCache) = (-2_000, -32_000)
    private var bulks: [RegisterID: BulkInsertion] = [:]
    private var endings: [RegisterID: BulkEnding] = [:]

    init(_ store: GeoPackageStore, _ db: Database, _ actor: Actor) {
        self.store = store
        self.db = db
        self.actor = actor
    }

    var registers: [Register] { store.registers }

    /// Whether a key is taken does not depend on who asks; what is shown of the row is the caller's to decide.
    func find(
        _ keys: [[Value]], of fields: [String], in register: RegisterID
    ) throws(StoreProblem) -> [StoredFeature?] {
        let table = try store.table(register)
        guard !keys.isEmpty else { return [] }
        let rows = RowSource(table, ReaderView(everythingOf: table))
        let sql = rows.select(rows.columns, fields.map { "\(quoted($0)) = ?" })
        return try translating {
            try bulks[register]?.bringBackIDs()
            let statement = try db.cachedStatement(sql: sql)
            return try keys.map { key in
                let row = try Row.fetchOne(statement, arguments: StatementArguments(key.map(\.databaseValue)))
                return row.map { stored($0, table) }
            }
        }
    }

    func revisions(of ids: [Feature.ID], in register: RegisterID) throws(StoreProblem) -> [Revision?] {
        let table = try store.table(register)
        return try translating {
            try bulks[register]?.bringBackIDs()
            return try ids.map { id in
                guard try RedactionTables.isKnown(of: id, in: register, to: actor, db) else { return nil }
                return try table.revision(of: id, db)
            }
        }
    }

    func insert(
        _ block: RecordBlock, in register: RegisterID, for number: Int
    ) throws(StoreProblem) -> [RefusedRecord] {
        let table = try store.table(register)
        return try translating {
            let bulk = try bulk(table)
            guard try bulk.takes(block) else { return try insertEach(block, in: register, for: number) }
            let (refused, keys, _) = try bulk.insert(block)
            for keys in keys { try add(keys, to: number) }
            return refused
        }
    }

    func write(_ changes: [FeatureChange], in register: RegisterID) throws(StoreProblem) -> [WriteOutcome] {
        let table = try store.table(register)
        return try translating {
            let bulk = try bulk(table)
            if let block = RecordBlock(inserting: changes, of: table.register), try bulk.takes(block) {
                return try outcomes(of: block, bulk)
            }
            try bulk.settle()
            if let ids = changes.ended, try ending(table).takes() { return try ending(table).end(ids) }
            return try changes.map { try outcome(of: $0, table) }
        }
    }

    private func outcomes(of block: RecordBlock, _ bulk: BulkInsertion) throws -> [WriteOutcome] {
        let (refused, _, serial) = try bulk.insert(block)
        var outcomes = (0..<block.count).map { row -> WriteOutcome in
            let id = block.feature(at: row).id
            return .written(Saved(id: id.isEmpty ? bulk.id(serial + row) : id, revision: 1))
        }
        for record in refused { outcomes[record.row] = .duplicate(fields: record.fields) }
        return outcomes
    }

    private func bulk(_ table: RegisterTable) throws -> BulkInsertion {
        if let found = bulks[table.register.id] { return found }
        let made = try BulkInsertion(table, db)
        bulks[table.register.id] = made
        return made
    }

    private func ending(_ table: RegisterTable) throws -> BulkEnding {
        if let found = endings[table.register.id] { return found }
        // Rows that end lie anywhere in their indexes.
        try db.execute(sql: "PRAGMA cache_size = \(Self.largeCache)")
        let made = try BulkEnding(table, db)
        endings[table.register.id] = made
        return made
    }

    /// To be called when everything has been written.
    func finish() throws {
        for bulk in bulks.values { try bulk.finish() }
        if !endings.isEmpty { try db.execute(sql: "PRAGMA cache_size = \(Self.usualCache)") }
        guard bulks.values.contains(where: \.changesSchema) else { return }
        try Schema.markComplete(db, store.registers.compactMap { store.tables[$0.id] })
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
        let everything = ReaderView(everythingOf: table)
        let wanted = ["\(quoted(table.identifier)) = ?", "\(RegisterTable.revision) = ?"]
        return try translating {
            try bulks[register]?.bringBackIDs()
            for rows in [RowSource(table, everything), RowSource(ended: table.history, everything)] {
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
        let rows = RowSource(table, ReaderView(table, reader, among: store.tables))
        let met = "SELECT objekt FROM temp.landkort_moedt WHERE register = ?"
        let sql = rows.select(rows.columns, ["\(quoted(table.identifier)) NOT IN (\(met))"]) + " LIMIT \(limit)"
        return try translating {
            try Row.fetchAll(db, sql: sql, arguments: StatementArguments(rows.arguments + [register.rawValue]))
                .map { stored($0, table) }
        }
    }

    private func stored(_ row: Row, _ table: RegisterTable) -> StoredFeature {
        StoredFeature(feature: store.feature(row, of: table), revision: row[RegisterTable.revision] ?? 1)
    }
}

extension [FeatureChange] {
    /// The ids of what ends; nil where they do anything else.
    fileprivate var ended: [Feature.ID]? {
        var ids: [Feature.ID] = []
        for change in self {
            guard case .end(let id) = change else { return nil }
            ids.append(id)
        }
        return ids
    }
}

extension RecordBlock {
    /// What `changes` insert; nil where they do anything else.
    fileprivate init?(inserting changes: [FeatureChange], of register: Register) {
        var features: [Feature] = []
        for change in changes {
            guard case .insert(let feature) = change else { return nil }
            features.append(feature)
        }
        self.init(features, of: register)
    }
}
