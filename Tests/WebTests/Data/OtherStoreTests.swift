import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

/// Whatever is shown asks no more of a store than its protocol promises.
@Suite("Another kind of store")
struct OtherStoreTests {
    /// The registers with the rows of `store`, as its owner sees them, in memory.
    private func copy(_ store: any Store) async throws -> MemoryStore {
        let copy = try MemoryStore(store.registers)
        for register in store.registers {
            let rows = try await store.features(in: register.id, matching: FeatureQuery(), reader: .administrator)
            try await copy.insert([register.id: rows.features])
        }
        for campaign in try await store.campaigns() {
            let all = Set(CampaignColumn.allCases)
            var parts: [(part: CampaignPart, municipality: String?)] = []
            for part in campaign.parts { parts.append((try await store.part(part, columns: all), part.municipality)) }
            let draft = CampaignDraft(
                id: campaign.id, isPartial: campaign.isPartial, isSynthetic: campaign.isSynthetic,
                source: try #require(campaign.sources.first), parts: parts)
            _ = try await copy.save(draft) { _ in .add(removing: []) }
        }
        return copy
    }

    /// What there is to ask for of one register.
    private func addresses(of register: Register, _ id: Feature.ID?) -> [String] {
        let items = "/collections/\(register.id)/items"
        let box = "bbox=8,56,12,58"
        return [
            "/collections/\(register.id)?f=json", "\(items)?f=json&limit=2", "\(items)?f=html",
            "\(items)?f=json&\(box)", "\(items)?f=json&filter=\(predicate(register).percentEncoded)",
        ]
            + (id.map { ["\(items)/\($0)?f=json", "\(items)/\($0)?f=html"] } ?? [])
            + (register.geometry == nil ? [] : ["/collections/\(register.id)/tiles/WebMercatorQuad/6/19/33"])
    }

    private func predicate(_ register: Register) -> String {
        let name = register.identifier.name
        let words = "\(name) > '1' OR CASEI(ACCENTI(\(name))) LIKE '%aa%' AND \(name) IS NOT NULL"
        return register.geometry == nil ? words : "\(words) OR S_INTERSECTS(geometry, BBOX(8, 56, 12, 58))"
    }

    @Test("gives the same pages, answers and tiles, byte for byte")
    func same() async throws {
        let scratch = try Scratch()
        let file = try await Opening.store(at: scratch.path("a.gpkg"), creating: true)
        let examples = try BuiltIn().examples()
        try await file.insert(examples)
        let campaign = TestCampaign(addresses: [
            ("Guldborgsund", "0376", [.init(id: 1, fibre: (1000, 1000)), .init(id: 2, xdsl: (20, 2))]),
            ("Lolland", "0360", [.init(id: 3, postcode: 4900, place: (-20_000, 0), xdsl: (20, 2))]),
        ])
        _ = try await file.save(campaign.draft) { _ in .add(removing: []) }
        let (one, other) = (try Site(file), try Site(try await copy(file)))
        var addresses = [
            "/", "/collections?f=json", "/collections?f=html", "/api", "/adresser?q=kirkevej", "/conformance",
            "/collections/kommune/items/0376", "/collections/region/items/1085",
            "/daekningsgrad?kortlaegning=2026&f=csv",
            "/collections/partnerskab/items/digital-taskforce-region-sjaelland",
        ]
        for register in file.registers { addresses += self.addresses(of: register, examples[register.id]?.first?.id) }
        for address in addresses {
            let (expected, found) = (try await one.get(address), try await other.get(address))
            #expect(expected.status == found.status && expected.body == found.body, "\(address)")
        }
        #expect(addresses.count > 300)
    }
}
