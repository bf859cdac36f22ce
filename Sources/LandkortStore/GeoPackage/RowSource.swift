import GRDB
import LandkortCore

/// One table that features are read from, and which of its rows.
struct RowSource: Sendable {
    private let name: String
    /// The R-tree that finds rows by box; nil where there is none.
    private let tree: String?
    /// The column that the tree's ids are of.
    private let key: String
    private(set) var conditions: [String] = []
    private(set) var arguments: [any DatabaseValueConvertible & Sendable] = []

    /// The rows in force.
    init(_ table: RegisterTable) {
        name = table.name
        tree = table.isSpatial ? SpatialIndex(table: table.name).tree : nil
        key = RegisterTable.key
    }

    /// The rows in force that were so at `moment` too.
    init(_ table: RegisterTable, at moment: Moment) {
        self.init(table)
        add("\(RegisterTable.from) <= ?", moment.description)
    }

    /// The versions that have ended since `moment` and had begun by then.
    init(_ history: HistoryTable, at moment: Moment) {
        self.init(ended: history)
        add("\(RegisterTable.from) <= ?", moment.description)
        add("\(HistoryTable.to) > ?", moment.description)
    }

    /// Every version that has ended.
    init(ended history: HistoryTable) {
        name = history.name
        tree = history.table.isSpatial ? history.tree : nil
        key = HistoryTable.key
        add("\(HistoryTable.to) IS NOT NULL")
    }

    mutating func add(_ condition: String, _ values: any DatabaseValueConvertible & Sendable...) {
        conditions.append(condition)
        arguments += values
    }

    mutating func add(_ field: String, equal value: Value) { add("\(quoted(field)) IS ?", value.databaseValue) }

    /// - Parameter moment: lets a tree that knows of periods leave out the versions of other times.
    mutating func add(_ box: Envelope, at moment: Moment? = nil) {
        guard let tree else { return add("0") }
        var condition = "maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?"
        arguments += [box.minX, box.maxX, box.minY, box.maxY]
        if let moment {
            let seconds = HistoryTable.seconds("?")
            condition += " AND fra <= \(seconds) AND til >= \(seconds)"
            arguments += [moment.description, moment.description]
        }
        conditions.append("\(key) IN (SELECT id FROM \(quoted(tree)) WHERE \(condition))")
    }

    /// With the arguments in the order of ``arguments``, then those of `more`.
    func select(_ columns: String, _ more: [String] = []) -> String {
        let all = conditions + more
        let filter = all.isEmpty ? "" : " WHERE " + all.joined(separator: " AND ")
        return "SELECT \(columns) FROM \(quoted(name))\(filter)"
    }
}
