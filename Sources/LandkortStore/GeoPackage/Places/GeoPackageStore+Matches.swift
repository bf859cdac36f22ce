import GRDB
import LandkortCore

extension GeoPackageStore {
    /// A page of what lies in a box, by the keys of all that does.
    ///
    /// - Returns: the cursor of the next page, and how many match.
    func eachRow(
        ofPlace asked: FeatureQuery, _ finding: FeatureStatement, _ layout: RowLayout, _ db: Database,
        _ body: (RunningRow, Geometry?) -> Void
    ) throws -> (next: String?, matched: Int) {
        let keys = try matches(asked, finding, db)
        let start = try asked.after.map { try finding.place(behind: $0, among: keys, db) } ?? 0
        let chosen = keys[start...].prefix(asked.limit)
        let rows = try finding.rows(with: chosen, db)
        var count = 0
        var next: String?
        while let row = try rows.next() {
            body(row, shape(row, layout, finding.table.name))
            count += 1
            if count == chosen.count, chosen.endIndex < keys.endIndex { next = finding.cursor(behind: row, layout) }
        }
        return (next, keys.count)
    }

    /// The keys of all that match, in the order of pages: found in one pass over the tree's rows in the box, and known
    /// until somebody writes.
    func matches(_ asked: FeatureQuery, _ finding: FeatureStatement, _ db: Database) throws -> [Int64] {
        let question = KnownQuestion(register: finding.table.register.id, query: asked.unordered, rules: finding.rules)
        // In the same transaction, so that both are of the same moment.
        let change = try Self.change(db)
        return try matches.answer(to: question, at: change, of: { $0.count + 100 }) {
            try found(asked, finding, change, db)
        }
    }

    private func found(
        _ asked: FeatureQuery, _ finding: FeatureStatement, _ change: Int, _ db: Database
    ) throws -> [Int64] {
        let layout = RowLayout(finding.table)
        guard finding.isByKey else { return try foundInOrder(asked, finding, layout, db) }
        let known = try knownRows(asked, finding, change, db)
        var keys: [Int64] = []
        let doubtful = try places(asked, finding, known.verdicts(), db) { keys.append($0) }
        for start in stride(from: 0, to: doubtful.count, by: Self.readTogether) {
            let some = doubtful[start...].prefix(Self.readTogether)
            try look(at: some, known, asked, finding, layout, db) { keys.append($0) }
        }
        return known.ascending(keys)
    }

    /// In the order of the identifiers, every row is read.
    private func foundInOrder(
        _ asked: FeatureQuery, _ finding: FeatureStatement, _ layout: RowLayout, _ db: Database
    ) throws -> [Int64] {
        var keys: [Int64] = []
        let rows = try finding.candidates(db)
        while let row = try rows.next() {
            let shape = shape(row, layout, finding.table.name)
            if try isAsked(row, at: shape, layout, asked, finding) { keys.append(row.integer(at: RowLayout.key)) }
        }
        return keys
    }

    /// Reads rows, hands over the keys of those that match, and remembers what does not depend on the place.
    private func look(
        at some: ArraySlice<Int64>, _ known: KnownRows, _ asked: FeatureQuery, _ finding: FeatureStatement,
        _ layout: RowLayout, _ db: Database, _ match: (Int64) -> Void
    ) throws {
        var kept: [Int64] = []
        let rows = try finding.rows(among: some, db)
        while let row = try rows.next() {
            let shape = shape(row, layout, finding.table.name)
            guard shape != nil, try isKept(row, at: shape, layout, asked, finding) else { continue }
            let key = row.integer(at: RowLayout.key)
            kept.append(key)
            if asked.holds(shape) { match(key) }
        }
        known.learn(kept, of: some)
    }

    /// So many rows are looked up by one list of keys.
    private static let readTogether = 10_000

    /// Goes through the tree's boxes: hands over the keys of those that are known to match.
    ///
    /// - Returns: the keys, ascending, of those that have to be looked at.
    private func places(
        _ asked: FeatureQuery, _ finding: FeatureStatement, _ verdict: (Int64) -> Bool?, _ db: Database,
        _ match: (Int64) -> Void
    ) throws -> [Int64] {
        var doubtful: [Int64] = []
        let rows = try finding.boxes(asked.inside, db)
        while let row = try rows.next() {
            let key = row.integer(at: 0)
            switch verdict(key) {
            case false?: continue
            case true? where row.integer(at: 1) == 1: match(key)
            default: doubtful.append(key)
            }
        }
        return doubtful.sorted()
    }

    private func knownRows(
        _ asked: FeatureQuery, _ finding: FeatureStatement, _ change: Int, _ db: Database
    ) throws -> KnownRows {
        var query = asked.unordered
        (query.box, query.degrees, query.certain) = (nil, [], nil)
        let question = KnownQuestion(register: finding.table.register.id, query: query, rules: finding.rules)
        return try knownRows.answer(to: question, at: change, of: \.size) {
            let last = "SELECT max(\(RegisterTable.key)) FROM \(quoted(finding.table.name))"
            return KnownRows(last: try Int64.fetchOne(db.cachedStatement(sql: last)) ?? 0)
        }
    }
}

extension FeatureQuery {
    /// Without what makes a page of it.
    var unordered: FeatureQuery {
        var query = self
        (query.order, query.limit, query.after) = (nil, .max, nil)
        return query
    }

    /// Geometries that lie within it are in what was drawn for sure.
    fileprivate var inside: Envelope? {
        guard !degrees.isEmpty else { return box }
        return certain.flatMap { box?.intersection($0) }
    }

    /// Whether all that match are found by where they lie now.
    var isOfPlace: Bool { box != nil && moment == nil }

    /// Whether it is a page of those, in the store's own order.
    var isPageOfPlace: Bool { isOfPlace && order == nil && limit < .max }
}
