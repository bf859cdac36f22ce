import GRDB
public import LandkortCore

extension GeoPackageStore {
    /// Of rows in force the R-tree says which lie outermost, and only their geometries are decoded; at an earlier moment,
    /// or within a box, those of all that match. O(1) where the same was asked and nobody has written since.
    public func extent(
        of register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Envelope? {
        let table = try table(register)
        guard table.isSpatial else { return nil }
        let statement = try FeatureStatement(table, query.unordered, reader, among: tables)
        let question = KnownQuestion(register: register, query: query.unordered, rules: statement.rules)
        return try await reading(by: statement) { db in
            let change = try Self.change(db)
            return try self.extents.answer(to: question, at: change) { try self.extent(query, statement, db) }
        }
    }

    private func extent(_ query: FeatureQuery, _ statement: FeatureStatement, _ db: Database) throws -> Envelope? {
        if query.isOfTree, statement.findsAll, let outermost = try statement.outermost(db) {
            let boxes = outermost.map { self.feature($0, of: statement.table).geometry?.envelope }
            // One that cannot be read may hide who is outermost of those that can.
            if boxes.allSatisfy({ $0 != nil }) { return boxes.compactMap(\.self).reduce(nil) { $0?.union($1) ?? $1 } }
        }
        var extent: Envelope?
        try each(of: query, statement, db) { feature in
            guard let box = feature.geometry?.envelope else { return }
            extent = extent?.union(box) ?? box
        }
        return extent
    }

    /// By one pass in SQL; within a box, or where a filter takes the rows themselves, and by words at an earlier moment, over the features. O(features).
    public func tally(
        of field: String, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [Value: Int] {
        let table = try table(register)
        guard table.register[field] != nil, reader.access(to: table.register).sees(field) else {
            throw .unknownField(register, field)
        }
        let statement = try FeatureStatement(table, query.unordered, reader, among: tables)
        return try await reading(by: statement) { db in
            if query.box == nil, !query.readsWords, statement.findsAll { return try statement.tally(of: field, db) }
            var counts: [Value: Int] = [:]
            try self.each(of: query, statement, db) { counts[$0[field], default: 0] += 1 }
            return counts
        }
    }

    /// Hands over each feature that matches.
    func each(
        of query: FeatureQuery, _ statement: FeatureStatement, _ db: Database, _ body: (Feature) -> Void
    ) throws {
        let layout = RowLayout(statement.table)
        let rows = try statement.rows(db)
        while let row = try rows.next() {
            if let feature = try feature(row, layout, query, statement) { body(feature) }
        }
    }
}

extension FeatureQuery {
    /// Whether the R-tree of the rows in force holds all that it asks for.
    fileprivate var isOfTree: Bool { moment == nil && box == nil }
}
