import GRDB
public import LandkortCore

extension GeoPackageStore {
    /// In order of the tables' keys; of the identifiers for a reader who may not see every row. A box goes by the
    /// R-tree, then by the geometry itself; values are looked for row by row. A geometry that cannot be read is left
    /// out of its feature, and the log says so.
    public func features(
        in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> FeaturePage {
        let table = try table(register)
        let statement = try FeatureStatement(table, query, reader)
        return try await reading { db in
            var page = FeaturePage(features: [], next: nil)
            var last: String?
            let rows = try statement.rows(after: query.after, db)
            while let row = try rows.next() {
                let feature = self.feature(row, of: table)
                guard query.holds(feature.geometry) else { continue }
                if page.features.count == query.limit {
                    page.next = last
                    break
                }
                page.features.append(feature)
                last = statement.cursor(behind: row)
            }
            return page
        }
    }

    /// With a box O(features in the box), whose geometries are decoded; without, one SQL count.
    public func count(
        in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Int {
        let table = try table(register)
        let statement = try FeatureStatement(table, query, reader)
        return try await reading { db in
            guard query.box != nil else { return try statement.count(db) }
            var count = 0
            let rows = try statement.rows(db)
            while let row = try rows.next() {
                count += query.holds(self.feature(row, of: table).geometry) ? 1 : 0
            }
            return count
        }
    }

    /// By the unique index on the identifier.
    public func feature(
        _ id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> Feature {
        let table = try table(register)
        let statement = try FeatureStatement(table, FeatureQuery(), reader)
        let found = try await reading { db in try statement.row(id: id, db).map { self.feature($0, of: table) } }
        guard let found else { throw .notFound(register, id) }
        return found
    }

    /// Decodes every geometry the reader may see, for the R-tree knows nothing of readers. O(features).
    public func extent(of register: RegisterID, reader: Reader) async throws(StoreProblem) -> Envelope? {
        let table = try table(register)
        guard table.isSpatial else { return nil }
        let statement = try FeatureStatement(table, FeatureQuery(), reader)
        return try await reading { db in
            let rows = try statement.rows(db)
            var extent: Envelope?
            while let row = try rows.next() {
                guard let box = self.feature(row, of: table).geometry?.envelope else { continue }
                extent = extent?.union(box) ?? box
            }
            return extent
        }
    }

    /// Refuses a register it does not hold before anything is written; then one transaction, which also brings the
    /// layers' extents up to date.
    public func insert(_ features: [RegisterID: [Feature]]) async throws(StoreProblem) {
        for register in features.keys { _ = try table(register) }
        try await loadSpatialFunctions()
        try await translating { try await self.connection.write { try self.insert(features, $0) } }
    }

    /// Inserts within the caller's transaction.
    func insert(_ features: [RegisterID: [Feature]], _ db: Database) throws {
        for (register, rows) in features.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard let table = tables[register] else { continue }
            let statement = try db.cachedStatement(sql: table.insertion)
            for row in rows { try insert(row, into: table, statement) }
        }
        try updateContents(db)
    }

    private func insert(_ feature: Feature, into table: RegisterTable, _ statement: Statement) throws {
        do {
            try statement.execute(arguments: table.arguments(feature))
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw StoreProblem.duplicate(table.register.id, detail: table.fields(of: error))
        }
    }

    /// The extents that GeoPackage keeps of its layers.
    private func updateContents(_ db: Database) throws {
        for table in registers.compactMap({ tables[$0.id] }) where table.isSpatial {
            let tree = quoted("rtree_\(table.name)_\(RegisterTable.geometry)")
            try db.execute(
                sql: """
                    UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
                      (SELECT min(minx), min(miny), max(maxx), max(maxy) FROM \(tree)) WHERE table_name = ?
                    """, arguments: [table.name])
        }
    }
}
