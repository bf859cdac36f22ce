import GRDB
import LandkortCore

/// The SQL of one read: which table, which rows, for whom.
struct FeatureStatement: Sendable {
    private let table: RegisterTable
    private var conditions: [String] = []
    private var arguments: [any DatabaseValueConvertible & Sendable] = []
    /// The column whose order the rows come in and whose value is their cursor. Gaps between the table's keys would
    /// tell of the rows that a reader may not see, so for such a reader it is the identifier.
    private var order = RegisterTable.key

    /// - Throws: ``StoreProblem/unknownField(_:_:)``.
    init(_ table: RegisterTable, _ query: FeatureQuery, _ reader: Reader) throws(StoreProblem) {
        self.table = table
        if case .records(let field, let value) = reader.visibility(in: table.register) {
            add(field, value)
            order = quoted(table.identifier)
        }
        for (field, value) in query.equal.sorted(by: { $0.key < $1.key }) {
            guard table.register[field] != nil else { throw .unknownField(table.register.id, field) }
            add(field, value)
        }
        if let box = query.box { add(box) }
    }

    private mutating func add(_ field: String, _ value: Value) {
        conditions.append("\(quoted(field)) IS ?")
        arguments.append(value.databaseValue)
    }

    private mutating func add(_ box: Envelope) {
        guard table.isSpatial else {
            conditions.append("0")
            return
        }
        conditions.append(
            """
            \(RegisterTable.key) IN (SELECT id FROM \(quoted("rtree_\(table.name)_\(RegisterTable.geometry)"))
            WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)
            """)
        arguments += [box.minX, box.maxX, box.minY, box.maxY]
    }

    private func sql(_ columns: String, _ more: [String] = [], _ ending: String = "") -> String {
        let all = conditions + more
        let filter = all.isEmpty ? "" : " WHERE " + all.joined(separator: " AND ")
        return "SELECT \(columns) FROM \(quoted(table.name))\(filter)\(ending)"
    }

    /// Rows after a cursor, or all, in order.
    ///
    /// - Throws: ``StoreProblem/badCursor(_:)``.
    func rows(after cursor: String? = nil, _ db: Database) throws -> RowCursor {
        try Row.fetchCursor(db, sql: page(after: cursor), arguments: pageArguments(after: cursor))
    }

    private var isByKey: Bool { order == RegisterTable.key }

    /// The cursor behind a row.
    func cursor(behind row: Row) -> String {
        isByKey ? String(row[RegisterTable.key] as Int) : Self.mark + (row[table.identifier] ?? "")
    }

    /// Before an identifier that is a cursor, so that a cursor from elsewhere is known as such.
    private static let mark = "~"

    private func page(after cursor: String?) -> String {
        sql(table.columns, cursor == nil ? [] : ["\(order) > ?"], " ORDER BY \(order)")
    }

    private func pageArguments(after cursor: String?) throws -> StatementArguments {
        guard let cursor else { return StatementArguments(arguments) }
        if !isByKey, cursor.hasPrefix(Self.mark) { return StatementArguments(arguments + [String(cursor.dropFirst())]) }
        guard isByKey, let key = Int(cursor), key >= 0 else { throw StoreProblem.badCursor(cursor) }
        return StatementArguments(arguments + [key])
    }

    func count(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: sql("count(*)"), arguments: StatementArguments(arguments)) ?? 0
    }

    func row(id: Feature.ID, _ db: Database) throws -> Row? {
        try Row.fetchOne(db, sql: single, arguments: StatementArguments(arguments + [id]))
    }

    private var single: String { sql(table.columns, ["\(quoted(table.identifier)) = ?"]) }

    func plan(after cursor: String?, _ db: Database) throws -> [String] {
        try plan(page(after: cursor), pageArguments(after: cursor), db)
    }

    func plan(id: Feature.ID, _ db: Database) throws -> [String] {
        try plan(single, StatementArguments(arguments + [id]), db)
    }

    private func plan(_ sql: String, _ arguments: StatementArguments, _ db: Database) throws -> [String] {
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0["detail"] }
    }
}
