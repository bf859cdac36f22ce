import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortApplication

@Suite("Writing the sample into a store")
struct SampleStoreTests {
    private static let own = "11111111-2222-4333-8444-555555555555"

    @Test("written twice it is there once, and what others wrote stays")
    func twice() async throws {
        let scratch = try Scratch()
        let store = try await Opening.store(at: scratch.path("lager.gpkg"), creating: true)
        let own = Feature(
            id: Self.own, values: ["navn": "Egen mast"],
            geometry: .point(Position(x: 570_000, y: 6_310_000)))
        try await store.insert(["mast": [own]])
        let sample = try SampleStore(threads: 4)
        try await sample.write(into: store) { _ in }
        let first = try await contents(store)
        try await sample.write(into: store) { _ in }
        #expect(try await contents(store) == first)
        #expect(try await store.change() > 0)

        let campaigns = try await store.campaigns()
        #expect(campaigns.map(\.id.name) == ["2026", "2025"])
        #expect(campaigns.allSatisfy { $0.isSynthetic && $0.isPartial && $0.count > 70_000 })
        #expect(first["mast"] == 41)
        #expect(first["beskyttelsesrum"] == 200)
        #expect(try await store.feature(Self.own, in: "mast", reader: .administrator)["navn"] == "Egen mast")
    }

    /// Rows of each register, and of each campaign.
    private func contents(_ store: GeoPackageStore) async throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for register in store.registers {
            let query = FeatureQuery()
            counts[register.id.rawValue] = try await store.count(
                in: register.id, matching: query, reader: .administrator)
        }
        for campaign in try await store.campaigns() { counts["kortlaegning \(campaign.id.name)"] = campaign.count }
        return counts
    }
}
