import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("A tree of places made in one go", .enabled(if: GeoPackageFile.canRead, "skipped: no GDAL"))
struct PackedTreeTests {
    private func rows(_ numbers: Range<Int>, _ chance: inout SplitMix) -> [Feature] {
        numbers.map { number in
            let point = Trial.point(
                .random(in: 440_000...720_000, using: &chance), .random(in: 6_050_000...6_400_000, using: &chance))
            // Some lie nowhere, and many at one spot.
            return Trial.row(number, at: number % 7 == 0 ? nil : number % 5 == 0 ? Trial.point(5e5, 6.2e6) : point)
        }
    }

    private func add(_ rows: [Feature], to store: any Store) async throws {
        _ = try await store.transaction(as: Actor("Ida")) { transaction in
            try transaction.write(rows.map { .insert($0) }, in: Trial.id)
        }
    }

    @Test("holds what is wanted, be it new, made again around what was there, or added to", arguments: [700, 3_000])
    func holds(count: Int) async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        let file = GeoPackageFile(scratch.path("lager.gpkg"))
        var chance = SplitMix(seed: UInt64(count))
        var from = 1
        for more in [count, count * 2, 40, 1] {
            try await add(rows(from..<(from + more), &chance), to: store)
            from += more
            #expect(try await file.value("SELECT rtreecheck('rtree_proeve_geom')") == "ok")
            let boxes = try await file.rows("SELECT count(*), min(id), max(id) FROM rtree_proeve_geom")
            let places = try await file.rows("SELECT count(*), min(fid), max(fid) FROM proeve WHERE geom IS NOT NULL")
            #expect(boxes == places)
        }
        let box = Envelope(minX: 499_000, minY: 6_190_000, maxX: 520_000, maxY: 6_250_000)
        let found = try await store.count(in: Trial.id, matching: FeatureQuery(box: box), reader: .administrator)
        let all = try await store.features(
            in: Trial.id, matching: FeatureQuery(limit: from), reader: .administrator
        ).features
        #expect(found == all.count { $0.geometry.map { $0.meets(box) } ?? false } && found > count / 10)
    }

    @Test("goes on as any other: rows are moved and removed, and the file is sound")
    func goesOn() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        var chance = SplitMix(seed: 5)
        try await add(rows(1..<2_000, &chance), to: store)
        _ = try await store.transaction(as: Actor("Ida")) { transaction in
            try transaction.write((1..<600).map { .end(Trial.id($0)) }, in: Trial.id)
        }
        for number in 600..<650 {
            let moved = Trial.row(number, at: Trial.point(460_000 + Double(number), 6_100_000))
            _ = try await store.save(moved, in: Trial.id, by: Actor("Ida"), replacing: 1)
        }
        let file = GeoPackageFile(scratch.path("lager.gpkg"))
        #expect(try await file.value("SELECT rtreecheck('rtree_proeve_geom')") == "ok")
        #expect(try await file.faults().isEmpty)
    }
}
