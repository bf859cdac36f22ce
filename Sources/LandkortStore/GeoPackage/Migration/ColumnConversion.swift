import GRDB
import LandkortCore

/// A table, and the column that its rows are told apart by.
struct KeyedTable {
    let name: String
    let key: String
}

/// One column whose values take another form, in a register's table or in that of its versions.
///
/// SQLite cannot change a column's type, so a new column takes the place of the old one.
struct ColumnConversion {
    private let table: KeyedTable
    private let old: RegisterShape.Column
    private let field: Field

    /// - Parameter old: under the name it has when this runs, if that is not yet the field's.
    init(_ table: KeyedTable, from old: RegisterShape.Column, to field: Field) {
        self.table = table
        self.old = old
        self.field = field
    }

    /// What cannot be converted becomes empty. O(rows).
    func convert(_ db: Database) throws {
        let new = try NewColumn(field.name, field.columnType, in: table, db)
        let rows = try rows([table.key], of: field.name, db)
        while let row = try rows.next() {
            let value = field.value(converting: old.field.value(row[1]))
            try new.set(value.map(field.stored) ?? .null, key: row[0])
        }
        try new.replaceOld(db)
    }

    /// How many values the field cannot hold, and the first of them. O(rows).
    ///
    /// - Parameters:
    ///   - identifier: the column to name the rows by.
    ///   - known: what the field's values may name.
    func refused(
        namedBy identifier: String, known: KnownValues, _ db: Database
    ) throws -> (Int, [MigrationObstacle.Example]) {
        var count = 0
        var examples: [MigrationObstacle.Example] = []
        let rows = try rows([identifier], of: old.name, db)
        while let row = try rows.next() {
            let value = field.value(converting: old.field.value(row[1]))
            guard try value.map(known.has) != true else { continue }
            count += 1
            guard examples.count < MigrationObstacle.told else { continue }
            examples.append(MigrationObstacle.Example(id: row[0] ?? "", value: Self.text(row[1])))
        }
        return (count, examples)
    }

    private static func text(_ stored: DatabaseValue) -> String {
        switch stored.storage {
        case .int64(let number): String(number)
        case .double(let number): number.plainDigits
        case .string(let text): text
        case .null, .blob: ""
        }
    }

    private func rows(_ names: [String], of column: String, _ db: Database) throws -> RowCursor {
        let columns = (names + [column]).map(quoted).joined(separator: ", ")
        return try Row.fetchCursor(
            db, sql: "SELECT \(columns) FROM \(quoted(table.name)) WHERE \(quoted(column)) IS NOT NULL")
    }
}

/// A column that is filled beside the one whose place it takes.
struct NewColumn {
    private let table: KeyedTable
    private let name: String
    private let update: Statement
    private static let temporary = "landkort_ny"

    init(_ name: String, _ type: String, in table: KeyedTable, _ db: Database) throws {
        self.name = name
        self.table = table
        try db.execute(sql: "ALTER TABLE \(quoted(table.name)) ADD COLUMN \(Self.temporary) \(type)")
        update = try db.makeStatement(
            sql: "UPDATE \(quoted(table.name)) SET \(Self.temporary) = ? WHERE \(quoted(table.key)) = ?")
    }

    func set(_ value: DatabaseValue, key: Int64) throws { try update.execute(arguments: [value, key]) }

    func replaceOld(_ db: Database) throws {
        let table = quoted(table.name)
        try db.execute(sql: "ALTER TABLE \(table) DROP COLUMN \(quoted(name))")
        try db.execute(sql: "ALTER TABLE \(table) RENAME COLUMN \(Self.temporary) TO \(quoted(name))")
    }
}
