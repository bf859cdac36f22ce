import LandkortCore
import LandkortStore
import Support
import Testing

/// Many rows that end at a time do not go by the triggers: nobody may see a difference.
@Suite("Rows that end many at a time", .enabled(if: GeoPackageFile.canRead, "skipped: no GDAL"))
struct BulkEndingTests {
    private static let all = 1...1_200

    private static func row(_ number: Int) -> Feature {
        let place = Trial.point(500_000 + Double(number * 37 % 1_000), 6_200_000 + Double(number * 91 % 1_000))
        return Trial.row(number, at: number.isMultiple(of: 7) ? nil : place, ["noegle": .string("\(number)")])
    }

    /// A store with the rows, some of them changed, and a column that is no longer declared.
    private func store(in scratch: Scratch) async throws -> any Store {
        let file = GeoPackageFile(scratch.path("lager.gpkg"))
        do {
            let store = try await StoreKind.geoPackage.open(in: scratch)
            try await store.insert([Trial.id: Self.all.map(Self.row)], by: Actor("Ida"))
            for table in ["proeve", "landkort_historik_proeve"] {
                try await file.edit("ALTER TABLE \(table) ADD COLUMN forladt TEXT")
            }
        }
        let store = try await StoreKind.geoPackage.open(in: scratch)
        try await file.edit("UPDATE proeve SET antal = 3, forladt = 'ja' WHERE fid % 5 = 0")
        return store
    }

    /// Everything in the file that tells of the rows but what is random or a time.
    private func contents(_ scratch: Scratch) async throws -> [[String]] {
        let file = GeoPackageFile(scratch.path("lager.gpkg"))
        let random: Set = ["historik_id", "versions_id", "systid_fra", "oprettet", "historik_til", "geom"]
        var found: [[String]] = []
        for table in ["proeve", "landkort_historik_proeve"] {
            let names = try await file.rows("SELECT name FROM pragma_table_info('\(table)')").map { $0[0] }
            let columns = names.filter { !random.contains($0) }.map { "quote(\"\($0.replacing("\"", with: "\"\""))\")" }
            let list = columns.joined(separator: ", ")
            found += try await file.rows("SELECT \(list), hex(geom) FROM \(table) ORDER BY fid, revision")
        }
        let key = "(SELECT fid * 100 + revision FROM landkort_historik_proeve WHERE historik_id = id)"
        return try await found
            + file.rows("SELECT id, minx, maxx, miny, maxy FROM rtree_proeve_geom ORDER BY id")
            + file.rows("SELECT \(key), minx, maxx, miny, maxy FROM landkort_historik_proeve_rum ORDER BY 1")
            + file.rows("SELECT rowid FROM landkort_soegning WHERE landkort_soegning MATCH 'nr' ORDER BY rowid")
    }

    @Test("are kept as the triggers keep them, and one that is not there is told of", arguments: [200, 1_100])
    func same(count: Int) async throws {
        let (one, other) = (try Scratch(), try Scratch())
        let byTriggers = try await store(in: one)
        let atOnce = try await store(in: other)
        let ids = (1...count).map { Trial.id($0) }
        for number in 1...count {
            let revision = number.isMultiple(of: 5) ? 2 : 1
            try await byTriggers.delete(Trial.id(number), in: Trial.id, by: Actor("Bo"), replacing: revision)
        }
        let before = try await atOnce.change()
        let outcomes = try await atOnce.transaction(as: Actor("Bo")) { transaction in
            try transaction.write((ids + [ids[0], Trial.id(9_999)]).map { .end($0) }, in: Trial.id)
        }
        let ended = (1...count).map { number in
            WriteOutcome.written(Saved(id: Trial.id(number), revision: number.isMultiple(of: 5) ? 2 : 1))
        }
        #expect(outcomes == ended + [.missing, .missing])
        #expect(try await atOnce.change() > before)
        #expect(try await contents(one) == contents(other))

        let file = GeoPackageFile(other.path("lager.gpkg"))
        for tree in ["landkort_historik_proeve_rum", "rtree_proeve_geom"] {
            #expect(try await file.value("SELECT rtreecheck('\(tree)')") == "ok")
        }
        #expect(try await file.value("PRAGMA integrity_check") == "ok")
        let ends = "SELECT count(*) FROM landkort_historik_proeve WHERE historik_til < systid_fra"
        #expect(try await file.value(ends) == "0")
        #expect(try await file.faults().isEmpty)
    }

    @Test("come back with their revisions counted on, and the triggers are back afterwards")
    func comeBack() async throws {
        let scratch = try Scratch()
        let store = try await store(in: scratch)
        let outcomes = try await store.transaction(as: Actor("Bo")) { transaction in
            _ = try transaction.write([.end(Trial.id(5)), .end(Trial.id(6))], in: Trial.id)
            return try transaction.write([.insert(Self.row(5)), .insert(Self.row(6))], in: Trial.id)
        }
        #expect(outcomes == [3, 2].enumerated().map { .written(Saved(id: Trial.id($0 + 5), revision: $1)) })
        try await store.delete(Trial.id(6), in: Trial.id, by: Actor("Bo"), replacing: 2)
        let versions = try await store.versions(of: Trial.id(6), in: Trial.id, reader: .administrator)
        #expect(versions.map(\.ending) == [.deleted, .deleted])
    }
}
