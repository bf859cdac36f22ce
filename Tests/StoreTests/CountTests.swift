import LandkortCore
import LandkortStore
import Support
import Testing

/// A store remembers what it has counted: never longer than it is so.
@Suite("How many there are")
struct CountTests {
    private let queries = [
        FeatureQuery(), FeatureQuery(equal: ["navn": "a"]),
        FeatureQuery(box: Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10)),
        FeatureQuery(words: SearchWords("a")),
    ]

    private func counts(_ store: any Store, _ reader: Reader = .administrator) async throws -> [Int] {
        var counts: [Int] = []
        for query in queries { counts.append(try await store.count(in: Trial.id, matching: query, reader: reader)) }
        return counts
    }

    @Test("follows what is saved, changed, imported and deleted, for each reader", arguments: StoreKind.allCases)
    func follows(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let (store, ida) = (try await kind.open(in: scratch), Actor("Ida"))
        #expect(try await counts(store) == [0, 0, 0, 0])
        let open = Trial.row(1, at: Trial.point(5, 5), ["navn": "a"])
        try await store.save(open, in: Trial.id, by: ida, replacing: nil)
        let hidden = Trial.row(2, at: Trial.point(6, 5), visibility: "3", ["navn": "a"])
        try await store.save(hidden, in: Trial.id, by: ida, replacing: nil)
        for _ in 0..<2 {
            #expect(try await counts(store) == [2, 2, 2, 2])
            #expect(try await counts(store, .anonymous) == [1, 1, 1, 1])
        }
        var moved = open
        moved["navn"] = "b"
        moved.geometry = Trial.point(50, 5)
        try await store.save(moved, in: Trial.id, by: ida, replacing: 1)
        #expect(try await counts(store) == [2, 1, 1, 1])
        #expect(try await counts(store, .anonymous) == [1, 0, 0, 0])
        _ = try await store.transaction(as: ida) { transaction in
            try transaction.write([.insert(Trial.row(3, at: Trial.point(1, 1), ["navn": "a"]))], in: Trial.id)
        }
        #expect(try await counts(store, .anonymous) == [2, 1, 1, 1])
        try await store.delete(hidden.id, in: Trial.id, by: ida, replacing: 1)
        #expect(try await counts(store) == [2, 1, 1, 1])
    }

    @Test("follows what another program does", .enabled(if: GeoPackageFile.canRead, "skipped: no GDAL"))
    func others() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        try await store.insert([Trial.id: (1...3).map { Trial.row($0, ["navn": "a"]) }])
        #expect(try await counts(store) == [3, 3, 0, 3])
        let file = GeoPackageFile(scratch.path("lager.gpkg"))
        try await file.edit("UPDATE proeve SET navn = 'b' WHERE fid = 2")
        #expect(try await counts(store) == [3, 2, 0, 2])
        try await file.edit("DELETE FROM proeve WHERE fid = 1")
        #expect(try await counts(store) == [2, 1, 0, 1])
    }
}
