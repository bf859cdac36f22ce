import LandkortCore
import LandkortStore
import Support
import Testing

/// Many rows at a time do not go by the triggers: nobody may see a difference.
@Suite("Rows written many at a time", .enabled(if: GeoPackageFile.canRead, "skipped: no GDAL"))
struct BulkInsertionTests {
    private static let rows = [
        Trial.row(1, at: Trial.point(500_000, 6_200_000)),
        Trial.row(2, visibility: .null, ["antal": 5, "navne": ["a", "b"], "aktiv": true, "hoejde": 2.5]),
        Trial.row(
            3, at: Trial.point(510_000.5, 6_210_000.25), ["tid": "2026-11-21T10:00:00Z", "dag": "2026-11-21"]),
    ]

    /// Everything in the file but what is random or a time.
    private func contents(_ path: String) async throws -> [[String]] {
        let file = GeoPackageFile(path)
        let names = try await file.rows("SELECT name FROM pragma_table_info('proeve')").map { $0[0] }
        let random = ["versions_id", "systid_fra", "oprettet", "geom"]
        let columns = names.filter { !random.contains($0) }.map { "quote(\"\($0.replacing("\"", with: "\"\""))\")" }
        let times = "length(systid_fra), systid_fra = oprettet, length(versions_id), hex(geom)"
        return try await file.rows("SELECT \(columns.joined(separator: ", ")), \(times) FROM proeve ORDER BY objekt_id")
            + file.rows("SELECT * FROM rtree_proeve_geom ORDER BY id")
            + file.rows("SELECT count(*) FROM landkort_historik_proeve")
            + file.rows("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'proeve'")
    }

    @Test("are as the triggers make them, and the triggers are back afterwards")
    func same() async throws {
        let (one, other) = (try Scratch(), try Scratch())
        let byTriggers = try await StoreKind.geoPackage.open(in: one)
        try await byTriggers.insert([Trial.id: Self.rows], by: Actor("Ida"))
        let atOnce = try await StoreKind.geoPackage.open(in: other)
        let outcomes = try await atOnce.transaction(as: Actor("Ida")) { transaction in
            try transaction.write(Self.rows.map { .insert($0) }, in: Trial.id)
        }
        #expect(outcomes == (1...3).map { .written(Saved(id: Trial.id($0), revision: 1)) })
        #expect(try await contents(one.path("lager.gpkg")) == contents(other.path("lager.gpkg")))

        var changed = Self.rows[0]
        changed["antal"] = 9
        let saved = try await atOnce.save(changed, in: Trial.id, by: Actor("Ida"), replacing: 1)
        #expect(saved.revision == 2)
        let versions = try await atOnce.versions(of: changed.id, in: Trial.id, reader: .administrator)
        #expect(versions.map { $0.feature["antal"] } == [9, .null])
        #expect(try await GeoPackageFile(other.path("lager.gpkg")).faults().isEmpty)
    }

    @Test("tell the store's change, and a key that is taken leaves its row out alone", arguments: StoreKind.allCases)
    func taken(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let before = try await store.change()
        let rows = [Trial.row(1, ["noegle": "a"]), Trial.row(2, ["noegle": "a"]), Trial.row(3, ["noegle": "b"])]
        let outcomes = try await store.transaction(as: Actor("Ida")) { transaction in
            try transaction.write(rows.map { .insert($0) }, in: Trial.id)
        }
        #expect(
            outcomes == [
                .written(Saved(id: Trial.id(1), revision: 1)), .duplicate(fields: ["noegle"]),
                .written(Saved(id: Trial.id(3), revision: 1)),
            ])
        let kept = try await store.features(in: Trial.id, matching: FeatureQuery(), reader: .administrator).features
        #expect(kept.map(\.id) == [Trial.id(1), Trial.id(3)])
        #expect(try await store.change() > before)
    }

    @Test("leave out each of many keys that are taken, wherever it stands, and give no key twice")
    func manyTaken() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        let taken: Set<Int> = [50, 51, 52, 97, 110, 143, 144, 145, 192, 240]
        let rows = (1...240).map { Trial.row($0, ["noegle": .string(taken.contains($0) ? "1" : "\($0)")]) }
        let outcomes = try await store.transaction(as: Actor("Ida")) { transaction in
            try transaction.write(rows.map { .insert($0) }, in: Trial.id)
        }
        for (place, outcome) in outcomes.enumerated() {
            let isTaken = taken.contains(place + 1)
            let saved = WriteOutcome.written(Saved(id: Trial.id(place + 1), revision: 1))
            #expect(outcome == (isTaken ? .duplicate(fields: ["noegle"]) : saved))
        }
        let file = GeoPackageFile(scratch.path("lager.gpkg"))
        let stored = try await file.rows("SELECT objekt_id, fid FROM proeve ORDER BY fid")
        #expect(stored.map { $0[0] } == (1...240).filter { !taken.contains($0) }.map { Trial.id($0) })
        #expect(stored.map { $0[1] } == (1...stored.count).map(String.init))
        #expect(try await file.value("SELECT seq FROM sqlite_sequence WHERE name = 'proeve'") == "\(stored.count)")
        #expect(
            try await file.value("SELECT count(*) FROM landkort_soegning WHERE landkort_soegning MATCH 'nr'")
                == "\(stored.count)")
    }

    @Test("and are very many leave every index as it was, and an id that is taken is refused all the same")
    func veryMany() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        let file = GeoPackageFile(scratch.path("lager.gpkg"))
        let indexes = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'proeve' ORDER BY name"
        let before = try await file.rows(indexes)
        let rows = (1...24_000).map { number in
            var row = Trial.row(number, visibility: .string("\(number % 3 + 1)"))
            row.id = ""
            return row
        }
        let late = [Trial.row(1), Trial.row(2), Trial.row(1)]
        let outcomes = try await store.transaction(as: Actor("Ida")) { transaction in
            _ = try transaction.write(rows.map { .insert($0) }, in: Trial.id)
            return try transaction.write(late.map { .insert($0) }, in: Trial.id)
        }
        let written = [1, 2].map { WriteOutcome.written(Saved(id: Trial.id($0), revision: 1)) }
        #expect(outcomes == written + [.duplicate(fields: ["objekt_id"])])
        #expect(before.count == 7)
        #expect(try await file.rows(indexes) == before)
        #expect(try await file.value("PRAGMA integrity_check") == "ok")
        #expect(try await file.value("SELECT count(DISTINCT objekt_id) FROM proeve") == "24002")
    }

    @Test("that come back go on counting their versions", arguments: StoreKind.allCases)
    func comesBack(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let saved = try await store.save(Trial.row(1), in: Trial.id, by: Actor("Ida"), replacing: nil)
        try await store.delete(Trial.id(1), in: Trial.id, by: Actor("Ida"), replacing: saved.revision)
        let outcomes = try await store.transaction(as: Actor("Ida")) { transaction in
            try transaction.write([.insert(Trial.row(1)), .insert(Trial.row(2))], in: Trial.id)
        }
        #expect(outcomes == [2, 1].enumerated().map { .written(Saved(id: Trial.id($0 + 1), revision: $1)) })
    }
}
