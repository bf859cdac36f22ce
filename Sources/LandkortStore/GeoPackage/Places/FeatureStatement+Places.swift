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
        guard let sql = sources[0].measured(edges), let source = sources.first,
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

    /// Left, right, lower and upper.
    static let edges = [Edge.left, Edge.right, Edge.lower, Edge.upper].joined(separator: ", ")

    func planOfSquares(_ db: Database) throws -> [String] {
        guard let sql = sources[0].measured(Self.edges) else { return [] }
        return try plan(sql, arguments(), db)
    }
}
