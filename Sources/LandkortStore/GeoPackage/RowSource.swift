import GRDB
import LandkortCore

/// One table that features are read from, which of its rows, and what of them, for one reader.
struct RowSource: Sendable {
    private let table: RegisterTable
    private let view: ReaderView
    private let name: String
    /// The R-tree that finds rows by box; nil where there is none.
    private let tree: String?
    /// The column that the tree's ids are of.
    private let key: String
    /// Whether the rows are versions that have ended.
    private let isPast: Bool
    /// What the edges in the tree must be.
    private var box: String?
    private var conditions: [String] = []
    /// Of the edges, and of the conditions.
    private(set) var boxArguments: [any DatabaseValueConvertible & Sendable] = []
    private(set) var otherArguments: [any DatabaseValueConvertible & Sendable] = []

    /// The rows in force.
    init(_ table: RegisterTable, _ view: ReaderView) {
        self.table = table
        self.view = view
        name = table.name
        tree = table.isSpatial ? SpatialIndex(table: table.name).tree : nil
        key = RegisterTable.key
        isPast = false
    }

    /// The rows in force that were so at `moment` too.
    init(_ table: RegisterTable, at moment: Moment, _ view: ReaderView) {
        self.init(table, view)
        add("\(RegisterTable.from) <= ?", moment.description)
    }

    /// The versions that have ended since `moment` and had begun by then.
    init(_ history: HistoryTable, at moment: Moment, _ view: ReaderView) {
        self.init(ended: history, view)
        add("\(RegisterTable.from) <= ?", moment.description)
        add("\(HistoryTable.to) > ?", moment.description)
    }

    /// Every version that has ended.
    init(ended history: HistoryTable, _ view: ReaderView) {
        table = history.table
        self.view = view
        name = history.name
        tree = history.table.isSpatial ? history.tree.name : nil
        key = HistoryTable.key
        isPast = true
        add("\(HistoryTable.to) IS NOT NULL")
    }

    private var access: Access { view.access }

    var arguments: [any DatabaseValueConvertible & Sendable] { boxArguments + otherArguments }

    private mutating func add(_ condition: String, _ values: any DatabaseValueConvertible & Sendable...) {
        conditions.append(condition)
        otherArguments += values
    }

    /// The row with an identifier, as the last argument.
    func single() -> String {
        let index = isPast ? nil : VisibilityIndex(table: table).single(of: access.records)
        return select(columns, ["\(quoted(table.identifier)) = ?"], by: index)
    }

    /// What the reader may not see of a row has no value. A list has a single value when it holds it.
    ///
    /// A datetime that another program wrote in a form of its own is compared as the time it is.
    mutating func add(_ field: Field, equal value: Value) {
        let column = compared(field.name)
        if value == field.meaningWhenMissing {
            return add("ifnull(\(column), ?) IS ?", field.stored(value), field.stored(value))
        }
        if !value.isNull, !field.multivalued, let isSeen = isSeenReference(field) {
            // The value first, so that only the rows that have it look whether they may tell it.
            add("\(isIndexed ? "" : "+")\(own(field.name)) IS ?", field.stored(value))
            return add("(\(isSeen))")
        }
        guard field.multivalued, value.isSingle else {
            let isTime = field.type == .datetime && !field.multivalued
            return add(
                "\(isTime ? "coalesce(\(NewRow.moment(column)), \(column))" : column) IS ?", field.stored(value))
        }
        let list = "iif(json_valid(\(column)), \(column), '[]')"
        add("EXISTS (SELECT 1 FROM json_each(\(list)) WHERE value IS ?)", field.stored(value))
    }

    /// - Returns: whether the rows found are those of which the filter is true; else they are some of those found.
    mutating func add(_ filter: BoundFilter) -> Bool {
        let source = self
        guard let clause = FilterSQL(column: { source.compared($0.name) }).clause(filter.root) else { return false }
        conditions.append(clause.sql)
        otherArguments += clause.arguments
        return clause.isExact
    }

    /// - Parameter moment: lets a tree that knows of periods leave out the versions of other times.
    mutating func add(_ box: Envelope, at moment: Moment? = nil) {
        guard tree != nil else { return add("0") }
        let edges: HistoryTree.Arguments = [box.minX, box.maxX, box.minY, box.maxY]
        let inBox = "maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?"
        let (condition, values) = isPast ? HistoryTree.condition(box, at: moment) : (inBox, edges)
        boxArguments = values + boxArguments
        self.box = condition
    }

