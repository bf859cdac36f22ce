import Foundation
import GRDB
import GRDBSQLite
import LandkortCore

/// A row of a statement, by the places of its columns.
protocol StoredRow {
    func value(at place: Int) -> DatabaseValue
    /// The bytes of a value, as text where it is no blob; nil for NULL. They are valid within `body`.
    func withBytes<T>(at place: Int, _ body: (UnsafeRawBufferPointer?) -> T) -> T
}

/// The row that a statement stands at, read where SQLite has it; valid until the next step.
struct RunningRow: StoredRow {
    let statement: SQLiteStatement

    func value(at place: Int) -> DatabaseValue { DatabaseValue(sqliteStatement: statement, index: CInt(place)) }

    /// 0 where it is none.
    func number(at place: Int) -> Double { sqlite3_column_double(statement, CInt(place)) }

    /// 0 where it is none.
    func integer(at place: Int) -> Int64 { sqlite3_column_int64(statement, CInt(place)) }

    /// The bytes of a text of plain characters, valid until the next step; nil for any other value.
    func plainText(at place: Int) -> UnsafeRawBufferPointer? {
        guard sqlite3_column_type(statement, CInt(place)) == SQLITE_TEXT else { return nil }
        let bytes = sqlite3_column_blob(statement, CInt(place))
        let text = UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, CInt(place))))
        return text.isPlainText ? text : nil
    }

    func withBytes<T>(at place: Int, _ body: (UnsafeRawBufferPointer?) -> T) -> T {
        guard sqlite3_column_type(statement, CInt(place)) != SQLITE_NULL else { return body(nil) }
        let bytes = sqlite3_column_blob(statement, CInt(place))
        return body(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, CInt(place)))))
    }
}

extension Row: StoredRow {
    func value(at place: Int) -> DatabaseValue { self[place] }

    func withBytes<T>(at place: Int, _ body: (UnsafeRawBufferPointer?) -> T) -> T {
        let value = value(at: place)
        guard !value.isNull else { return body(nil) }
        return (Data.fromDatabaseValue(value) ?? Data()).withUnsafeBytes { body($0) }
    }
}

/// The rows of a statement, one after the other.
struct RunningRows {
    private let cursor: RowCursor
    private let row: RunningRow

    init(_ db: Database, sql: String, arguments: StatementArguments) throws {
        try self.init(try db.makeStatement(sql: sql), arguments)
    }

    /// Of a text that the connection keeps prepared from the first time on: for texts of which there are few, and for one
    /// reading of each at a time.
    init(_ db: Database, known sql: String, arguments: StatementArguments) throws {
        try self.init(try db.cachedStatement(sql: sql), arguments)
    }

    private init(_ statement: Statement, _ arguments: StatementArguments) throws {
        cursor = try Row.fetchCursor(statement, arguments: arguments)
        row = RunningRow(statement: statement.sqliteStatement)
    }

    /// The next row; it is another one after the next call.
    func next() throws -> RunningRow? { try cursor.next() == nil ? nil : row }
}
