import GRDB
import LandkortCore

/// One table that features are read from, which of its rows, and what of them, for one reader.
struct RowSource: Sendable {
    let table: RegisterTable
    let view: ReaderView
    let name: String
    /// The R-tree that finds rows by box; nil where there is none.
    let tree: String?
    /// The column that the tree's ids are of.
    let key: String
    /// Whether the rows are versions that have ended.
    let isPast: Bool
    /// What the edges in the tree must be.
    var box: String?
    private(set) var conditions: [String] = []
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

    var access: Access { view.access }

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
        guard let clause = FilterSQL(column: { source.compared($0.name) }).clause(filter.root),
            clause.isReadable
        else { return false }
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

extension Value {
    fileprivate var isSingle: Bool {
        switch self {
        case .null, .array: false
        case .string, .integer, .number, .boolean: true
        }
    }
}