    /// Rows with the words, by the index of them; their text as it is now, so for rows in force alone.
    mutating func add(_ words: SearchWords, _ index: SearchIndex) {
        let keys = index.keys { VisibilityIndex(table: table).check(access.records, ofRow: $0) }
        add("\(RegisterTable.key) IN (\(keys))", SearchIndex.match(words))
    }

    /// As ``ShowRule/Condition/holds(for:)``.
    mutating func add(_ condition: ShowRule.Condition, on field: Field) {
        let column = shown(field.name)
        let list = field.multivalued ? "iif(json_valid(\(column)), \(column), '[]')" : "json_array(\(column))"
        let held = "SELECT 1 FROM json_each(\(list)) WHERE value IS NOT NULL AND value IS NOT ''"
        guard !condition.values.isEmpty else { return add("EXISTS (\(held))") }
        let marks = condition.values.map { _ in "?" }.joined(separator: ", ")
        conditions.append("\(condition.isNegated ? "NOT " : "")EXISTS (\(held) AND value IN (\(marks)))")
        otherArguments += condition.values.map { field.stored($0) }
    }

    /// Leaves no row.
    mutating func addNothing() { add("0") }

    /// What the record that `column` refers to is called, to the reader; NULL where there is none to be seen.
    func label(of column: String) -> String {
        // What is seen of a field may be a long expression, which the label would write out many times.
        let fields = table.register.label.map { "\(value(of: $0)) AS \(quoted($0))" }
        let row = ["\(quoted(name)).\(quoted(table.identifier)) = \(column)"]
        let label = OrderIndex.label(table.register) { "navn.\(quoted($0))" }
        return "(SELECT \(label) FROM (\(select(fields.joined(separator: ", "), row))) AS navn)"
    }

    /// With the arguments in the order of ``arguments``, then those of `more`.
    ///
    /// - Parameter index: the index to go by; nil leaves it to SQLite.
    func select(_ columns: String, _ more: [String] = [], by index: String? = nil) -> String {
        let all = inBox + conditions + more + isShown
        let filter = all.isEmpty ? "" : " WHERE " + all.joined(separator: " AND ")
        let hint = index.map { " INDEXED BY \(quoted($0))" } ?? ""
        return "SELECT \(columns) FROM \(quoted(name))\(hint)\(filter)"
    }
}

/// Where the rows lie.
extension RowSource {
    /// The edges of a row's box as the tree has them: rounded outwards, in Denmark by less than a metre and a half.
    enum Edge {
        static let (left, right, lower, upper) = ("rtree_minx", "rtree_maxx", "rtree_miny", "rtree_maxy")
    }

    private var inBox: [String] {
        guard let tree, let box else { return [] }
        let condition = ([box] + isShownInTree).joined(separator: " AND ")
        return ["\(key) IN (SELECT id FROM \(quoted(tree)) WHERE \(condition))"]
    }

    /// Known from the index alone, before any row is read.
    private var isShownInTree: [String] {
        guard let tree, !isPast else { return [] }
        return VisibilityIndex(table: table).check(access.records, ofRow: "\(quoted(tree)).id").map { [$0] } ?? []
    }

    /// As ``placed(_:_:)`` for columns that are edges alone: where no more is asked of a row than that it is there, no row
    /// is looked up.
    func measured(_ columns: String) -> String? {
        guard let tree, box == nil, conditions.isEmpty, isShown.isEmpty else { return placed(columns) }
        return "SELECT \(columns) FROM (\(Self.ids(of: tree)))"
    }

    private static func ids(of tree: String) -> String {
        let edges = ["minx", "maxx", "miny", "maxy"].map { "\($0) AS rtree_\($0)" }.joined(separator: ", ")
        return "SELECT id AS rtree_id, \(edges) FROM \(quoted(tree))"
    }

    /// The rows that lie somewhere, by the tree; `columns` and `more` may name each ``Edge``. Nil where there is no tree.
    func placed(_ columns: String, _ more: [String] = []) -> String? {
        guard let tree else { return nil }
        var source = self
        source.box = box ?? "1"
        let found = ([source.box ?? "1"] + isShownInTree).joined(separator: " AND ")
        let ids = "\(Self.ids(of: tree)) WHERE \(found)"
        return source.joined(to: ids, by: "rtree_id", columns, source.conditions + more)
    }

    /// Those of the rows whose keys are in a JSON list, the only argument, in its order. What else they have to keep
    /// they are taken to have kept when their keys were found, but for what the reader may see.
    func keyed(_ columns: String) -> String {
        var source = self
        source.box = "1"
        return source.joined(to: "SELECT value AS valgt FROM json_each(?)", by: "valgt", columns, [])
    }

