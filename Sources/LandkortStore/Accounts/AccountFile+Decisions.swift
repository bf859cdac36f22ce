import GRDB
public import LandkortCore

/// Changes that wait are decided on once, whoever does it at the same time. Each is one transaction, by the primary key.
extension AccountFile {
    private static let isWaiting = "nr = ? AND tilstand = '\(Review.State.waiting.rawValue)'"

    /// One claimed so long ago that whoever did must have been stopped is free.
    public func claim(
        _ id: Int, by name: String, at moment: String, stale: String
    ) async throws(StoreProblem) -> Bool {
        try await change(
            "SET afgjort_af = ?, afgjort = ? WHERE \(Self.isWaiting) AND (afgjort IS NULL OR afgjort < ?)",
            [name, moment, id, stale])
    }

    /// Of one's own.
    public func renew(_ id: Int, claimedAt claim: String, at moment: String) async throws(StoreProblem) -> Bool {
        try await change("SET afgjort = ? WHERE \(Self.isWaiting) AND afgjort = ?", [moment, id, claim])
    }

    /// Of one's own.
    public func release(_ id: Int, claimedAt claim: String) async throws(StoreProblem) {
        _ = try await change(
            "SET afgjort_af = NULL, afgjort = NULL WHERE \(Self.isWaiting) AND afgjort = ?", [id, claim])
    }

    /// With its note.
    public func decide(
        _ id: Int, _ state: Review.State, _ note: String?, by name: String, at moment: String, claimedAt claim: String?
    ) async throws(StoreProblem) -> Bool {
        try await change(
            """
            SET tilstand = ?, afgjort_af = ?, afgjort = ?, bemaerkning = ?
            WHERE \(Self.isWaiting) AND afgjort IS coalesce(?, afgjort)
            """, [state.rawValue, name, moment, note, id, claim])
    }

    /// - Returns: whether there was such a change.
    private func change(_ sql: String, _ arguments: StatementArguments) async throws(StoreProblem) -> Bool {
        try await write { db in
            try db.execute(sql: "UPDATE gennemsyn " + sql, arguments: arguments)
            return db.changesCount == 1
        }
    }
}
