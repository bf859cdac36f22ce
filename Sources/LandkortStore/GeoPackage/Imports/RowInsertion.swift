import GRDB
import GRDBSQLite

/// An `INSERT` of many rows at a time, whose values are bound straight from memory.
///
/// One statement with a row costs four times its share of one with many: SQLite looks for the table's last key in a
/// list of all tables each time. A statement that meets a taken key stops there and keeps the rows before it: one that
/// took them back would have to keep a journal of every page for each.
final class RowInsertion {
    /// Rows in one statement.
    static let most = 48

    private let many: Statement
    private let one: Statement
    private let table: String
    private let width: Int
    private let db: Database

    /// - Parameter columns: quoted.
    init(into table: String, _ columns: [String], _ db: Database) throws {
        self.db = db
        self.table = table
        width = columns.count
        let head = "INSERT OR FAIL INTO \(quoted(table)) (\(columns.joined(separator: ", "))) VALUES "
        let row = "(\(columns.map { _ in "?" }.joined(separator: ", ")))"
        one = try db.makeStatement(sql: head + row)
        many = try db.makeStatement(sql: head + Array(repeating: row, count: Self.most).joined(separator: ", "))
    }

    /// Binds what is the same in every row.
    func bind(_ value: DatabaseValue, at column: Int) {
        for statement in [one, many] {
            for slot in 0..<(statement === one ? 1 : Self.most) {
                RowBinding(statement.sqliteStatement, slot: slot, width: width).bind(value, at: column)
            }
        }
    }

    /// Inserts `count` rows in their order.
    ///
    /// - Parameters:
    ///   - bind: binds the row; what it points to must stay until ``most`` rows more have been bound.
    ///   - refused: told of a row that breaks a rule of the table; the others are inserted.
    ///   - inserted: told of each stretch of rows that went in, and the key of its last.
    func run(
        _ count: Int, bind: (RowBinding, _ row: Int) -> Void, refused: (_ row: Int, DatabaseError) throws -> Void,
        inserted: (_ rows: Range<Int>, _ lastKey: Int64) -> Void = { _, _ in }
    ) throws {
        for start in stride(from: 0, to: count, by: Self.most) {
            var rows = start..<min(start + Self.most, count)
            if rows.count == Self.most {
                for row in rows { bind(RowBinding(many.sqliteStatement, slot: row - start, width: width), row) }
                let error = try step(many)
                let sound = error == nil ? rows : rows.prefix(db.changesCount)
                if !sound.isEmpty { inserted(sound, db.lastInsertedRowID) }
                guard let error else { continue }
                try keepLastKey()
                try refused(sound.upperBound, error)
                rows = (sound.upperBound + 1)..<rows.upperBound
            }
            for row in rows {
                bind(RowBinding(one.sqliteStatement, slot: 0, width: width), row)
                if let error = try step(one) {
                    try refused(row, error)
                } else {
                    inserted(row..<(row + 1), db.lastInsertedRowID)
                }
            }
        }
    }

    /// A statement that stops does not note the last key it gave, which must never be given again.
    private func keepLastKey() throws {
        let known = "SELECT max(coalesce(max(seq), 0), ?) FROM sqlite_sequence WHERE name = ?"
        let given = db.changesCount == 0 ? 0 : db.lastInsertedRowID
        let last = try Int64.fetchOne(db, sql: known, arguments: [given, table])
        try db.execute(sql: "DELETE FROM sqlite_sequence WHERE name = ?", arguments: [table])
        try db.execute(sql: "INSERT INTO sqlite_sequence VALUES (?, ?)", arguments: [table, last])
    }

    /// - Returns: the rule of the table that was broken.
    private func step(_ statement: Statement) throws -> DatabaseError? {
        let code = sqlite3_step(statement.sqliteStatement)
        guard code != SQLITE_DONE else {
            sqlite3_reset(statement.sqliteStatement)
            return nil
        }
        let error = DatabaseError(
            resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
        sqlite3_reset(statement.sqliteStatement)
        guard error.resultCode == .SQLITE_CONSTRAINT else { throw error }
        return error
    }
}

/// The place of one row in a statement. What is bound by its address must stay where it is until the row is inserted.
struct RowBinding {
    let slot: Int
    private let statement: SQLiteStatement
    private let first: Int32

    init(_ statement: SQLiteStatement, slot: Int, width: Int) {
        self.statement = statement
        self.slot = slot
        first = Int32(slot * width + 1)
    }

    func bindNull(at column: Int) { sqlite3_bind_null(statement, first + Int32(column)) }

    func bind(_ number: Int64, at column: Int) { sqlite3_bind_int64(statement, first + Int32(column), number) }

    func bind(_ number: Double, at column: Int) { sqlite3_bind_double(statement, first + Int32(column), number) }

    func bind(text: UnsafePointer<UInt8>?, _ length: Int, at column: Int) {
        // A null pointer would be NULL and not the empty text.
        guard let text, length > 0 else { return bind("".databaseValue, at: column) }
        let characters = UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text(statement, first + Int32(column), characters, Int32(length), nil)
    }

    func bind(blob: UnsafeRawBufferPointer, at column: Int) {
        sqlite3_bind_blob(statement, first + Int32(column), blob.baseAddress, Int32(blob.count), nil)
    }

    /// Copied.
    func bind(copyOf bytes: [UInt8], at column: Int) {
        sqlite3_bind_blob(statement, first + Int32(column), bytes, Int32(bytes.count), Self.copied)
    }

    /// Copied.
    func bind(_ value: DatabaseValue, at column: Int) {
        switch value.storage {
        case .null: bindNull(at: column)
        case .int64(let number): bind(number, at: column)
        case .double(let number): bind(number, at: column)
        case .string(let text):
            sqlite3_bind_text(statement, first + Int32(column), text, Int32(text.utf8.count), Self.copied)
        case .blob(let data): bind(copyOf: Array(data), at: column)
        }
    }

    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
