import Foundation
import Support
import Testing

@Suite("A server that is killed while people edit", .serialized, .enabled(if: Tool.python.isHere, "no python3"))
struct EditKillTests {
    private static let rounds = 40

    @Test("at any of forty moments has everything it said yes to, with its history, and nothing half done")
    func killed() async throws {
        let scratch = try Scratch()
        let store = scratch.path("a.gpkg")
        let rows = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
        try #require(try await Landkort.importPart(rows, into: store).code == 0)
        let made = try await Landkort.run("token", "create", "prøve", "--role", "administrator", "--store", store)
        let token = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        let clients = ["A", "B", "C"].map { EditClient($0, token: token) }
        let trail = EditTrail(store)
        for round in 0..<Self.rounds {
            let outcome = try await Served.store(store) { server in
                await withTaskGroup(of: Void.self) { group in
                    for client in clients { group.addTask { await client.work(on: server) } }
                    await Self.wait(round, for: clients)
                    server.kill()
                }
            }
            #expect(outcome.wasKilled && outcome.code == SIGKILL, "\(outcome.code): \(outcome.errors)")
            let stored = try await trail.records()
            for client in clients { #expect(await client.faults(in: stored) == [], "round \(round)") }
            #expect(try await trail.faults() == "", "round \(round)")
        }
        let acknowledged = await Self.acknowledged(by: clients)
        #expect(acknowledged > 2 * Self.rounds, "too few edits fell before the kills")
        try await expectOpen(store, trail, acknowledged)
    }

    /// A random moment: by the clock, so that some servers go before the first edit, or a little after some edits.
    private static func wait(_ round: Int, for clients: [EditClient]) async {
        guard round % 2 == 1 else {
            try? await Task.sleep(for: .milliseconds(Int.random(in: 0...600)))
            return
        }
        let enough = await acknowledged(by: clients) + Int.random(in: 1...20)
        try? await Eventually.holds(within: 600) { await acknowledged(by: clients) >= enough }
        try? await Task.sleep(for: .milliseconds(Int.random(in: 0...20)))
    }

    private static func acknowledged(by clients: [EditClient]) async -> Int {
        var sum = 0
        for client in clients { sum += await client.ledger.acknowledged }
        return sum
    }

    /// Our own program finds what is there, and its log is whole and tells of every edit.
    private func expectOpen(_ store: String, _ trail: EditTrail, _ acknowledged: Int) async throws {
        let living = try await trail.records().values.count { !$0.isEnded }
        try await Served.store(store) { server in
            for path in ["/collections/mast/items?f=json", "/collections/mast/items?f=json&bbox=8,57,11,58"] {
                let found = try await server.json(path)["numberMatched"] as? Int
                #expect(found == living, "\(path)")
            }
        }
        let audit = try await Landkort.run("audit", "verify", "--store", store)
        #expect(audit.code == 0, "\(audit.errors)")
        let events = "SELECT count(*) FROM haendelse WHERE slags = 'aendring'"
        let noted = try await GeoPackageFile(store.replacing(".gpkg", with: ".konti")).value(events)
        #expect(Int(noted) ?? 0 >= acknowledged)
    }
}

/// The masts of a file and their past, read without any code of ours.
struct EditTrail {
    private let file: GeoPackageFile

    init(_ path: String) { file = GeoPackageFile(path) }

    /// Each with its versions, oldest first.
    func records() async throws -> [String: EditLedger.Record] {
        let rows = try await file.rows(
            """
            SELECT objekt_id, revision, navn, CAST(hoejde AS INTEGER), 0 FROM mast
            UNION ALL SELECT objekt_id, revision, navn, CAST(hoejde AS INTEGER), historik_afslutning = 'slettet'
              FROM landkort_historik_mast WHERE historik_til IS NOT NULL
            ORDER BY 1, 2
            """)
        var found: [String: EditLedger.Record] = [:]
        for row in rows {
            let version = EditLedger.Version(name: row[2], height: Int(row[3]) ?? -1)
            found[row[0], default: EditLedger.Record(versions: [])].versions.append(version)
            if row[4] == "1" { found[row[0]]?.isEnded = true }
        }
        return found
    }

    /// What does not fit together in the file; empty when all does.
    func faults() async throws -> String {
        let outcome = try await Tool.python.run(["-c", Self.script, file.path])
        guard outcome.code == 0 else { throw ToolProblem(text: outcome.errors) }
        return outcome.output
    }

    /// Revisions without gaps, each version beginning when the one before it ended; both R-trees, the words and the
    /// box of the layer as the rows are.
    private static let script = """
        import sqlite3, sys
        db = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
        def ask(sql): return db.execute(sql).fetchall()
        def same(what, sql, other):
            found, wanted = sorted(ask(sql)), sorted(ask(other))
            if found != wanted: print(what, set(found) ^ set(wanted))
        def none(what, sql):
            found = ask(sql)
            if found: print(what, found)
        if ask("PRAGMA integrity_check") != [("ok",)]: print("integrity", ask("PRAGMA integrity_check"))
        for tree in ["rtree_mast_geom", "landkort_historik_mast_rum"]:
            if ask(f"SELECT rtreecheck('{tree}')") != [("ok",)]: print(tree)
        same("tree", "SELECT id FROM rtree_mast_geom", "SELECT fid FROM mast WHERE geom IS NOT NULL")
        past = "FROM landkort_historik_mast WHERE historik_til IS NOT NULL"
        same("past tree", "SELECT id FROM landkort_historik_mast_rum", f"SELECT historik_id {past} AND geom IS NOT NULL")
        none("left over", "SELECT historik_id FROM landkort_historik_mast WHERE historik_til IS NULL")
        none("signer left", "SELECT navn FROM landkort_aktoer WHERE navn IS NOT NULL")
        versions = ("SELECT objekt_id, revision, systid_fra, historik_til " + past
                    + " UNION ALL SELECT objekt_id, revision, systid_fra, NULL FROM mast ORDER BY 1, 2")
        before = (None, 0, None, None)
        for row in ask(versions):
            expected = before[1] + 1 if row[0] == before[0] else 1
            if row[1] != expected: print("revision", row, expected)
            if row[0] == before[0] and row[2] != before[3]: print("period", before, row)
            before = row
        number = ask("SELECT nr FROM landkort_soegeregister WHERE navn = 'mast'")[0][0]
        same("words", f"SELECT rowid FROM landkort_soegning WHERE rowid & 4095 = {number}",
             f"SELECT (fid << 12) | {number} FROM mast")
        for fid, name in ask("SELECT fid, navn FROM mast"):
            if not ask(f"SELECT 1 FROM landkort_soegning WHERE rowid = {fid << 12 | number} "
                       f"AND landkort_soegning MATCH '\\"{name}\\"'"): print("word", name)
        db.execute("INSERT INTO landkort_soegning (landkort_soegning) VALUES ('integrity-check')")
        box = ask("SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_mast_geom")
        if ask("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'mast'") != box: print("box")
        """
}
