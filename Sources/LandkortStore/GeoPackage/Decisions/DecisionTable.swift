import GRDB
public import LandkortCore

/// What was decided on changes that waited; nothing of what they say.
enum DecisionTable {
    static let name = "landkort_afgoerelse"
    static let definition = """
        CREATE TABLE IF NOT EXISTS \(name) (
          aendring TEXT NOT NULL PRIMARY KEY,
          tilstand TEXT NOT NULL,
          hvem TEXT NOT NULL,
          tid TEXT NOT NULL,
          version INTEGER
        );
        """

    /// - Throws: ``StoreProblem/decided(_:)`` where somebody was first.
    static func refuseDecided(_ decision: ReviewDecision?, _ db: Database) throws {
        guard let decision else { return }
        let sql = "SELECT EXISTS (SELECT 1 FROM \(name) WHERE aendring = ?)"
        let isDecided = try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [decision.change]) ?? false
        guard !isDecided else { throw StoreProblem.decided(decision.change) }
    }

    static func add(_ decision: ReviewDecision?, writing revision: Revision?, _ db: Database) throws {
        guard let decision else { return }
        try db.execute(
            sql: "INSERT INTO \(name) VALUES (?, ?, ?, ?, ?)",
            arguments: [decision.change, decision.state.rawValue, decision.by, decision.moment, revision])
    }
}

extension ReviewDecision {
    /// A row of the table.
    fileprivate init(_ row: Row) throws {
        guard let state = Review.State(rawValue: row["tilstand"]) else {
            throw StoreProblem.damaged(DecisionTable.name)
        }
        self.init(on: row["aendring"], state, by: row["hvem"], at: row["tid"], revision: row["version"])
    }
}

extension GeoPackageStore {
    /// By the primary key.
    public func decide(_ decision: ReviewDecision) async throws(StoreProblem) {
        try await writing(as: nil) { db in
            try DecisionTable.refuseDecided(decision, db)
            try DecisionTable.add(decision, writing: nil, db)
        }
    }

    /// By the primary key.
    public func decisions(on changes: [String]) async throws(StoreProblem) -> [ReviewDecision] {
        try await reading { db in
            let statement = try db.cachedStatement(sql: "SELECT * FROM \(DecisionTable.name) WHERE aendring = ?")
            return try changes.compactMap { change in
                try Row.fetchOne(statement, arguments: [change]).map(ReviewDecision.init)
            }
        }
    }
}
