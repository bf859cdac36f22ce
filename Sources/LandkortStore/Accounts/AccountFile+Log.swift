import GRDB
public import LandkortCore

extension AccountFile {
    /// One transaction, so that no two lines take the same place.
    public func append(
        _ event: AuditEvent, closing: ReviewClosing?,
        sealing seal: @Sendable (AuditEvent, _ previous: String) -> String
    ) async throws(StoreProblem) {
        try await translating {
            try await self.queue.write { db in
                if let closing, try !Self.close(closing, db) { return }
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
}
