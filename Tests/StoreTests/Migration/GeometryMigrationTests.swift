import LandkortCore
import LandkortStore
import Support
import Testing

/// A place on the map that takes another form, looked at by GDAL.
@Suite("A geometry that changes", .enabled(if: GeoPackageFile.canRead, "skipped: no GDAL"))
struct GeometryMigrationTests {
    private let scratch = try! Scratch()
    private var path: String { scratch.path("lager.gpkg") }

    private func fill(_ register: Register, _ geometry: Geometry?) async throws {
        let store = try await GeoPackageStore.open(path, registers: [register], creating: true)
        defer { store.close() }
        let saved = try await store.save(Trial.row(1, at: geometry), in: Trial.id, by: Actor("før"), replacing: nil)
        try await store.save(
            Trial.row(1, at: geometry, ["antal": 2]), in: Trial.id, by: Actor("før"), replacing: saved.revision)
    }

    private func geometries(_ register: Register) async throws -> [Geometry?] {
        let store = try await GeoPackageStore.open(path, registers: [register], creating: false)
        defer { store.close() }
        return try await store.versions(of: Trial.id(1), in: Trial.id, reader: .administrator).map(\.feature.geometry)
    }

    @Test("points become sets of points and back, with a sound index")
    func multi() async throws {
        let (point, many) = (Trial.register(.point), Trial.register(.multiPoint))
        try await fill(point, Trial.point(500_000, 6_200_000))
        _ = try await GeoPackageStore.migrate(path, to: [many])
        #expect(try await geometries(many) == Array(repeating: Trial.point(500_000, 6_200_000).multi, count: 2))
        #expect(try await GeoPackageFile(path).faults().isEmpty)
        #expect(try await GeoPackageFile(path).faultsInSpatialIndex(of: "proeve") == "ok")

        _ = try await GeoPackageStore.migrate(path, to: [point])
        #expect(try await geometries(point) == Array(repeating: Trial.point(500_000, 6_200_000), count: 2))
    }

    @Test("a set of two points is no point")
    func several() async throws {
        let two = Geometry.multiPoint([Position(x: 500_000, y: 6_200_000), Position(x: 500_001, y: 6_200_000)])
        try await fill(Trial.register(.multiPoint), two)
        let problem = await #expect(throws: StoreProblem.self) {
            try await GeoPackageStore.migrate(path, to: [Trial.register(.point)])
        }
        #expect(problem?.message.da.contains("MultiPoint til Point") == true)
        #expect(try await geometries(Trial.register(.multiPoint)) == [two, two])
    }

    @Test("a register without places gets one, and is then a layer")
    func fromNone() async throws {
        try await fill(Trial.register(nil), nil)
        let placed = Trial.register(.point)
        let migration = try await GeoPackageStore.migrate(path, to: [placed])
        #expect(migration.steps == [.geometry(Trial.id, from: nil, to: .point)])
        let store = try await GeoPackageStore.open(path, registers: [placed], creating: false)
        try await store.insert([Trial.id: [Trial.row(2, at: Trial.point(500_000, 6_200_000))]])
        let box = Envelope(minX: 499_000, minY: 6_199_000, maxX: 501_000, maxY: 6_201_000)
        var query = FeatureQuery()
        query.box = box
        let found = try await store.features(in: Trial.id, matching: query, reader: .administrator).features
        #expect(found.map(\.id) == [Trial.id(2)])
        store.close()
        #expect(try await GeoPackageFile(path).faults().isEmpty)
        #expect(try await GeoPackageFile(path).faultsInSpatialIndex(of: "proeve") == "ok")
    }
}