    /// The keys of the tree's rows in the box, whoever may see them, and whether they lie within a box inside it: nil
    /// without a tree. The arguments are the box's edges, then those of the other.
    ///
    /// In parts that the tree tells apart by itself, so that no edge of the many that lie within is read.
    var boxes: String? {
        guard let tree else { return nil }
        let (left, right, lower) = ("minx >= ?5", "maxx <= ?6", "miny >= ?7")
        let beyond = [
            ["minx < ?5"], [left, "maxx > ?6"], [left, right, "miny < ?7"], [left, right, lower, "maxy > ?8"],
        ]
        let parts = [(1, [left, right, lower, "maxy <= ?8"])] + beyond.map { (0, $0) }
        return parts.map { isWithin, conditions in
            "SELECT id, \(isWithin) FROM \(quoted(tree)) WHERE maxx >= ?1 AND minx <= ?2 AND maxy >= ?3 AND miny <= ?4"
                + conditions.map { " AND \($0)" }.joined()
        }.joined(separator: " UNION ALL ")
    }

    /// Those of the rows with keys in a JSON list, the first argument, that keep the conditions, of which are the others.
    func among(_ columns: String) -> String {
        var source = self
        source.box = "1"
        return source.joined(to: "SELECT value AS valgt FROM json_each(?)", by: "valgt", columns, conditions)
    }

    /// The inner loop is always over this table, by its key.
    private func joined(to ids: String, by id: String, _ columns: String, _ conditions: [String]) -> String {
        let all = conditions + isShown
        return "SELECT \(columns) FROM (\(ids)) CROSS JOIN \(quoted(name)) ON \(quoted(name)).\(key) = \(id)"
            + (all.isEmpty ? "" : " WHERE " + all.joined(separator: " AND "))
    }
}

/// What the reader may see.
extension RowSource {
    /// Where a row lies.
    static let place = "\(RegisterTable.key), \(RegisterTable.geometry)"

    /// All columns by name, as ``RowLayout`` reads them, those that are hidden being empty: with `*`, a connection that has not seen a column added
    /// would misread the row.
    var columns: String {
        let own = [RegisterTable.key] + (table.isSpatial ? [RegisterTable.geometry] : [])
        return (own + table.valueColumns.map { column($0.name) }).joined(separator: ", ")
    }

    private func column(_ name: String) -> String {
        if name == RegisterTable.actor, !access.seesWriters { return "NULL AS \(quoted(name))" }
        let value = shown(name)
        return value == quoted(name) ? value : "\(value) AS \(quoted(name))"
    }

    private func shown(_ field: String) -> String { shown(field, quoted(field)) }

    /// A field's value for the reader, of the table by name: within another table's rows too.
    func value(of field: String) -> String { shown(field, own(field)) }

    private func shown(_ field: String, _ column: String) -> String {
        // Triggers write when a version ended, beside the columns it had while it was in force.
        let stored = isPast && field == RegisterTable.to ? "\(quoted(name)).\(HistoryTable.to)" : column
        if access.hidden.contains(field) { return "NULL" }
        let value = table.register[field].flatMap { view.seen(own(field), of: $0) } ?? stored
        guard access.guarded.contains(field) else { return value }
        return "iif(\(holds(access.own)), \(value), NULL)"
    }

    /// Where not every row is the reader's, no index of the field is used, which would find the others first: that is
    /// what the plus says.
    private func compared(_ field: String) -> String { (isIndexed ? "" : "+") + shown(field) }

    private var isIndexed: Bool { access.records == .always }

    /// The column as it is stored, by the table's name.
    private func own(_ field: String) -> String { "\(quoted(name)).\(quoted(field))" }

    /// Whether a row may tell what it refers to; nil where each may, and where the field itself is not for all to see.
    private func isSeenReference(_ field: Field) -> String? {
        guard !access.hidden.contains(field.name), !access.guarded.contains(field.name) else { return nil }
        return view.isSeen(own(field.name), of: field)
    }

    private var isShown: [String] { access.records == .always ? [] : [holds(access.records)] }

    /// An old version is shown only where its own rule and today's both allow it.
    private func holds(_ condition: Condition) -> String {
        let itself = condition.sql(of: name, isIndexed: box == nil)
        return isPast ? "(\(itself) AND \(table.history.holdsToday(condition)))" : itself
    }
}

extension Value {
    fileprivate var isSingle: Bool {
        switch self {
        case .null, .array: false
        case .string, .integer, .number, .boolean: true
        }
    }
}
