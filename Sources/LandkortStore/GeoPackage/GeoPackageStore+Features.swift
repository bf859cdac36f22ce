import GRDB
public import LandkortCore

extension GeoPackageStore {
    /// In order of the tables' keys; of the identifiers for a reader who may not see every row. A box goes by the
    /// R-tree, then by the geometry itself; words by their index, in the past row by row; values are looked for row by
    /// row, and so is a filter: what SQL cannot say of it, and places behind the R-tree, by reading the row. By the label pages come in order from an index; any other order sorts all rows that match. A geometry that cannot be read is left
    /// out of its feature, and the log says so.
    public func features(
        in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> FeaturePage {
        let table = try table(register)
        let statement = try FeatureStatement(table, query, reader, among: tables)
        let layout = RowLayout(table)
        return try await reading(by: statement) { db in
            var page = FeaturePage(features: [], next: nil)
            page.next = try self.eachRow(of: query, statement, layout, db) { row, shape in
                page.features.append(layout.feature(row, at: shape))
            }.next
            return page
        }
    }

    /// As ``features(in:matching:reader:)``, but that texts of plain characters are handed over where SQLite has them.
    public func page<Answer: Sendable>(
        of fields: [String], in register: RegisterID, matching query: FeatureQuery, reader: Reader,
        into answer: @escaping @Sendable () -> Answer, _ add: @escaping @Sendable (inout Answer, FeatureRow) -> Void
    ) async throws(StoreProblem) -> ReadPage<Answer> {
        let table = try table(register)
        let statement = try FeatureStatement(table, query, reader, among: tables)
        let layout = RowLayout(table)
        return try await reading(by: statement) { db in
            var page = ReadPage(answer: answer(), count: 0, next: nil)
            var reading = RowReading(layout, of: fields)
            (page.next, page.matched) = try self.eachRow(of: query, statement, layout, db) { row, shape in
                page.count += 1
                add(&page.answer, reading.read(row, at: shape))
            }
            return page
        }
    }

    /// Hands over the rows of a page.
    ///
    /// - Returns: the cursor of the next page, and how many match where that is known.
    private func eachRow(
        of query: FeatureQuery, _ statement: FeatureStatement, _ layout: RowLayout, _ db: Database,
        _ body: (RunningRow, Geometry?) -> Void
    ) throws -> (next: String?, matched: Int?) {
        if statement.table.isSpatial, query.isPageOfPlace {
            return try eachRow(ofPlace: query, statement, layout, db, body)
        }
        var count = 0
        var last: String?
        let rows = try statement.rows(after: query.after, db)
        while let row = try rows.next() {
            let shape = shape(row, layout, statement.table.name)
            guard try isAsked(row, at: shape, layout, query, statement) else { continue }
            if count == query.limit { return (last, nil) }
            body(row, shape)
            count += 1
            if count == query.limit { last = statement.cursor(behind: row, layout) }
        }
        return (nil, nil)
    }

    /// Whether a row that SQL has found is one that was asked for.
    func isAsked(
        _ row: RunningRow, at shape: Geometry?, _ layout: RowLayout, _ query: FeatureQuery,
        _ statement: FeatureStatement
    ) throws -> Bool {
        try query.holds(shape) && isKept(row, at: shape, layout, query, statement)
    }

    /// The same but for where it lies.
    func isKept(
        _ row: RunningRow, at shape: Geometry?, _ layout: RowLayout, _ query: FeatureQuery,
        _ statement: FeatureStatement
    ) throws -> Bool {
        guard query.readsWords || !statement.findsAll else { return true }
        let feature = layout.feature(row, at: shape)
        return try query.hasWords(feature, in: statement.table.register) && statement.admits(feature)
    }

    /// A row that SQL has found as a feature; nil where it is none that was asked for.
    func feature(
        _ row: RunningRow, _ layout: RowLayout, _ query: FeatureQuery, _ statement: FeatureStatement
    ) throws -> Feature? {
        let shape = shape(row, layout, statement.table.name)
        guard try isAsked(row, at: shape, layout, query, statement) else { return nil }
        return layout.feature(row, at: shape)
    }

    /// With a box O(features in the box), whose geometries are decoded; without, one SQL count. O(1) where the same was
    /// counted before and nobody has written since.
    public func count(
        in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Int {
        let table = try table(register)
        let asked = query.unordered
        let statement = try FeatureStatement(table, asked, reader, among: tables)
        let question = KnownQuestion(register: register, query: asked, rules: statement.rules)
        return try await reading(by: statement) { db in
            if table.isSpatial, asked.isOfPlace { return try self.matches(asked, statement, db).count }
            // In the same transaction, so that both are of the same moment.
            let change = try Self.change(db)
            return try self.counts.answer(to: question, at: change) { try self.count(asked, statement, table, db) }
        }
    }

    func count(
        _ asked: FeatureQuery, _ statement: FeatureStatement, _ table: RegisterTable, _ db: Database
    ) throws -> Int {
        guard asked.box != nil || asked.readsWords || !statement.findsAll else { return try statement.count(db) }
        let layout = RowLayout(table)
        var count = 0
        let rows = try statement.rows(db)
        while let row = try rows.next() {
            let shape = shape(row, layout, table.name)
            count += try isAsked(row, at: shape, layout, asked, statement) ? 1 : 0
        }
        return count
    }

    /// By the unique index on the identifier.
    public func feature(
        _ id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> Feature {
        let table = try table(register)
        let statement = try FeatureStatement(table, FeatureQuery(), reader, among: tables)
        let found = try await reading { db in try statement.row(id: id, db).map { self.feature($0, of: table) } }
        guard let found else { throw .notFound(register, id) }
        return found
    }
}

extension FeatureQuery {
    /// Whether the words are looked for in the rows: the index of them holds those in force alone.
    var readsWords: Bool { words != nil && moment != nil }

    func hasWords(_ feature: Feature, in register: Register) -> Bool {
        guard readsWords, let words else { return true }
        return register.holds(words, feature)
    }
}
