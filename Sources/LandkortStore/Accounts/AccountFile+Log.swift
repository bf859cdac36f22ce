import GRDB
public import LandkortCore

extension AccountFile {
    /// One transaction, so that no two lines take the same place.
    public func append(
        _ event: AuditEvent, sealing seal: @Sendable (AuditEvent, _ previous: String) -> String
    ) async throws(StoreProblem) {
        try await translating {
            try await self.queue.write { db in
                let last = try Row.fetchOne(db, sql: Self.lines + "ORDER BY nr DESC LIMIT 1")
                var event = event
                // Where lines were cut off at the end, the gap tells for ever.
                event.number = max(last?["nr"] ?? 0, try Self.highest(db)) + 1
                try db.execute(
                    sql: "INSERT INTO haendelse VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        event.number, event.time, event.who, event.kind.rawValue, event.subject, event.detail,
                        seal(event, last.flatMap { Self.text($0, "segl") } ?? ""),
                    ])
            }
        }
    }

    /// By the primary key.
    public func events(
        after number: Int, limit: Int
    ) async throws(StoreProblem) -> [(event: AuditEvent, seal: String)] {
        try await read { db in
            let sql = Self.lines + "WHERE nr > ? ORDER BY nr LIMIT ?"
            return try Row.fetchAll(db, sql: sql, arguments: [number, limit]).map(Self.line)
        }
    }

    /// As SQLite keeps it beside the table, so that removing lines does not lower it.
    public func lastNumber() async throws(StoreProblem) -> Int {
        try await read(Self.highest)
    }

    private static func highest(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'haendelse'") ?? 0
    }

    private static let texts = ["tid", "hvem", "slags", "emne", "detalje", "segl"]

    /// Every text beside the bytes that it is kept as.
    private static let lines =
        "SELECT *" + texts.map { ", CAST(\($0) AS BLOB) AS \($0)_raa" }.joined() + " FROM haendelse "

    /// A line that holds anything but what can have been written has a seal that fits nothing.
    private static func line(_ row: Row) -> (event: AuditEvent, seal: String) {
        let found = texts.map { text(row, $0) }
        let kind = found[2].flatMap(AuditEvent.Kind.init)
        let event = AuditEvent(
            number: row["nr"], time: found[0] ?? "", who: found[1] ?? "", kind: kind ?? .administration,
            subject: found[3] ?? "", detail: found[4] ?? "")
        return (event, kind == nil || found.contains(nil) ? "" : found[5] ?? "")
    }

    /// Nil for what is no text, and for text that reads otherwise than its bytes: an end behind a zero, or no UTF-8.
    private static func text(_ row: Row, _ name: String) -> String? {
        guard case .string(let text) = (row[name] as DatabaseValue).storage,
            case .blob(let bytes) = (row["\(name)_raa"] as DatabaseValue).storage, bytes.elementsEqual(text.utf8)
        else { return nil }
        return text
    }

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

    /// Its author's, of the same record.
    private static let waitingLike = """
        SELECT nr FROM gennemsyn WHERE register = ? AND post = ? AND forfatter = ? COLLATE NOCASE AND tilstand = ?
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
        let state: String = row["tilstand"]
        let isWaiting = state == Review.State.waiting.rawValue
        var review = Review(
            id: row["nr"], register: RegisterID(rawValue: row["register"]),
            feature: Feature(id: row["post"], values: [:]), isDeletion: row["sletning"], replacing: row["revision"],
            author: row["forfatter"], created: row["oprettet"], state: Review.State(rawValue: state) ?? .waiting,
            // Until then it is who has claimed it.
            decidedBy: isWaiting ? nil : row["afgjort_af"], note: row["bemaerkning"])
        if isWaiting { review.claimedAt = row["afgjort"] }
        return (review, row["indhold"])
    }

    /// O(all reviews).
    public func contents(
        of register: RegisterID
    ) async throws(StoreProblem) -> [(id: Int, feature: Feature.ID, content: String)] {
        try await read { db in
            let sql = "SELECT nr, post, indhold FROM gennemsyn WHERE register = ? ORDER BY nr"
            return try Row.fetchAll(db, sql: sql, arguments: [register.rawValue]).map { ($0[0], $0[1], $0[2]) }
        }
    }

    /// One transaction; the file is then written anew.
    public func replace(
        _ contents: [Int: String], refusing refused: Set<Int>, by name: String, at moment: String
    ) async throws(StoreProblem) {
        try await write { db in
            for (number, content) in contents {
                try db.execute(
                    sql: "UPDATE gennemsyn SET indhold = ?, bemaerkning = NULL WHERE nr = ?",
                    arguments: [content, number])
                guard refused.contains(number) else { continue }
                try db.execute(
                    sql: "UPDATE gennemsyn SET tilstand = ?, afgjort_af = ?, afgjort = ? WHERE nr = ? AND tilstand = ?",
                    arguments: [
                        Review.State.refused.rawValue, name, moment, number, Review.State.waiting.rawValue,
                    ])
            }
        }
        try await translating { try await self.queue.vacuum() }
    }
}
