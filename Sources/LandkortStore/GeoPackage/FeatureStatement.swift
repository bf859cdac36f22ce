import GRDB
import LandkortCore

/// The SQL of one read: which tables, which rows, for whom.
struct FeatureStatement: Sendable {
    let table: RegisterTable
    /// The rows in force; at an earlier moment also those that have ended since.
    private(set) var sources: [RowSource]
    /// The column whose order the rows come in and whose value is their cursor. Gaps between the table's keys would
    /// tell of the rows that a reader may not see, so for such a reader it is the identifier.
    private var order = RegisterTable.key
    /// The order that was asked for, which the identifier completes.
    private let sorting: OrderStatement?
    private let filter: BoundFilter?
    /// What the reader may see, here and where references lead.
    let rules: [Access]
    /// Whether nothing is asked for that makes a text of its own: such texts are as few as the registers and the kinds of
    /// readers.
    private let isCommon: Bool
    /// Whether somebody still waits for the rows.
    private let watch = ReadWatch.current
    /// Whether rows that SQL has found have to be looked at, to know if the filter is true of them.
    private var isFilterLeft = false

    /// - Parameter tables: those that the register's references lead to.
    /// - Throws: ``StoreProblem/unknownField(_:_:)``, also for a field that the reader may not see;
    ///   ``StoreProblem/badFilter(_:)``.
    init(
        _ table: RegisterTable, _ query: FeatureQuery, _ reader: Reader, among tables: [RegisterID: RegisterTable]
    ) throws(StoreProblem) {
        self.table = table
        if let order = query.order {
            sorting = try OrderStatement(order, table, reader, tables)
        } else {
            sorting = nil
        }
        filter = try table.register.storeFilter(query.filter, for: reader)
        isCommon = query.filter == nil && query.equal.isEmpty && query.words == nil && query.order == nil
        let view = ReaderView(table, reader, among: tables)
        let access = view.access
        rules = view.rules
        let past = query.moment.map { RowSource(table.history, at: $0, view) }
        let current = query.moment.map { RowSource(table, at: $0, view) } ?? RowSource(table, view)
        sources = [current] + (past.map { [$0] } ?? [])
        if access.records != .always { order = quoted(table.identifier) }
        for (name, value) in query.equal.sorted(by: { $0.key < $1.key }) {
            guard let field = table.register[name], access.sees(name) else {
                throw .unknownField(table.register.id, name)
            }
            for place in sources.indices { sources[place].add(field, equal: value) }
        }
        for condition in query.rule?.conditions ?? [] {
            // A condition on a field that is hidden leaves out nothing.
            guard let field = table.register[condition.field], access.sees(field.name) else { continue }
            for place in sources.indices { sources[place].add(condition, on: field) }
        }
        if let words = query.words, past == nil { find(words) }
        if let filter { find(filter) }
        guard let box = filter?.envelope.map({ query.box?.intersection($0) ?? $0 }) ?? query.box else { return }
        sources[0].add(box)
        if past != nil { sources[1].add(box, at: query.moment) }
    }

    private mutating func find(_ words: SearchWords) {
        guard !words.words.isEmpty else { return }
        guard let index = SearchIndex(table: table) else { return sources[0].addNothing() }
        sources[0].add(words, index)
    }

    private mutating func find(_ filter: BoundFilter) {
        for place in sources.indices where !sources[place].add(filter) { isFilterLeft = true }
    }

    /// Whether the filter is true of a feature that SQL has found.
    ///
    /// - Throws: ``StoreProblem/stopped`` where nobody waits for the answer any more.
    func admits(_ feature: Feature) throws(StoreProblem) -> Bool {
        guard isFilterLeft else { return true }
        guard watch?.isOver() != true else { throw .stopped }
        return filter?.holds(for: feature) ?? true
    }

    /// Whether SQL alone finds the rows, as far as the filter goes.
    var findsAll: Bool { !isFilterLeft }

    private func sql(_ more: [String] = [], _ ending: String = "") -> String {
        sources.map { $0.select($0.columns, more) }.joined(separator: " UNION ALL ") + ending
    }

    private func sorted(_ sorting: OrderStatement, isContinued: Bool) -> String {
        let selects = sources.map { source in
            let key = sorting.key(source.value)
            let more = isContinued ? [sorting.behind(key, quoted(table.identifier))] : []
            return source.select("\(source.columns), \(key) AS \(OrderStatement.column)", more)
        }
        return selects.joined(separator: " UNION ALL ") + " ORDER BY "
            + sorting.ending(quoted(table.identifier))
    }

    func arguments(_ more: [any DatabaseValueConvertible & Sendable] = []) -> StatementArguments {
        StatementArguments(sources.flatMap { $0.arguments + more })
    }

    /// Rows after a cursor, or all, in order.
    ///
    /// - Throws: ``StoreProblem/badCursor(_:)``.
    func rows(after cursor: String? = nil, _ db: Database) throws -> RunningRows {
        let (sql, arguments) = (page(after: cursor), try pageArguments(after: cursor))
        return isCommon
            ? try RunningRows(db, known: sql, arguments: arguments)
            : try RunningRows(db, sql: sql, arguments: arguments)
    }

    /// Whether pages come in the order of the table's keys.
    var isByKey: Bool { order == RegisterTable.key }

    /// The cursor behind a row.
    func cursor(behind row: RunningRow, _ layout: RowLayout) -> String {
        if let sorting { return sorting.place(of: row.value(at: layout.width), id: layout.id(row)).cursor }
        return isByKey ? String(layout.key(row)) : Self.mark + layout.id(row)
    }

    /// Before an identifier that is a cursor, so that a cursor from elsewhere is known as such.
    private static let mark = "~"

    private func page(after cursor: String?) -> String {
        if let sorting { return sorted(sorting, isContinued: cursor != nil) }
        return sql(cursor == nil ? [] : ["\(order) > ?"], " ORDER BY \(order)")
    }

    private func pageArguments(after cursor: String?) throws -> StatementArguments {
        guard let cursor else { return arguments() }
        if let sorting {
            guard let place = SortPlace(cursor: cursor) else { throw StoreProblem.badCursor(cursor) }
            return arguments(sorting.arguments(place))
        }
        return arguments([try cursorValue(cursor)])
    }

    /// The key or the identifier that a cursor is.
    ///
    /// - Throws: ``StoreProblem/badCursor(_:)``.
    func cursorValue(_ cursor: String) throws -> any DatabaseValueConvertible & Sendable {
        if !isByKey, cursor.hasPrefix(Self.mark) { return String(cursor.dropFirst()) }
        guard isByKey, let key = Int(cursor), key >= 0 else { throw StoreProblem.badCursor(cursor) }
        return key
    }

    func count(_ db: Database) throws -> Int {
        let parts = sources.map { "(\($0.select("count(*)")))" }
        return try Int.fetchOne(db, sql: "SELECT \(parts.joined(separator: " + "))", arguments: arguments()) ?? 0
    }

    func row(id: Feature.ID, _ db: Database) throws -> Row? {
        try Row.fetchOne(db, sql: single, arguments: arguments([id]))
    }

    private var single: String { sources.map { $0.single() }.joined(separator: " UNION ALL ") }

    func plan(after cursor: String?, _ db: Database) throws -> [String] {
        try plan(page(after: cursor), pageArguments(after: cursor), db)
    }

    func plan(id: Feature.ID, _ db: Database) throws -> [String] {
        try plan(single, arguments([id]), db)
    }

    func plan(_ sql: String, _ arguments: StatementArguments, _ db: Database) throws -> [String] {
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0["detail"] }
    }
}
