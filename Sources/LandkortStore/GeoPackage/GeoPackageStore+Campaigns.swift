import Foundation
import GRDB
import GRDBSQLite
public import LandkortCore

extension GeoPackageStore {
    /// Newest name first, then by kind. O(parts): reads the post codes of each, and no other column.
    public func campaigns() async throws(StoreProblem) -> [Campaign] {
        try await reading { db in
            try Row.fetchAll(db, sql: "SELECT * FROM landkort_kortlaegning ORDER BY navn DESC, art")
                .compactMap { try Self.campaign($0, db) }
        }
    }

    /// Reads the asked-for blobs alone. Post codes come always, for `part` has them, and a dictionary with its rows.
    public func part(_ part: Campaign.Part, columns: Set<CampaignColumn>) async throws(StoreProblem) -> CampaignPart {
        try await reading { db in try PartReading(part, db).part(columns) }
    }

    /// One write transaction in which `decide` runs too, so that no other writer comes between its answer and the
    /// removal. Rethrows what `decide` throws, with nothing written.
    public func save(
        _ draft: CampaignDraft, deciding decide: @Sendable (Campaign?) throws -> CampaignDecision
    ) async throws -> Bool {
        try await writing { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM landkort_kortlaegning WHERE navn = ? AND art = ?",
                arguments: [draft.id.name, draft.id.kind.rawValue])
            let existing = try row.flatMap { try Self.campaign($0, db) }
            guard case .add(let removing) = try decide(existing) else { return false }
            try Self.remove(removing, db)
            try Self.add(draft, to: try Self.keptCampaign(row?["id"], db), db)
            try db.execute(sql: "UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring'")
            return true
        }
    }

    /// O(columns of the campaign).
    public func remove(_ campaign: CampaignID) async throws(StoreProblem) -> Bool {
        do {
            return try await writing { db in
                let parts = try Int.fetchAll(
                    db,
                    sql: """
                        SELECT d.id FROM landkort_kortlaegning_del d JOIN landkort_kortlaegning k ON k.id = d.kortlaegning
                        WHERE k.navn = ? AND k.art = ?
                        """, arguments: [campaign.name, campaign.kind.rawValue])
                try Self.remove(parts, db)
                try db.execute(
                    sql: "DELETE FROM landkort_kortlaegning WHERE navn = ? AND art = ?",
                    arguments: [campaign.name, campaign.kind.rawValue])
                guard db.changesCount > 0 else { return false }
                try db.execute(sql: "UPDATE landkort_lager SET value = value + 1 WHERE name = 'aendring'")
                return true
            }
        } catch let problem as StoreProblem {
            throw problem
        } catch {
            throw translated(error)
        }
    }

    /// What `body` itself throws comes through as it is.
    private func writing<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        do {
            return try await connection.write(body)
        } catch let error as DatabaseError {
            throw translated(error)
        }
    }

    /// The campaign's key; nil where no part of it is left: what it was then says nothing of what comes.
    private static func keptCampaign(_ id: Int64?, _ db: Database) throws -> Int64? {
        guard let id else { return nil }
        let parts = "SELECT count(*) FROM landkort_kortlaegning_del WHERE kortlaegning = ?"
        guard try Int.fetchOne(db, sql: parts, arguments: [id]) == 0 else { return id }
        try db.execute(sql: "DELETE FROM landkort_kortlaegning WHERE id = ?", arguments: [id])
        return nil
    }

    private static func campaign(_ row: Row, _ db: Database) throws -> Campaign? {
        guard let kind = CampaignKind(rawValue: row["art"]) else { return nil }
        let id: Int64 = row["id"]
        let sources = try Row.fetchAll(
            db,
            sql: """
                SELECT f.*, (SELECT coalesce(sum(d.antal), 0) FROM landkort_kortlaegning_del d WHERE d.fil = f.id) AS tilbage
                FROM landkort_kortlaegning_fil f WHERE f.kortlaegning = ? ORDER BY f.id
                """, arguments: [id])
        let parts = try Row.fetchAll(
            db,
            sql: """
                SELECT d.*, k.data FROM landkort_kortlaegning_del d
                LEFT JOIN landkort_kortlaegning_kolonne k ON k.del = d.id AND k.kolonne = ?
                WHERE d.kortlaegning = ? ORDER BY d.kommunenavn
                """, arguments: [CampaignColumn.postcodes.rawValue, id])
        return Campaign(
            id: CampaignID(name: row["navn"], kind: kind), isPartial: row["delvis"], isSynthetic: row["syntetisk"],
            imported: row["indlaest"],
            sources: sources.map {
                Campaign.Source(
                    fileName: $0["filnavn"], digest: $0["aftryk"], rows: $0["antal"], imported: $0["indlaest"],
                    held: $0["tilbage"])
            },
            parts: try parts.map { row in
                Campaign.Part(
                    key: row["id"], name: row["kommunenavn"], municipality: row["kommunekode"], count: row["antal"],
                    postcodes: try PartReading.postcodes(row["data"], count: row["antal"]))
            })
    }

    /// Removes parts, and files that no part is left of.
    private static func remove(_ parts: [Int], _ db: Database) throws {
        for part in parts {
            try db.execute(sql: "DELETE FROM landkort_kortlaegning_kolonne WHERE del = ?", arguments: [part])
            try db.execute(sql: "DELETE FROM landkort_kortlaegning_del WHERE id = ?", arguments: [part])
        }
        try db.execute(
            sql: "DELETE FROM landkort_kortlaegning_fil WHERE id NOT IN (SELECT fil FROM landkort_kortlaegning_del)")
    }

    private static func add(_ draft: CampaignDraft, to existing: Int64?, _ db: Database) throws {
        let now = draft.source.imported
        if let existing {
            try db.execute(
                sql:
                    "UPDATE landkort_kortlaegning SET delvis = delvis AND ?, syntetisk = syntetisk OR ?, indlaest = ? WHERE id = ?",
                arguments: [draft.isPartial, draft.isSynthetic, now, existing])
        } else {
            try db.execute(
                sql: "INSERT INTO landkort_kortlaegning VALUES (NULL, ?, ?, ?, ?, ?)",
                arguments: [draft.id.name, draft.id.kind.rawValue, draft.isPartial, draft.isSynthetic, now])
        }
        let campaign = existing ?? db.lastInsertedRowID
        try db.execute(
            sql: "INSERT INTO landkort_kortlaegning_fil VALUES (NULL, ?, ?, ?, ?, ?)",
            arguments: [campaign, draft.source.fileName, draft.source.digest, draft.source.rows, now])
        let file = db.lastInsertedRowID
        for part in draft.parts {
            try db.execute(
                sql: "INSERT INTO landkort_kortlaegning_del VALUES (NULL, ?, ?, ?, ?, ?)",
                arguments: [campaign, file, part.name, part.municipality, part.count])
            try addColumns(of: part.columns(), to: db.lastInsertedRowID, db)
        }
    }

    /// Binds each column's memory as it is: no copy between the column and the page.
    private static func addColumns(of part: CampaignPart, to key: Int64, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO landkort_kortlaegning_kolonne VALUES (NULL, ?, ?, ?)")
        let handle = statement.sqliteStatement
        for column in CampaignColumn.allCases {
            try part.withBytes(of: column) { bytes in
                sqlite3_reset(handle)
                sqlite3_bind_int64(handle, 1, key)
                sqlite3_bind_text(handle, 2, column.rawValue, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
                if bytes.isEmpty {
                    sqlite3_bind_zeroblob(handle, 3, 0)
                } else {
                    sqlite3_bind_blob64(handle, 3, bytes.baseAddress, UInt64(bytes.count), nil)
                }
                let code = sqlite3_step(handle)
                sqlite3_reset(handle)
                sqlite3_clear_bindings(handle)
                guard code == SQLITE_DONE else {
                    throw DatabaseError(
                        resultCode: ResultCode(rawValue: code),
                        message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
                }
            }
        }
    }
}
