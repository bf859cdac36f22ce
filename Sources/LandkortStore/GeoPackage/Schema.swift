import GRDB
import LandkortCore

/// Makes the tables of a store that it lacks.
enum Schema {
    /// Whether nothing is in the file yet.
    ///
    /// - Throws: ``StoreProblem`` when the file is somebody else's or a newer program's.
    static func isVacant(_ db: Database, path: String) throws -> Bool {
        guard try !isEmpty(db) else { return true }
        try refuseForeign(db, path)
        return false
    }

    /// Says in an empty file's head that it is a GeoPackage.
    ///
    /// Done before there is a write-ahead log: GDAL reads the head from the file itself, where what is still in the
    /// log does not show.
    static func mark(_ db: Database) throws {
        guard try isEmpty(db) else { return }
        try db.execute(sql: GeoPackageTables.head)
    }

    /// Whether the file was last completed for these very tables, and nobody has changed its schema since. O(1) in
    /// the file.
    static func isComplete(_ db: Database, _ tables: some Collection<RegisterTable>) throws -> Bool {
        guard try db.hasTable("landkort_lager") else { return false }
        return try String.fetchOne(db, sql: "SELECT value FROM landkort_lager WHERE name = 'skema'") == mark(db, tables)
    }

    /// Makes what the file lacks, and turns what is there into what is declared.
    ///
    /// - Parameter isChanging: whether what is there may change its form.
    /// - Returns: what was done.
    /// - Throws: ``StoreProblem/declarationChanged(_:)``.
    static func make(_ db: Database, _ tables: [RegisterTable], isChanging: Bool) throws -> Migration {
        guard try !isEmpty(db) else {
            try FirstTables(tables: tables).make(db)
            try markComplete(db, tables)
            return tables.reduce(into: Migration()) { $0.add(Migration(from: nil, to: $1.register)) }
        }
        if try !db.hasTable("landkort_aktoer") { try db.execute(sql: GeoPackageTables.actor) }
        if try !db.hasTable(SearchIndex.name) { try db.execute(sql: SearchIndex.definition) }
        try db.execute(sql: StoredShapes.definition)
        try db.execute(sql: ImportTables.definition)
        try db.execute(sql: RedactionTables.definition)
        try db.execute(sql: DecisionTable.definition)
        if tables.contains(where: { $0.attachments != nil }) { try AttachmentTables.complete(db) }
        let migration = try migration(db, tables)
        guard migration.isAdditive || (isChanging && migration.obstacles.isEmpty) else {
            throw StoreProblem.declarationChanged(migration)
        }
        let steps = Dictionary(grouping: migration.steps, by: \.register)
        for table in tables {
            try table.follow(steps[table.register.id] ?? [], db)
            if try table.complete(db) { try enlist(table, db) }
            try StoredShapes.keep(table, db)
        }
        try markComplete(db, tables)
        return migration
    }

    /// Notes that the file has all that these tables need, as it is now, in this program's format.
    static func markComplete(_ db: Database, _ tables: [RegisterTable]) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO landkort_lager VALUES ('format', ?)", arguments: [GeoPackageStore.format])
        try db.execute(
            sql: "INSERT OR REPLACE INTO landkort_lager VALUES ('skema', ?)", arguments: [mark(db, tables)])
    }

    /// What ``make(_:_:isChanging:)`` would do, without changing a byte.
    static func migration(_ db: Database, _ tables: [RegisterTable]) throws -> Migration {
        var migration = Migration()
        for table in tables {
            let stored = try StoredShapes.shape(of: table, db)
            var own = Migration(from: stored, to: table.register)
            own.obstacles += try table.obstacles(to: own.steps, among: tables, db)
            migration.add(own)
        }
        return migration
    }

    /// Another word for every way of making triggers from what only the file knows of, so that older files are renewed.
    private static let triggerForm = "set aside"

    /// What is declared, and the schema that it was found to hold in.
    private static func mark(_ db: Database, _ tables: some Collection<RegisterTable>) throws -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let parts = tables.map { table in
            let lists = table.register.fields.filter(\.multivalued).map(\.name)
            let links = table.attachments.map { $0.definition + $0.triggers.map(\.sql) } ?? []
            return table.definition + table.history.definition + table.triggers.map(\.sql) + lists + links
        }
        let shared = [
            ImportTables.definition, RedactionTables.definition, DecisionTable.definition,
            AttachmentTables.definition, triggerForm,
        ]
        for part in shared + AttachmentTables.triggers.map(\.sql) + parts.joined() {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        return "\(hash)-\(try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0)"
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }

    private static func refuseForeign(_ db: Database, _ path: String) throws {
        guard try db.hasTable("landkort_lager") else {
            throw StoreProblem.notAStore(path: path, reason: "landkort_lager")
        }
        let sql = "SELECT value FROM landkort_lager WHERE name = 'format'"
        let format = try Int.fetchOne(db, sql: sql) ?? 0
        guard format <= GeoPackageStore.format else {
            throw StoreProblem.newer(path: path, format: format, known: GeoPackageStore.format)
        }
    }

    /// Tells GeoPackage of a table.
    static func enlist(_ table: RegisterTable, _ db: Database) throws {
        let register = table.register
        // Two may have the same title, which a GeoPackage does not allow.
        let sql = "SELECT EXISTS (SELECT 1 FROM gpkg_contents WHERE identifier = ?)"
        var title = register.title.da
        while try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [title]) ?? false {
            title += " (\(table.name))"
        }
        try db.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                table.name, table.isSpatial ? "features" : "attributes", title, register.description.da,
                table.isSpatial ? ReferenceSystem.utm32.srsID : nil,
            ])
        try enlistGeometry(of: table, db)
    }

    /// Tells GeoPackage where a table's rows have their place, and that there is an index of it.
    static func enlistGeometry(of table: RegisterTable, _ db: Database) throws {
        guard let geometry = table.register.geometry else { return }
        try db.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
            arguments: [table.name, RegisterTable.geometry, geometry.ogcName, ReferenceSystem.utm32.srsID])
        try db.execute(
            sql: "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
            arguments: [
                table.name, RegisterTable.geometry, "http://www.geopackage.org/spec120/#extension_rtree",
            ])
    }
}
