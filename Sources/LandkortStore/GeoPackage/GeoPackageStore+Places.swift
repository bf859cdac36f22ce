import GRDB
public import LandkortCore

extension GeoPackageStore {
    /// Of rows in force the R-tree says which lie outermost, and only their geometries are decoded; at an earlier moment,
    /// or within a box, those of all that match.
    public func extent(
        of register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Envelope? {
        let table = try table(register)
        guard table.isSpatial else { return nil }
        let statement = try FeatureStatement(table, query.unordered, reader, among: tables)
        return try await reading { db in
            if query.isOfTree, statement.findsAll, let outermost = try statement.outermost(db) {
                let boxes = outermost.map { self.feature($0, of: table).geometry?.envelope }
                // One that cannot be read may hide who is outermost of those that can.
                if boxes.allSatisfy({ $0 != nil }) {
                    return boxes.compactMap(\.self).reduce(nil) { $0?.union($1) ?? $1 }
                }
            }
            var extent: Envelope?
            try self.each(of: query, statement, db) { feature in
                guard let box = feature.geometry?.envelope else { return }
                extent = extent?.union(box) ?? box
            }
            return extent
        }
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
        return try await reading { db in
            if query.box == nil, !query.readsWords, statement.findsAll { return try statement.tally(of: field, db) }
            var counts: [Value: Int] = [:]
            try self.each(of: query, statement, db) { counts[$0[field], default: 0] += 1 }
            return counts
        }
    }

    /// By one pass in SQL over the R-tree's rows in the box; at an earlier moment over the features.
    public func squares(
        of side: Double, within box: Envelope, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [SquareCount] {
        let table = try table(register)
        guard table.isSpatial else { return [] }
        var query = query.unordered
        (query.box, query.degrees) = (box, [])
        let (asked, statement) = (query, try FeatureStatement(table, query, reader, among: tables))
        return try await reading { db in
            if asked.moment == nil, statement.findsAll { return try statement.squares(of: side, within: box, db) }
            var squares = SquareSums(side: side)
            try self.each(of: asked, statement, db) { feature in
                guard let middle = feature.geometry?.envelope?.centre, box.holds(middle) else { return }
                squares.add(middle)
            }
            return squares.counts
        }
    }

    /// By one pass over the R-tree, or none.
    public func mostInSquare(
        of side: Double, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Int {
        let table = try table(register)
        guard table.isSpatial else { return 0 }
        var query = query.unordered
        (query.box, query.degrees) = (nil, [])
        let (asked, statement) = (query, try FeatureStatement(table, query, reader, among: tables))
        let question = KnownCounts.Question(
            register: register, side: side, query: query, rules: statement.rules)
        return try await reading { db in
            let change = try Self.change(db)
            if let known = self.counts.answer(to: question, at: change) { return known }
            let most = try self.most(asked, of: side, statement, db)
            self.counts.keep(most, for: question, at: change)
            return most
        }
    }

    private func most(
        _ query: FeatureQuery, of side: Double, _ statement: FeatureStatement, _ db: Database
    ) throws -> Int {
        if query.moment == nil, statement.findsAll { return try statement.mostInSquare(of: side, db) }
        var squares = SquareSums(side: side)
        try each(of: query, statement, db) { feature in
            if let middle = feature.geometry?.envelope?.centre { squares.add(middle) }
        }
        return squares.counts.map(\.count).max() ?? 0
    }

    private func each(
        of query: FeatureQuery, _ statement: FeatureStatement, _ db: Database, _ body: (Feature) -> Void
    ) throws {
        let rows = try statement.rows(db)
        while let row = try rows.next() {
            let feature = feature(row, of: statement.table)
            guard query.holds(feature.geometry), query.hasWords(feature, in: statement.table.register),
                statement.admits(feature)
            else { continue }
            body(feature)
        }
    }
}

extension FeatureQuery {
    fileprivate var unordered: FeatureQuery {
        var query = self
        (query.order, query.limit, query.after) = (nil, .max, nil)
        return query
    }

    /// Whether the R-tree of the rows in force holds all that it asks for.
    fileprivate var isOfTree: Bool { moment == nil && box == nil }
}
