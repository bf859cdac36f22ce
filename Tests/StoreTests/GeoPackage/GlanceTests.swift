import Foundation
import LandkortCore
import Support
import Synchronization
import Testing

@testable import LandkortStore

@Suite(
    "A look that waits for nobody",
    .enabled(if: GeoPackageFile.canRead, "skipped: gdal-bin and python3-gdal are not installed"))
struct GlanceTests {
    private func store(_ scratch: Scratch) async throws -> GeoPackageStore {
        let key = Field(
            name: "kode", title: Bilingual(da: "Kode", en: "Code"), required: true, isIdentifier: true)
        let register = Register(
            id: "proeve", title: Bilingual(da: "Prøver", en: "Trials"), fields: [key],
            geometry: .point, identifier: key, label: ["kode"], listColumns: ["kode"])
        return try await .open(scratch.path("lager.gpkg"), registers: [register], creating: true)
    }

    private func places(_ store: GeoPackageStore, _ ids: ClosedRange<Int>) async throws {
        try await store.insert([
            "proeve": ids.map { id in
                Feature(
                    id: "\(id)", values: ["kode": .string("\(id)")],
                    geometry: .point(Position(x: 550_000 + Double(id), y: 6_300_000)))
            }
        ])
    }

    private func crowd(_ store: GeoPackageStore, beyond most: Int) async throws -> [SquareCount]? {
        try await store.crowd(
            of: 64, within: Envelope(minX: 540_000, minY: 6_290_000, maxX: 560_000, maxY: 6_310_000),
            beyond: CrowdLimit(most: most, side: 64), in: "proeve", matching: FeatureQuery(), reader: .administrator)
    }

    @Test("sees what another connection has committed, and what is known only as long as it holds")
    func fresh() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        try await places(store, 1...20)
        let before = try #require(store.glance(GeoPackageStore.change))
        for _ in 0..<2 { #expect(try await crowd(store, beyond: 10)?.map(\.count).reduce(0, +) == 20) }
        #expect(try await crowd(store, beyond: 20) == nil)
        let other = GeoPackageFile(scratch.path("lager.gpkg"))
        try await other.edit("DELETE FROM proeve WHERE kode = '7'")
        #expect(try #require(store.glance(GeoPackageStore.change)) > before)
        #expect(try await crowd(store, beyond: 10)?.map(\.count).reduce(0, +) == 19)
        try await other.edit("ALTER TABLE proeve ADD COLUMN ny TEXT")
        #expect(store.glance(StoreLayout.schema) != store.layout.withLock { $0.schema })
        try await store.renew()
        #expect(store.glance(StoreLayout.schema) == store.layout.withLock { $0.schema })
    }

    @Test("is nothing where every connection is busy, and what is asked is then answered all the same")
    func busy() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        try await places(store, 1...20)
        _ = try await crowd(store, beyond: 10)
        let (isTaken, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let long: Void = store.reading { _ in
            isTaken.signal()
            mayEnd.wait()
        }
        await withCheckedContinuation { taken in
            DispatchQueue.global().async {
                isTaken.wait()
                taken.resume()
            }
        }
        #expect(store.glance(GeoPackageStore.change) == nil)
        #expect(try await crowd(store, beyond: 10)?.map(\.count).reduce(0, +) == 20)
        mayEnd.signal()
        try await long
        #expect(store.glance(GeoPackageStore.change) != nil)
    }
}
