import GRDB
public import LandkortCore

/// Changes that wait for somebody else, and what became of them.
extension AccountFile {
    /// One transaction.
    public func add(_ review: Review, content: String) async throws(StoreProblem) -> Int? {
        try await write { db in
            guard try !Self.isWaiting(review, db) else { return nil }
            if let earlier = try Self.waiting(like: review, content, db) { return earlier }
            try db.execute(
                sql: """
                    INSERT INTO gennemsyn (register, post, sletning, revision, indhold, forfatter, oprettet, tilstand)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    review.register.rawValue, review.feature.id, review.isDeletion, review.replacing, content,
                    review.author, review.created, review.state.rawValue,
                ])
            return Int(db.lastInsertedRowID)
        }
    }

    /// Its author's, of the same record; not one that somebody sent who had the name before.
    private static let waitingLike = """
        SELECT nr FROM gennemsyn WHERE register = ? AND post = ? AND forfatter = ? COLLATE NOCASE AND tilstand = ?
          AND oprettet >= ifnull((SELECT konto.oprettet FROM konto WHERE konto.navn = forfatter), '')
        """

    private static func like(_ review: Review) -> StatementArguments {
        [review.register.rawValue, review.feature.id, review.author, Review.State.waiting.rawValue]
    }

    /// Whether the same is asked for already, whatever it says: it is done once.
    private static func isWaiting(_ review: Review, _ db: Database) throws -> Bool {
        guard review.isDeletion || review.replacing == nil, !review.feature.id.isEmpty else { return false }
        let kind = review.isDeletion ? "sletning" : "NOT sletning AND revision IS NULL"
        return try Int.fetchOne(db, sql: "\(waitingLike) AND \(kind)", arguments: like(review)) != nil
    }

    /// The number of the same change of the same version; nil where each says something of its own.
    private static func waiting(like review: Review, _ content: String, _ db: Database) throws -> Int? {
        guard let revision = review.replacing, !review.isDeletion else { return nil }
        return try Int.fetchOne(
            db, sql: "\(waitingLike) AND NOT sletning AND revision = ? AND indhold = ?",
            arguments: like(review) + [revision, content])
    }

    /// O(all reviews).
    public func waitingReviews() async throws(StoreProblem) -> [(review: Review, content: String)] {
        try await read { db in
            let sql = "SELECT * FROM gennemsyn WHERE tilstand = ? ORDER BY nr"
            return try Row.fetchAll(db, sql: sql, arguments: [Review.State.waiting.rawValue]).map(Self.review)
        }
    }

    /// O(all reviews).
    public func reviews(
        by author: String, last count: Int
    ) async throws(StoreProblem) -> [(review: Review, content: String)] {
        try await read { db in
            let sql = "SELECT * FROM gennemsyn WHERE forfatter = ? COLLATE NOCASE ORDER BY nr DESC LIMIT ?"
            return try Row.fetchAll(db, sql: sql, arguments: [author, count]).map(Self.review)
        }
    }

    private static func review(_ row: Row) -> (review: Review, content: String) {
        let state = Review.State(rawValue: row["tilstand"]) ?? .waiting
        // Empty where it was taken.
        let note: String? = row["bemaerkning"]
        let review = Review(
            id: row["nr"], register: RegisterID(rawValue: row["register"]),
            feature: Feature(id: row["post"], values: [:]), isDeletion: row["sletning"], replacing: row["revision"],
            author: row["forfatter"], created: row["oprettet"], state: state,
            decidedBy: state == .waiting ? nil : row["afgjort_af"], note: note == "" ? nil : note)
        return (review, row["indhold"])
    }

    /// - Returns: false where it waits no more; a note that whoever closed it did not have is then added.
    static func close(_ closing: ReviewClosing, _ db: Database) throws -> Bool {
        let decision = closing.decision
        let own: StatementArguments = [decision.state.rawValue, decision.by, decision.moment]
        try db.execute(
            sql: "UPDATE gennemsyn SET tilstand = ?, afgjort_af = ?, afgjort = ? WHERE nr = ? AND tilstand = ?",
            arguments: own + [closing.id, Review.State.waiting.rawValue])
        let isNew = db.changesCount == 1
        if let note = closing.note {
            try db.execute(
                sql: """
                    UPDATE gennemsyn SET bemaerkning = ?
                    WHERE tilstand = ? AND afgjort_af = ? AND afgjort = ? AND nr = ? AND bemaerkning IS NULL
                    """, arguments: [note] + own + [closing.id])
        }
        return isNew
    }

    /// O(all reviews).
    public func reviews(of register: RegisterID?) async throws(StoreProblem) -> [(review: Review, content: String)] {
        try await read { db in
            let sql = "SELECT * FROM gennemsyn WHERE register = ifnull(?, register) ORDER BY nr"
            return try Row.fetchAll(db, sql: sql, arguments: [register?.rawValue]).map(Self.review)
        }
    }

    /// One transaction; the file is then written anew.
    public func replace(_ contents: [Int: String], takingNotesOf closed: Set<Int>) async throws(StoreProblem) {
        try await write { db in
            for (number, content) in contents {
                try db.execute(
                    sql: "UPDATE gennemsyn SET indhold = ?, bemaerkning = iif(?, '', bemaerkning) WHERE nr = ?",
                    arguments: [content, closed.contains(number), number])
            }
        }
        try await translating { try await self.queue.vacuum() }
    }
}
