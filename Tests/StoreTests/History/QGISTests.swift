import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

/// Edits by QGIS itself, without a window: `Tests/Files/qgis_edit.py`.
@Suite("Edits in QGIS", .enabled(if: Tool.hasQGIS, "skipped: python3-qgis is not installed"))
struct QGISTests {
    private struct Step: Encodable {
        var `do`: String
        var id: Feature.ID
        var values: [String: String] = [:]
        var point: [Double]?
    }

    private func edit(_ scratch: Scratch, _ steps: Step...) async throws {
        let input = try scratch.write(String(decoding: JSONEncoder().encode(steps), as: UTF8.self), to: "trin.json")
        let script = Places.package.appending(path: "Tests/Files/qgis_edit.py").path
        let outcome = try await Tool.python.run(
            [script, scratch.path("lager.gpkg"), Trial.id.rawValue, input],
            environment: ["XDG_RUNTIME_DIR": scratch.folder.path])
        try #require(outcome.code == 0, "\(outcome.errors)")
    }

    private func store(_ scratch: Scratch) async throws -> any Store {
        let store = try await StoreKind.geoPackage.open(in: scratch)
        let rows = (1...3).map { Trial.row($0, at: Trial.point(500_000 + Double($0), 6_200_000)) }
        try await store.insert([Trial.id: rows], by: Actor("ida"))
        return store
    }

    private func versions(_ store: any Store, _ id: Feature.ID) async throws -> [FeatureVersion] {
        try await store.versions(of: id, in: Trial.id, reader: .administrator)
    }

    @Test("become versions, with the old values kept, and a past moment shows them as they were")
    func versions() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        let before = Moment(Date.now)
        try await Task.sleep(for: .milliseconds(5))
        try await edit(
            scratch, Step(do: "change", id: Trial.id(1), values: ["navn": "Fra QGIS"], point: [510_000, 6_210_000]),
            Step(do: "delete", id: Trial.id(2)))

        let changed = try await versions(store, Trial.id(1))
        #expect(changed.first?.feature["navn"] == "Fra QGIS" && changed.first?.by == nil)
        #expect(changed.first?.feature.geometry == Trial.point(510_000, 6_210_000))
        #expect(changed.last?.feature["navn"] == "Nr. 1" && changed.last?.by == "ida")
        #expect(Set(changed.map { $0.feature["versions_id"] }).count == changed.count)
        #expect(try await versions(store, Trial.id(2)).map(\.ending) == [.deleted])

        var query = FeatureQuery(box: Envelope(minX: 500_000, minY: 6_199_999, maxX: 500_003, maxY: 6_200_001))
        #expect(try await store.count(in: Trial.id, matching: query, reader: .administrator) == 1)
        query.moment = before
        let then = try await store.features(in: Trial.id, matching: query, reader: .administrator).features
        #expect(then.map { $0["navn"] } == ["Nr. 1", "Nr. 2", "Nr. 3"])
        #expect(try await GeoPackageFile(scratch.path("lager.gpkg")).faults() == "")
    }

    @Test("a feature that is copied and pasted is one of its own")
    func pasted() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        try await edit(scratch, Step(do: "paste", id: Trial.id(3), values: ["navn": "Kopi"]))
        let rows = try await store.features(in: Trial.id, matching: FeatureQuery(), reader: .administrator).features
        let copy = try #require(rows.first { $0["navn"] == "Kopi" })
        #expect(rows.count == 4 && Set(rows.map(\.id)).count == 4)
        #expect(UUID(uuidString: copy.id) != nil)
        #expect(Set(rows.map { $0["versions_id"] }).count == 4)
        #expect(try await versions(store, copy.id).map(\.revision) == [1])
        #expect(try await versions(store, Trial.id(3)).count == 1)
        #expect(try await GeoPackageFile(scratch.path("lager.gpkg")).faultsInSpatialIndex(of: "proeve") == "ok")
    }
}
