import GRDB
import LandkortCore

/// The SQL of one read: which table, which rows, for whom.
struct FeatureStatement: Sendable {
    private let table: RegisterTable
    private var conditions: [String] = []
    private var arguments: [any DatabaseValueConvertible & Sendable] = []
    /// Gaps between keys would tell of the rows that the reader may not see, so for such a reader a cursor counts
    /// the rows they may.
    private var countsRows = false

    /// - Throws: ``StoreProblem/unknownField(_:_:)``.
    init(_ table: RegisterTable, _ query: FeatureQuery, _ reader: Reader) throws(StoreProblem) {
        self.table = table
        if case .records(let field, let value) = reader.visibility(in: table.register) {
            add(field, value)
            countsRows = true
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

    /// Rows after a cursor in order of the key.
    func rows(after cursor: Int, _ db: Database) throws -> RowCursor {
        try Row.fetchCursor(db, sql: page, arguments: pageArguments(after: cursor))
    }

    /// The cursor behind a row, the `number`th since the first of all.
    func cursor(behind row: Row, number: Int) -> Int { countsRows ? number : row[RegisterTable.key] }

    private var page: String {
        let ending = " ORDER BY \(RegisterTable.key)" + (countsRows ? " LIMIT -1 OFFSET ?" : "")
        return sql(table.columns, ["\(RegisterTable.key) > ?"], ending)
    }

    private func pageArguments(after cursor: Int) -> StatementArguments {
        StatementArguments(arguments + (countsRows ? [0, cursor] : [cursor]))
    }

    func count(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: sql("count(*)"), arguments: StatementArguments(arguments)) ?? 0
    }

    func row(id: Feature.ID, _ db: Database) throws -> Row? {
        try Row.fetchOne(db, sql: single, arguments: StatementArguments(arguments + [id]))
    }

    private var single: String { sql(table.columns, ["\(quoted(table.identifier)) = ?"]) }

    func plan(after cursor: Int, _ db: Database) throws -> [String] {
        try plan(page, pageArguments(after: cursor), db)
    }

    func plan(id: Feature.ID, _ db: Database) throws -> [String] {
        try plan(single, StatementArguments(arguments + [id]), db)
    }

    private func plan(_ sql: String, _ arguments: StatementArguments, _ db: Database) throws -> [String] {
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0["detail"] }
    }
}
