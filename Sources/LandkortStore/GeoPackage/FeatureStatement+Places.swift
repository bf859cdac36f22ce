import GRDB
import LandkortCore

extension FeatureStatement {
    /// How many rows have each value of a field.
    func tally(of name: String, _ db: Database) throws -> [Value: Int] {
        guard let field = table.register[name] else { return [:] }
        let parts = sources.map { $0.select("\($0.value(of: name)) AS v, count(*) AS n") + " GROUP BY 1" }
        let rows = try Row.fetchCursor(db, sql: parts.joined(separator: " UNION ALL "), arguments: arguments())
        var counts: [Value: Int] = [:]
        while let row = try rows.next() { counts[field.value(row["v"]), default: 0] += row["n"] as Int }
        return counts
    }
}

/// What the R-tree says of the rows in force that match.
extension FeatureStatement {
    private typealias Edge = RowSource.Edge

    /// The rows whose boxes reach as far as any in one of the four directions; nil where there is no tree.
    func outermost(_ db: Database) throws -> [Row]? {
        let edges = "min(\(Edge.left)) AS l, max(\(Edge.right)) AS r, min(\(Edge.lower)) AS b, max(\(Edge.upper)) AS t"
        guard let sql = sources[0].placed(edges), let source = sources.first,
            let found = try Row.fetchOne(db, sql: sql, arguments: arguments()),
            let left: Double = found["l"], let right: Double = found["r"], let lower: Double = found["b"],
            let upper: Double = found["t"]
        else { return nil }
        let more = [
            "(\(Edge.left) <= ? OR \(Edge.right) >= ? OR \(Edge.lower) <= ? OR \(Edge.upper) >= ?)"
        ]
        let limits = [left + slack(left), right - slack(right), lower + slack(lower), upper - slack(upper)]
        guard let rows = source.placed(source.columns, more) else { return nil }
        return try Row.fetchAll(db, sql: rows, arguments: arguments(limits))
    }

    /// More than the tree's numbers of 32 bits are rounded by.
    private func slack(_ edge: Double) -> Double { abs(edge) / Double(1 << 21) + 0.001 }

    /// Row by row from the lower left. Sums are of whole metres, so that they are the same in whatever order the tree
    /// gives its rows, which those that are hidden have a part in.
    func squares(of side: Double, within box: Envelope, _ db: Database) throws -> [SquareCount] {
        let (x, y) = (Self.x, Self.y)
        let sums = "sum(CAST(round(\(x)) AS INTEGER)) AS sx, sum(CAST(round(\(y)) AS INTEGER)) AS sy"
        let within = "\(x) >= ? AND \(x) < ? AND \(y) >= ? AND \(y) < ?"
        guard let sql = sources[0].placed("count(*) AS n, \(sums)", [within]) else { return [] }
        let rows = try Row.fetchAll(
            db, sql: sql + grouping(by: side), arguments: arguments([box.minX, box.maxX, box.minY, box.maxY]))
        return rows.map { row in
            let count: Int = row["n"]
            let (sumX, sumY): (Double, Double) = (row["sx"], row["sy"])
            return SquareCount(count: count, middle: Position(x: sumX / Double(count), y: sumY / Double(count)))
        }
    }

    func mostInSquare(of side: Double, _ db: Database) throws -> Int {
        guard let sql = sources[0].placed("count(*) AS n") else { return 0 }
        let most = "SELECT max(n) FROM (\(sql)\(grouping(by: side)))"
        return try Int.fetchOne(db, sql: most, arguments: arguments()) ?? 0
    }

    func planOfSquares(_ db: Database) throws -> [String] {
        guard let sql = sources[0].placed("count(*)") else { return [] }
        return try plan(sql + grouping(by: 1024), arguments(), db)
    }

    private static let x = "((\(Edge.left) + \(Edge.right)) / 2)"
    private static let y = "((\(Edge.lower) + \(Edge.upper)) / 2)"

    /// Casting cuts towards zero, so the numbers are lifted above it, by a multiple of any side.
    private func grouping(by side: Double) -> String {
        func place(_ middle: String) -> String { "CAST((\(middle) + \(SquareSums.lift)) / \(side) AS INTEGER)" }
        return " GROUP BY \(place(Self.y)), \(place(Self.x)) ORDER BY \(place(Self.y)), \(place(Self.x))"
    }
}
