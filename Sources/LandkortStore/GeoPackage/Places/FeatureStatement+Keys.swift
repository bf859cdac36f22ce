import GRDB
import LandkortCore

/// Rows by the tree's boxes, and by their keys.
extension FeatureStatement {
    /// The rows in the tree's boxes: their keys and geometries, or whole where SQL does not say all of what is asked.
    /// By key they come in no order.
    func candidates(_ db: Database) throws -> RunningRows {
        try RunningRows(db, sql: candidates, arguments: arguments())
    }

    private var candidates: String {
        let columns = findsAll ? RowSource.place : sources[0].columns
        let sql = sources[0].placed(columns) ?? sources[0].select(columns)
        return sql + (isByKey ? "" : " ORDER BY \(quoted(table.identifier))")
    }

    /// The keys of the tree's rows in the box, in no order, and whether they lie within `inside`.
    func boxes(_ inside: Envelope?, _ db: Database) throws -> RunningRows {
        try RunningRows(db, known: boxes, arguments: boxArguments(inside))
    }

    private var boxes: String { sources[0].boxes ?? "SELECT 0, 0 WHERE 0" }

    private func boxArguments(_ inside: Envelope?) -> StatementArguments {
        let nowhere = [Double.infinity, -.infinity, .infinity, -.infinity]
        let edges = inside.map { [$0.minX, $0.maxX, $0.minY, $0.maxY] } ?? nowhere
        return StatementArguments(sources[0].boxArguments) + StatementArguments(edges)
    }

    private func amongArguments(_ keys: String) -> StatementArguments {
        [keys] + StatementArguments(sources[0].otherArguments)
    }

    /// Those of the rows with these keys that SQL finds wherever they lie, as ``candidates(_:)`` gives them.
    func rows(among keys: ArraySlice<Int64>, _ db: Database) throws -> RunningRows {
        try RunningRows(db, sql: among, arguments: amongArguments(Self.list(keys)))
    }

    private var among: String { sources[0].among(findsAll ? RowSource.place : sources[0].columns) }

    private static func list(_ keys: ArraySlice<Int64>) -> String {
        var list = Array("[".utf8)
        list.reserveCapacity(keys.count * 8 + 2)
        for key in keys {
            if list.count > 1 { list.append(UInt8(ascii: ",")) }
            list += String(key).utf8
        }
        list.append(UInt8(ascii: "]"))
        return String(decoding: list, as: UTF8.self)
    }

    /// The rows with these keys, in their order, as far as the reader may see them.
    func rows(with keys: ArraySlice<Int64>, _ db: Database) throws -> RunningRows {
        try RunningRows(db, known: keyed, arguments: [Self.list(keys)])
    }

    private var keyed: String { sources[0].keyed(sources[0].columns) }

    func planOfPage(_ db: Database) throws -> [String] {
        let finding =
            isByKey
            ? try plan(boxes, boxArguments(nil), db) + plan(among, amongArguments("[]"), db)
            : try plan(candidates, arguments(), db)
        return try finding + plan(keyed, ["[]"], db)
    }

    /// How many of the keys stand before or at a cursor.
    ///
    /// - Throws: ``StoreProblem/badCursor(_:)``.
    func place(behind cursor: String, among keys: [Int64], _ db: Database) throws -> Int {
        let last = try cursorValue(cursor)
        let column = isByKey ? RegisterTable.key : quoted(table.identifier)
        let sql = "SELECT \(column) > ? FROM \(quoted(table.name)) WHERE \(RegisterTable.key) = ?"
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            let isBehind = try Bool.fetchOne(db, sql: sql, arguments: [last, keys[middle]]) ?? false
            (low, high) = isBehind ? (low, middle) : (middle + 1, high)
        }
        return low
    }
}
