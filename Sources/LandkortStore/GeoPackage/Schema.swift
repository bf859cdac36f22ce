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

    /// Whether every table is there, with a column for every field.
    static func isComplete(_ db: Database, _ tables: [RegisterID: RegisterTable]) throws -> Bool {
        try tables.values.allSatisfy { try db.tableExists($0.name) && $0.missingFields(db).isEmpty }
    }

    /// Tables that are there get the columns they lack; nothing is removed.
    ///
    /// - Returns: the registers that a table was made for.
    static func make(_ db: Database, _ registers: [Register]) throws -> Set<RegisterID> {
        if try isEmpty(db) {
            try db.execute(sql: GeoPackageTables.definition)
            try db.execute(sql: CampaignTables.definition)
        }
        let missing = try registers.filter { try !db.tableExists($0.id.rawValue) }
        for table in registers.map(RegisterTable.init) where try db.tableExists(table.name) {
            let fields = try table.missingFields(db)
            if !fields.isEmpty { try table.add(fields, db) }
        }
        for register in missing { try make(RegisterTable(register), db) }
        return Set(missing.map(\.id))
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }

    private static func refuseForeign(_ db: Database, _ path: String) throws {
        guard try db.tableExists("landkort_lager") else {
            throw StoreProblem.notAStore(path: path, reason: "landkort_lager")
        }
        let sql = "SELECT value FROM landkort_lager WHERE name = 'format'"
        let format = try Int.fetchOne(db, sql: sql) ?? 0
        guard format <= GeoPackageStore.format else {
            throw StoreProblem.newer(path: path, format: format, known: GeoPackageStore.format)
        }
    }

    private static func make(_ table: RegisterTable, _ db: Database) throws {
        for statement in table.definition { try db.execute(sql: statement) }
        let register = table.register
        try db.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                table.name, table.isSpatial ? "features" : "attributes", register.title.da, register.description.da,
                table.isSpatial ? ReferenceSystem.utm32.srsID : nil,
            ])
        guard let geometry = register.geometry else { return }
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
