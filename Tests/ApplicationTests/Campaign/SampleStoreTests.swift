import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@testable import LandkortApplication

@Suite("Writing the sample into a store")
struct SampleStoreTests {
    private static let own = Feature(
        id: "11111111-2222-4333-8444-555555555555", values: ["navn": "Egen mast"],
        geometry: .point(Position(x: 570_000, y: 6_310_000)))

    @Test("written twice it is there once, and what others wrote stays")
    func twice() async throws {
        let scratch = try Scratch()
        let store = try await Opening.store(at: scratch.path("lager.gpkg"), creating: true)
        let sample = try SampleStore(threads: 4)
        try await sample.write(into: store) { _ in }
        try await store.insert(["mast": [Self.own]])
        let first = try await contents(store)
        try await sample.write(into: store) { _ in }
        #expect(try await contents(store) == first)
        #expect(try await store.change() > 0)
        #expect(first["beskyttelsesrum"] == 200 && first["mast"] == 41)

        let campaigns = try await store.campaigns()
        #expect(campaigns.map(\.id.name) == ["2026", "2025"])
        #expect(campaigns.allSatisfy { $0.isSynthetic && $0.isPartial && $0.count > 70_000 })
        #expect(first.values.allSatisfy { $0 > 0 }, "\(first.filter { $0.value == 0 }.keys)")
        #expect(try await store.feature(Self.own.id, in: "mast", reader: .administrator)["navn"] == "Egen mast")
    }

    @Test("a store with rows or campaigns of its own is refused, and nothing at all is written")
    func ownStore() async throws {
        let row = try await Trial { try await $0.insert(["mast": [Self.own]]) }
        #expect(try await row.problem() == "sample.store-in-use")
        let partnership = try await Trial {
            try await $0.insert(["partnerskab": [Feature(id: "egen-alliance", values: ["navn": "Egen alliance"])]])
        }
        #expect(try await partnership.problem() == "sample.store-in-use")
        // What the sample's second year holds too, and what it does not.
        for (municipality, code, year) in [
            ("Læsø", "0825", "2026"), ("Aarhus", "0751", "2026"), ("Aarhus", "0751", "2019"),
        ] {
            let campaign = try await Trial { store in
                let text = ImportTrial.file(municipality, 0..<5)
                try await ImportTrial(store, in: Scratch()).run(text, name: year)
            }
            #expect(try await campaign.problem() == "sample.store-in-use", "\(code) \(year)")
        }
    }

    @Test("an older sample is left as it is")
    func otherSample() async throws {
        let trial = try await Trial { store in
            try await ImportTrial(store, in: Scratch()).run(ImportTrial.file("Læsø", 0..<5)) { $0.isSynthetic = true }
        }
        #expect(try await trial.problem() == "sample.other-sample")
    }

    @Test("a sample that was cut off is finished")
    func cutOff() async throws {
        let trial = try await Trial { store in
            try await SampleStore(threads: 4).write(into: store) { _ in }
            let mast = try #require(Sample.embedded().features().first?.features.first)
            let revision = try await store.versions(of: mast.id, in: "mast", reader: .administrator)[0].revision
            try await store.delete(mast.id, in: "mast", by: Actor("test"), replacing: revision)
        }
        #expect(try await trial.problem() == nil)
        #expect(try await contents(trial.store)["mast"] == 40)
    }

    /// A store with something in it, and what the sample says to that.
    private struct Trial {
        let scratch: Scratch
        let store: GeoPackageStore

        init(_ fill: (GeoPackageStore) async throws -> Void) async throws {
            scratch = try Scratch()
            store = try await Opening.store(at: scratch.path("lager.gpkg"), creating: true)
            try await fill(store)
        }

        /// The problem's code, nil when it was written; that a refusal writes is an issue.
        func problem() async throws -> String? {
            let before = try await store.change()
            do {
                try await SampleStore(threads: 4).write(into: store) { _ in }
                return nil
            } catch let problem as SampleProblem {
                #expect(try await store.change() == before, "something was written")
                #expect(problem.kind == .conflict)
                return problem.code
            }
        }
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
