import GRDB
public import LandkortCore

/// Changes that wait are decided on once, whoever does it at the same time. Each is one transaction.
extension AccountFile {
    /// And not claimed, or so long ago that whoever did must have been stopped.
    private static let isFree = "nr = ? AND tilstand = ? AND (afgjort IS NULL OR afgjort < ?)"

    /// By the primary key.
    public func decide(
        _ id: Int, _ state: Review.State, _ note: String?, by name: String, at moment: String, stale: String
    ) async throws(StoreProblem) -> Bool {
        let set = "tilstand = ?, afgjort_af = ?, afgjort = ?, bemaerkning = ?"
        return try await change(
            "SET \(set) WHERE \(Self.isFree)",
            [state.rawValue, name, moment, note, id, Review.State.waiting.rawValue, stale])
    }

    /// By the primary key.
    public func claim(
        _ id: Int, by name: String, at moment: String, stale: String
    ) async throws(StoreProblem) -> Bool {
        try await change(
            "SET afgjort_af = ?, afgjort = ? WHERE \(Self.isFree)",
            [name, moment, id, Review.State.waiting.rawValue, stale])
    }

    /// By the primary key.
    public func release(_ id: Int, claimedAt moment: String) async throws(StoreProblem) {
        _ = try await change(
            "SET afgjort_af = NULL, afgjort = NULL WHERE nr = ? AND tilstand = ? AND afgjort = ?",
            [id, Review.State.waiting.rawValue, moment])
    }

    /// By the primary key.
    public func settle(_ id: Int, by name: String, at moment: String) async throws(StoreProblem) {
        _ = try await change(
            "SET tilstand = ?, afgjort_af = ?, afgjort = ? WHERE nr = ? AND tilstand = ?",
            [Review.State.approved.rawValue, name, moment, id, Review.State.waiting.rawValue])
    }

    /// - Returns: whether there was such a change.
    private func change(_ sql: String, _ arguments: StatementArguments) async throws(StoreProblem) -> Bool {
        try await write { db in
            try db.execute(sql: "UPDATE gennemsyn " + sql, arguments: arguments)
            return db.changesCount == 1
        }
    }
}
