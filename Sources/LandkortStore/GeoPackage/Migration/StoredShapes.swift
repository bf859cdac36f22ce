import Foundation
import GRDB
import LandkortCore

/// The shapes that the registers' tables are in, as the store keeps them.
enum StoredShapes {
    static let definition = """
        CREATE TABLE IF NOT EXISTS landkort_register (
          navn TEXT NOT NULL PRIMARY KEY,
          version TEXT NOT NULL,
          form TEXT NOT NULL
        )
        """

    /// Keeps what is declared as what is stored, with the columns that were set aside.
    static func keep(_ table: RegisterTable, _ db: Database) throws {
        var shape = RegisterShape(table.register)
        let left = try self.shape(of: table, db)?.columns.filter { shape[$0.name] == nil } ?? []
        shape.columns += left.map { column in
            RegisterShape.Column(name: column.name, kind: column.kind, isList: column.isList, isSetAside: true)
        }
        try write(shape, of: table, db)
    }

    /// Keeps it whatever was kept before.
    static func write(_ shape: RegisterShape, of table: RegisterTable, _ db: Database) throws {
        let encoder = JSONEncoder()
        // The same declaration is the same bytes.
        encoder.outputFormatting = .sortedKeys
        let form = String(decoding: try encoder.encode(shape), as: UTF8.self)
        try db.execute(
            sql: "INSERT OR REPLACE INTO landkort_register VALUES (?, ?, ?)",
            arguments: [table.name, table.register.version, form])
    }

    /// The shape of a register's table, nil where there is none.
    ///
    /// What was not kept, in a file from before shapes were, or in a column that somebody added, is read off the table
    /// itself; whether texts are lists is then taken from the declaration.
    static func shape(of table: RegisterTable, _ db: Database) throws -> RegisterShape? {
        guard try db.hasTable(table.name) else { return nil }
        var shape = try kept(table, db) ?? found(table, db)
        let columns = try self.columns(table, db)
        shape.columns.removeAll { column in !columns.contains { $0.name == column.name } }
        shape.columns += columns.filter { shape[$0.name] == nil }
        return shape
    }

    private static func kept(_ table: RegisterTable, _ db: Database) throws -> RegisterShape? {
        guard try db.hasTable("landkort_register") else { return nil }
        let sql = "SELECT form FROM landkort_register WHERE navn = ?"
        let form = try String.fetchOne(db, sql: sql, arguments: [table.name])
        return form.flatMap { try? JSONDecoder().decode(RegisterShape.self, from: Data($0.utf8)) }
    }

    private static func found(_ table: RegisterTable, _ db: Database) throws -> RegisterShape {
        let sql = "SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = ?"
        let geometry = try String.fetchOne(db, sql: sql, arguments: [table.name]).flatMap(GeometryKind.init(name:))
        return RegisterShape(
            columns: try columns(table, db), geometry: geometry?.rawValue, identifier: table.identifier,
            uniqueKeys: try uniqueKeys(table, db))
    }

    private static func columns(_ table: RegisterTable, _ db: Database) throws -> [RegisterShape.Column] {
        let own = [RegisterTable.key, RegisterTable.geometry] + table.ownColumns.map(\.name)
        return try db.tableColumns(table.name).filter { !own.contains($0.name) }.map { column in
            let isList = table.register[column.name]?.multivalued ?? false
            return RegisterShape.Column(name: column.name, kind: .init(columnType: column.type), isList: isList)
        }
    }

    private static func uniqueKeys(_ table: RegisterTable, _ db: Database) throws -> [[String]] {
        try db.indexes(on: table.name).filter(\.isUnique).map { (name: $0.name, columns: $0.columns) }
            .filter { $0.columns != [table.identifier] }
            .sorted { $0.name < $1.name }.map(\.columns)
    }
}

extension RegisterShape.Kind {
    /// The kind that a column of this SQL type holds.
    fileprivate init(columnType: String) {
        self =
            switch columnType.uppercased() {
            case "INTEGER": .integer
            case "DOUBLE": .number
            case "BOOLEAN": .boolean
            case "DATE": .date
            case "DATETIME": .datetime
            default: .text
            }
    }
}
