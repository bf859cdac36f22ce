import GRDB
import LandkortCore

/// A register's tables on their way to what is now declared.
extension RegisterTable {
    /// Takes the steps that change what is there; what is only added, ``complete(_:)`` makes.
    ///
    /// Triggers and indexes name columns, so they go first and come back at the end; a migration is no new version.
    func follow(_ steps: [MigrationStep], _ db: Database) throws {
        guard steps.contains(where: { !$0.isAdditive || $0 == .keys(register.id) }) else { return }
        try drop("trigger", db)
        try drop("index", db)
        for step in steps { try follow(step, db) }
        let hasHistory = try db.hasTable(history.name)
        for table in try columnTables(db) { try addColumns(to: table.name, db) }
        for index in indexes.map(\.sql) + (hasHistory ? history.indexes : []) { try db.execute(sql: index) }
        try db.execute(sql: "UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring'")
    }

    private func follow(_ step: MigrationStep, _ db: Database) throws {
        switch step {
        case .rename(_, let old, let new):
            for table in try columnTables(db) {
                try db.execute(
                    sql: "ALTER TABLE \(quoted(table.name)) RENAME COLUMN \(quoted(old)) TO \(quoted(new))")
            }
        case .convert(_, let name, let old, _):
            guard let field = register[name] else { return }
            for table in try columnTables(db) { try ColumnConversion(table, from: old, to: field).convert(db) }
        case .geometry(_, let old, let new):
            try changeGeometry(from: old, to: new, db)
        case .makeRegister, .addField, .setAside, .bringBack, .keys: break
        }
    }

    private var own: KeyedTable { KeyedTable(name: name, key: Self.key) }

    /// The tables with the register's columns; a file from before versions were kept has one.
    private func columnTables(_ db: Database) throws -> [KeyedTable] {
        let past = KeyedTable(name: history.name, key: HistoryTable.key)
        return try db.hasTable(past.name) ? [own, past] : [own]
    }

    private func drop(_ type: String, _ db: Database) throws {
        let names = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_master WHERE type = ? AND tbl_name IN (?, ?) AND sql IS NOT NULL",
            arguments: [type, name, history.name])
        for name in names { try db.execute(sql: "DROP \(type) \(quoted(name))") }
    }

    private func changeGeometry(from old: GeometryKind?, to new: GeometryKind, _ db: Database) throws {
        guard old == nil else {
            for table in try columnTables(db) { try GeometryConversion(table, to: new).convert(db) }
            try db.execute(
                sql: "UPDATE gpkg_geometry_columns SET geometry_type_name = ? WHERE table_name = ?",
                arguments: [new.ogcName, name])
            return
        }
        for table in try columnTables(db) {
            let type = table.name == name ? new.ogcName : "BLOB"
            try db.execute(sql: "ALTER TABLE \(quoted(table.name)) ADD COLUMN \(Self.geometry) \(type)")
        }
        try db.execute(sql: SpatialIndex(table: name).definition)
        if try db.hasTable(history.name) { try db.execute(sql: history.tree.definition) }
        try db.execute(
            sql: "UPDATE gpkg_contents SET data_type = 'features', srs_id = ? WHERE table_name = ?",
            arguments: [ReferenceSystem.utm32.srsID, name])
        try Schema.enlistGeometry(of: self, db)
    }
}

/// What the rows themselves have against a step.
extension RegisterTable {
    /// - Parameter tables: of all registers, as they are declared.
    func obstacles(
        to steps: [MigrationStep], among tables: [RegisterTable], _ db: Database
    ) throws -> [MigrationObstacle] {
        let converted = steps.compactMap { if case .convert(_, let name, _, _) = $0 { name } else { nil } }
        return try steps.compactMap { step in
            switch step {
            case .convert(_, let name, let old, _): try values(of: name, old, steps, tables, db)
            case .bringBack(_, let name):
                try converted.contains(name) ? nil : broughtBack(name, from: name, steps, tables, db)
            case .rename(_, let old, let name):
                try converted.contains(name) ? nil : broughtBack(name, from: old, steps, tables, db)
            case .geometry(_, let old?, let new): try geometries(from: old, to: new, db)
            case .keys: try duplicates(steps, db)
            case .makeRegister, .addField, .setAside, .geometry: nil
            }
        }
    }

    /// Values that were set aside were in force under another declaration, and perhaps under the name `old`.
    private func broughtBack(
        _ name: String, from old: String, _ steps: [MigrationStep], _ tables: [RegisterTable], _ db: Database
    ) throws -> MigrationObstacle? {
        guard let field = register[name], try KnownValues(field.type, among: tables, db).isNeeded,
            var column = try StoredShapes.shape(of: self, db)?[old], column.isSetAside
        else { return nil }
        column.isSetAside = false
        return try values(of: name, column, steps, tables, db)
    }

    private func values(
        of name: String, _ old: RegisterShape.Column, _ steps: [MigrationStep], _ tables: [RegisterTable],
        _ db: Database
    ) throws -> MigrationObstacle? {
        guard let field = register[name] else { return nil }
        let known = try KnownValues(field.type, among: tables, db)
        let (count, examples) = try ColumnConversion(own, from: old, to: field)
            .refused(namedBy: stored(identifier, steps), known: known, db)
        return count == 0 ? nil : .values(register.id, field: name, count: count, examples: examples)
    }

    private func geometries(from old: GeometryKind, to new: GeometryKind, _ db: Database) throws -> MigrationObstacle? {
        let fits = try GeometryConversion(own, to: new).fits(db)
        return fits ? nil : .geometry(register.id, from: old, to: new)
    }

    private func duplicates(_ steps: [MigrationStep], _ db: Database) throws -> MigrationObstacle? {
        let found = Set(try db.tableColumns(name).map(\.name))
        for key in uniqueKeys {
            let names = key.map { stored($0, steps) }
            guard names.allSatisfy(found.contains) else { continue }
            let values = try DuplicateKeys(table: name, columns: names).values(db)
            guard values.isEmpty else {
                return .duplicates(
                    register.id, key: key, count: values.count,
                    examples: Array(values.prefix(MigrationObstacle.told)))
            }
        }
        return nil
    }

    /// What a field is called in the table before the steps are taken.
    private func stored(_ field: String, _ steps: [MigrationStep]) -> String {
        for case .rename(_, let old, let new) in steps where new == field { return old }
        return field
    }
}

/// Values that more than one row has in the columns of a key; rows with a gap in it count for none.
private struct DuplicateKeys {
    let table: String
    let columns: [String]

    func values(_ db: Database) throws -> [String] {
        let names = columns.map(quoted)
        let list = names.joined(separator: ", ")
        let filled = names.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
        let text = names.joined(separator: " || ', ' || ")
        return try String.fetchAll(
            db,
            sql: """
                SELECT \(text) FROM \(quoted(table)) WHERE \(filled) GROUP BY \(list) HAVING count(*) > 1
                ORDER BY \(list)
                """)
    }
}
