import LandkortCore
import LandkortRegisters
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
        #expect(first.values.allSatisfy { $0 > 0 }, "\(first.filter { $0.value == 0 }.keys)")
        #expect(try await store.feature(Self.own, in: "mast", reader: .administrator)["navn"] == "Egen mast")
    }

    @Test("each register has rows, marked where nobody else's, and every reference leads to one")
    func references() async throws {
        let scratch = try Scratch()
        let store = try await Opening.store(at: scratch.path("lager.gpkg"), creating: true)
        try await SampleStore(threads: 4).write(into: store) { _ in }
        var ids: [RegisterID: Set<String>] = [:]
        for register in store.registers {
            let rows = try await rows(of: register, in: store)
            ids[register.id] = Set(rows.map(\.id))
            #expect(!rows.isEmpty, "\(register.id)")
            let isMarked = rows.allSatisfy { ($0["syntetisk"] == true) != register.isSeeded }
            #expect(isMarked, "\(register.id)")
        }
        var seen = 0
        for register in store.registers {
            for row in try await rows(of: register, in: store) {
                for (target, id) in register.references(in: row) {
                    #expect(ids[target]?.contains(id) == true, "\(register.id) \(row.id): no \(target) \(id)")
                    seen += 1
                }
            }
        }
        #expect(seen > 300)
    }

    @Test("a computed register has, besides, only the examples that others refer to")
    func computed() async throws {
        let registers = try BuiltIn().registers
        let examples = try BuiltIn().examples()
        let found = SampleExamples(examples, for: registers, computed: ["mast", "beskyttelsesrum"]).rows
        let referred = Set(
            registers.flatMap { register in
                (found[register.id] ?? []).flatMap { register.references(in: $0) }
            }.filter { $0.target == "beskyttelsesrum" }.map(\.id))
        #expect(Set(found["beskyttelsesrum", default: []].map(\.id)) == referred)
        #expect(referred.count == 3 && examples["beskyttelsesrum"]?.count == 4)
        #expect(found["eftersyn"] == examples["eftersyn"])
        let alone = registers.filter { $0.id == "beskyttelsesrum" || $0.id == "kommune" }
        #expect(SampleExamples(examples, for: alone, computed: ["beskyttelsesrum"]).rows.isEmpty)
    }

    private func rows(of register: Register, in store: GeoPackageStore) async throws -> [Feature] {
        try await store.features(in: register.id, matching: FeatureQuery(), reader: .administrator).features
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
