import GRDB
public import LandkortCore

extension GeoPackageStore {
    /// Refuses a register it does not hold before anything is written; then one transaction, which also brings the
    /// layers' extents up to date.
    public func insert(_ features: [RegisterID: [Feature]], by actor: Actor?) async throws(StoreProblem) {
        for register in features.keys { _ = try table(register) }
        try await writing(as: actor) { try self.insert(features, $0) }
    }

    /// O(log features), and the versions' tables one row more.
    @discardableResult
    public func save(
        _ feature: Feature, in register: RegisterID, by actor: Actor, replacing revision: Revision?
    ) async throws(StoreProblem) -> Saved {
        let table = try table(register)
        return try await writing(as: actor) { db in
            try DecisionTable.refuseDecided(actor.decision, db)
            let found = try table.revision(of: feature.id, db)
            guard found == revision else { throw StoreProblem.conflict(table.register, feature.id, found: found) }
            guard try RedactionTables.isKnown(of: feature.id, in: register, to: actor, db) else {
                throw StoreProblem.redacted(register, feature.id)
            }
            try self.checkReferences(of: feature, in: table, db)
            let key = try found == nil ? self.add(feature, to: table, db) : self.update(feature, in: table, db)
            try self.updateContents(of: [table], db)
            let saved = try table.saved(key: key, db)
            try DecisionTable.add(actor.decision, writing: saved.revision, db)
            return saved
        }
    }

    /// O(log features).
    public func delete(
        _ id: Feature.ID, in register: RegisterID, by actor: Actor, replacing revision: Revision
    ) async throws(StoreProblem) {
        let table = try table(register)
        try await writing(as: actor) { db in
            try DecisionTable.refuseDecided(actor.decision, db)
            let found = try table.revision(of: id, db)
            guard found == revision else { throw StoreProblem.conflict(table.register, id, found: found) }
            try db.execute(
                sql: "DELETE FROM \(quoted(table.name)) WHERE \(quoted(table.identifier)) = ?", arguments: [id])
            // Only now does a reference to itself not count.
            let referrers = try self.references(db).referrers(to: [id], in: register, limit: 1)
            guard referrers.isEmpty else { throw StoreProblem.referred(register, id) }
            try self.updateContents(of: [table], db)
            try DecisionTable.add(actor.decision, writing: nil, db)
        }
    }

    func references(_ db: Database) -> ReferenceRows { ReferenceRows(tables: tables, db: db) }

    private func checkReferences(of feature: Feature, in table: RegisterTable, _ db: Database) throws {
        guard !table.register.referenceFields.isEmpty else { return }
        let rows = RowSource(table, ReaderView(everythingOf: table))
        let sql = rows.select(rows.columns, ["\(quoted(table.identifier)) = ?"])
        let arguments = StatementArguments(rows.arguments + [feature.id])
        let old = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
        try references(db).check(feature, replacing: old.map { self.feature($0, of: table) }, in: table.register)
    }

    /// One transaction in somebody's name, which the triggers write beside every version.
    func writing<T: Sendable>(
        as actor: Actor?, _ body: @escaping @Sendable (Database) throws -> T
    ) async throws(StoreProblem) -> T {
        try await loadSpatialFunctions()
        do {
            return try await connection.write { db in
                guard let actor else { return try body(db) }
                return try Self.signing(as: actor, db) { try body(db) }
            }
        } catch {
            throw await overtaken(translated(error))
        }
    }

    /// Within the caller's transaction.
    static func signing<T>(as actor: Actor, _ db: Database, _ body: () throws -> T) throws -> T {
        try db.execute(sql: "UPDATE landkort_aktoer SET navn = ?", arguments: [actor.name])
        let result = try body()
        try db.execute(sql: "UPDATE landkort_aktoer SET navn = NULL")
        return result
    }

    /// Inserts within the caller's transaction.
    func insert(_ features: [RegisterID: [Feature]], _ db: Database) throws {
        for (register, rows) in features.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard let table = tables[register] else { continue }
            for row in rows { _ = try add(row, to: table, db) }
        }
        try updateContents(of: registers.filter { features[$0.id] != nil }.compactMap { tables[$0.id] }, db)
    }

    /// - Returns: the row's key.
    func add(_ feature: Feature, to table: RegisterTable, _ db: Database) throws -> Int64 {
        try unique(table) {
            try db.cachedStatement(sql: table.insertion).execute(arguments: table.arguments(feature))
            return db.lastInsertedRowID
        }
    }

    func update(_ feature: Feature, in table: RegisterTable, _ db: Database) throws -> Int64 {
        try unique(table) {
            try db.cachedStatement(sql: table.updating).execute(arguments: table.updateArguments(feature))
            let sql = "SELECT \(RegisterTable.key) FROM \(quoted(table.name)) WHERE \(quoted(table.identifier)) = ?"
            return try Int64.fetchOne(db, sql: sql, arguments: [feature.id]) ?? 0
        }
    }

    private func unique<T>(_ table: RegisterTable, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw StoreProblem.duplicate(table.register.id, detail: table.fields(of: error))
        }
    }

    /// The extents that GeoPackage keeps of its layers.
    func updateContents(of tables: some Sequence<RegisterTable>, _ db: Database) throws {
        for table in tables where table.isSpatial {
            let tree = quoted(SpatialIndex(table: table.name).tree)
            try db.execute(
                sql: """
                    UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
                      (SELECT min(minx), min(miny), max(maxx), max(maxy) FROM \(tree)) WHERE table_name = ?
                    """, arguments: [table.name])
        }
    }
}
