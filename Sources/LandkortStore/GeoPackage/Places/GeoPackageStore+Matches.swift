import GRDB
import LandkortCore

extension GeoPackageStore {
    /// A page of what lies in a box, by the keys of all that does.
    func page(_ asked: FeatureQuery, _ finding: FeatureStatement, _ db: Database) throws -> FeaturePage {
        let keys = try matches(asked, finding, db)
        let start = try asked.after.map { try finding.place(behind: $0, among: keys, db) } ?? 0
        let chosen = keys[start...].prefix(asked.limit)
        let layout = RowLayout(finding.table)
        var page = FeaturePage(features: [], next: nil)
        page.features.reserveCapacity(chosen.count)
        let rows = try finding.rows(with: chosen, db)
        while let row = try rows.next() {
            page.features.append(layout.feature(row, at: shape(row, layout, finding.table.name)))
            if page.features.count == chosen.count, chosen.endIndex < keys.endIndex {
                page.next = finding.cursor(behind: row, layout)
            }
        }
        return page
    }

    /// The keys of all that match, in the order of pages: found in one pass over the tree's rows in the box, and known
    /// until somebody writes.
    func matches(_ asked: FeatureQuery, _ finding: FeatureStatement, _ db: Database) throws -> [Int64] {
        let question = KnownQuestion(register: finding.table.register.id, query: asked.unordered, rules: finding.rules)
        // In the same transaction, so that both are of the same moment.
        let change = try Self.change(db)
        return try matches.answer(to: question, at: change, of: { $0.count + 100 }) { try found(asked, finding, db) }
    }

    private func found(_ asked: FeatureQuery, _ finding: FeatureStatement, _ db: Database) throws -> [Int64] {
        let layout = RowLayout(finding.table)
        var keys: [Int64] = []
        let rows = try finding.candidates(db)
        while let row = try rows.next() {
            let isMatch =
                finding.findsAll
                ? asked.holds(shape(row, layout, finding.table.name))
                : feature(row, layout, asked, finding) != nil
            if isMatch { keys.append(Int64(layout.key(row))) }
        }
        return finding.isByKey ? keys.sorted() : keys
    }
}

extension FeatureQuery {
    /// Without what makes a page of it.
    var unordered: FeatureQuery {
        var query = self
        (query.order, query.limit, query.after) = (nil, .max, nil)
        return query
    }

    /// Whether all that match are found by where they lie now.
    var isOfPlace: Bool { box != nil && moment == nil }

    /// Whether it is a page of those, in the store's own order.
    var isPageOfPlace: Bool { isOfPlace && order == nil && limit < .max }
}

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

    /// The rows with these keys, in their order, as far as the reader may see them.
    func rows(with keys: ArraySlice<Int64>, _ db: Database) throws -> RunningRows {
        let list = "[\(keys.map(String.init).joined(separator: ","))]"
        return try RunningRows(db, sql: keyed, arguments: [list])
    }

    private var keyed: String { sources[0].keyed(sources[0].columns) }

    func planOfPage(_ db: Database) throws -> [String] {
        try plan(candidates, arguments(), db) + plan(keyed, ["[]"], db)
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
