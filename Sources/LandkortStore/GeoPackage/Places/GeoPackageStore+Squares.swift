import GRDB
public import LandkortCore

extension GeoPackageStore {
    /// O(squares in the box) where the grid, or a finer one, is known; see ``mostInSquare(of:in:matching:reader:)``.
    public func squares(
        of side: Double, within box: Envelope, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [SquareCount] {
        try await counting(register, query, reader) { try $0.grid(of: side).squares(within: box) } ?? []
    }

    /// By one pass over the R-tree, at an earlier moment over the features, after which this grid and all coarser ones
    /// are known until somebody writes.
    public func mostInSquare(
        of side: Double, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Int {
        try await counting(register, query, reader) { try $0.grid(of: side).most } ?? 0
    }

    /// In one transaction; O(squares in the box) where the grids are known.
    public func crowd(
        of side: Double, within box: Envelope, beyond limit: CrowdLimit, in register: RegisterID,
        matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [SquareCount]? {
        try await counting(register, query, reader) { counting in
            guard try counting.count() > limit.most, try counting.grid(of: limit.side).most > limit.most else {
                return nil
            }
            return try counting.grid(of: side).squares(within: box)
        } ?? nil
    }

    /// Nil for a register without places.
    private func counting<T: Sendable>(
        _ register: RegisterID, _ query: FeatureQuery, _ reader: Reader,
        _ body: @escaping @Sendable (Counting) throws -> T
    ) async throws(StoreProblem) -> T? {
        let table = try table(register)
        guard table.isSpatial else { return nil }
        var query = query.unordered
        (query.box, query.degrees, query.certain) = (nil, [], nil)
        let (asked, statement) = (query, try FeatureStatement(table, query, reader, among: tables))
        if let change = glance(Self.change),
            let known = try? body(Counting(store: self, asked: asked, statement: statement, change: change, db: nil))
        {
            return known
        }
        return try await reading(by: statement) { db in
            try body(Counting(store: self, asked: asked, statement: statement, change: try Self.change(db), db: db))
        }
    }

    /// Counts the features that match, wherever they lie, within one transaction; or says what is known of them.
    private struct Counting {
        struct Unknown: Error {}

        let store: GeoPackageStore
        let asked: FeatureQuery
        let statement: FeatureStatement
        let change: Int
        /// Nil where nothing is to be looked up: what is not known is then ``Unknown``.
        let db: Database?

        /// What is looked at in one pass at least, in metres: a register that fills it is counted at each level up to
        /// where streets show.
        private static let finestSide = 128.0

        func count() throws -> Int {
            try known(store.counts, nil) { try store.count(asked, statement, statement.table, $0) }
        }

        func grid(of side: Double) throws -> SquareGrid {
            let finest = min(side, Self.finestSide)
            func counted(_ db: Database) throws -> SquareGrid { try store.counted(asked, statement, finest, db) }
            guard side > finest else { return try known(side, counted) }
            return try known(side) { _ in try known(finest, counted).coarser(side) }
        }

        private func known(_ side: Double, _ making: (Database) throws -> SquareGrid) throws -> SquareGrid {
            try known(store.grids, side, of: { $0.size + 100 }, making)
        }

        private func known<Answer>(
            _ answers: KnownAnswers<Answer>, _ side: Double?, of size: (Answer) -> Int = { _ in 1 },
            _ finding: (Database) throws -> Answer
        ) throws -> Answer {
            let question = KnownQuestion(
                register: statement.table.register.id, side: side, query: asked, rules: statement.rules)
            if let db { return try answers.answer(to: question, at: change, of: size) { try finding(db) } }
            guard let known = answers.answer(to: question, at: change) else { throw Unknown() }
            return known
        }
    }

    fileprivate func counted(
        _ asked: FeatureQuery, _ statement: FeatureStatement, _ side: Double, _ db: Database
    ) throws -> SquareGrid {
        if asked.moment == nil, statement.findsAll, let middles = try statement.middles(db) {
            return try SquareGrid(side: side) { try middles() }
        }
        var middles: [Position] = []
        try each(of: asked, statement, db) { feature in
            if let middle = feature.geometry?.envelope?.centre { middles.append(middle) }
        }
        var rest = middles.makeIterator()
        return SquareGrid(side: side) { rest.next() }
    }
}

extension FeatureStatement {
    /// Gives the middle of the box of each row in force that matches, as the tree has it, then nil; nil where there is
    /// no tree.
    func middles(_ db: Database) throws -> (() throws -> Position?)? {
        guard let sql = sources[0].measured(Self.edges) else { return nil }
        let rows = try RunningRows(db, sql: sql, arguments: arguments())
        return {
            guard let row = try rows.next() else { return nil }
            let (left, right) = (row.number(at: 0), row.number(at: 1))
            let (lower, upper) = (row.number(at: 2), row.number(at: 3))
            return Position(x: (left + right) / 2, y: (lower + upper) / 2)
        }
    }
}
