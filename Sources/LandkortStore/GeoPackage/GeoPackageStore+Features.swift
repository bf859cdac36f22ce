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
        return try await reading { db in
            if table.isSpatial, query.isPageOfPlace { return try self.page(query, statement, db) }
            var page = FeaturePage(features: [], next: nil)
            var last: String?
            let rows = try statement.rows(after: query.after, db)
            while let row = try rows.next() {
                guard let feature = self.feature(row, layout, query, statement) else { continue }
                if page.features.count == query.limit {
                    page.next = last
                    break
                }
                page.features.append(feature)
                if page.features.count == query.limit { last = statement.cursor(behind: row, layout) }
            }
            return page
        }
    }

    /// A row that SQL has found as a feature; nil where it is none that was asked for.
    func feature(
        _ row: RunningRow, _ layout: RowLayout, _ query: FeatureQuery, _ statement: FeatureStatement
    ) -> Feature? {
        let shape = shape(row, layout, statement.table.name)
        guard query.holds(shape) else { return nil }
        let feature = layout.feature(row, at: shape)
        guard query.hasWords(feature, in: statement.table.register), statement.admits(feature) else { return nil }
        return feature
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
        return try await reading { db in
            if table.isSpatial, asked.isOfPlace { return try self.matches(asked, statement, db).count }
            // In the same transaction, so that both are of the same moment.
            let change = try Self.change(db)
            return try self.counts.answer(to: question, at: change) { try self.count(asked, statement, table, db) }
        }
    }

    private func count(
        _ asked: FeatureQuery, _ statement: FeatureStatement, _ table: RegisterTable, _ db: Database
    ) throws -> Int {
        guard asked.box != nil || asked.readsWords || !statement.findsAll else { return try statement.count(db) }
        let layout = RowLayout(table)
        var count = 0
        let rows = try statement.rows(db)
        while let row = try rows.next() { count += feature(row, layout, asked, statement) == nil ? 0 : 1 }
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
