import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("What features refer to")
struct ReferenceTests {
    private let ida = Actor("ida")

    /// A register of parts, which refer to one another and to wares.
    private static let part: Register = {
        let key = Trial.field("objekt_id", isIdentifier: true)
        let words = Bilingual(da: "Del", en: "Part")
        let fields = [
            key, Trial.field("navn"), Trial.field("vare", .reference(Trial.id)),
            Trial.field("varer", .reference(Trial.id), multivalued: true), Trial.field("del_af", .reference("del")),
        ]
        return Register(
            id: "del", title: words, fields: fields, identifier: key, label: ["navn"], listColumns: ["navn"])
    }()

    private func part(_ number: Int, _ values: [String: Value]) -> Feature {
        Feature(id: Trial.id(number), values: values)
    }

    private func store(_ kind: StoreKind, _ scratch: Scratch) async throws -> any Store {
        let store = try await kind.open(in: scratch, [Trial.register(nil), Self.part])
        try await store.insert([Trial.id: [Trial.row(1), Trial.row(2)]])
        return store
    }

    private func code(_ body: () async throws -> Void) async -> String? {
        await #expect(throws: StoreProblem.self) { try await body() }?.code
    }

    @Test("must be there when it is saved, and each that is not is named", arguments: StoreKind.allCases)
    func missing(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        let ids: Value = [.string(Trial.id(2)), .string(Trial.id(7))]
        let problem = await #expect(throws: StoreProblem.self) {
            let one = part(11, ["vare": .string(Trial.id(9)), "varer": ids, "del_af": .string(Trial.id(12))])
            try await store.save(one, in: "del", by: ida, replacing: nil)
        }
        guard case .noSuchRecord("del", let references) = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
        #expect(references.map(\.field) == ["vare", "varer", "del_af"])
        #expect(references.map(\.id) == [Trial.id(9), Trial.id(7), Trial.id(12)])
        #expect(try await store.count(in: "del", matching: FeatureQuery(), reader: .administrator) == 0)
        let found: Value = [.string(Trial.id(2))]
        let itself = part(11, ["vare": .string(Trial.id(1)), "varer": found, "del_af": .string(Trial.id(11))])
        #expect(try await store.save(itself, in: "del", by: ida, replacing: nil).revision == 1)
    }

    @Test("may stay as it was when it leads nowhere, and not be chosen anew", arguments: StoreKind.allCases)
    func kept(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        try await store.insert(["del": [part(11, ["vare": .string(Trial.id(9)), "varer": [.string(Trial.id(8))]])]])
        let more: Value = [.string(Trial.id(8)), .string(Trial.id(1))]
        var one = part(11, ["navn": "ny", "vare": .string(Trial.id(9)), "varer": more])
        #expect(try await store.save(one, in: "del", by: ida, replacing: 1).revision == 2)
        one["varer"] = [.string(Trial.id(9))]
        #expect(await code { try await store.save(one, in: "del", by: ida, replacing: 2) } == "store.no-such-record")
        one["varer"] = .null
        one["vare"] = .null
        #expect(try await store.save(one, in: "del", by: ida, replacing: 2).revision == 3)
        one["vare"] = .string(Trial.id(9))
        #expect(await code { try await store.save(one, in: "del", by: ida, replacing: 3) } == "store.no-such-record")
    }

    @Test("is not ended while another refers to it, be it in a list", arguments: StoreKind.allCases)
    func deletion(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        try await store.save(part(11, ["vare": .string(Trial.id(1))]), in: "del", by: ida, replacing: nil)
        try await store.save(
            part(12, ["varer": [.string(Trial.id(2))], "del_af": .string(Trial.id(12))]), in: "del", by: ida,
            replacing: nil)
        for number in [1, 2] {
            #expect(
                await code { try await store.delete(Trial.id(number), in: Trial.id, by: ida, replacing: 1) }
                    == "store.referred")
            #expect(try await store.versions(of: Trial.id(number), in: Trial.id, reader: .administrator)[0].to == nil)
        }
        for number in [11, 12] { try await store.delete(Trial.id(number), in: "del", by: ida, replacing: 1) }
        for number in [1, 2] { try await store.delete(Trial.id(number), in: Trial.id, by: ida, replacing: 1) }
        #expect(try await store.count(in: Trial.id, matching: FeatureQuery(), reader: .administrator) == 0)
    }

    @Test("is found within a transaction, some at a time", arguments: StoreKind.allCases)
    func referrers(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        let rows = (11...14).map { part($0, ["vare": .string(Trial.id($0 % 2 + 1)), "varer": [.string(Trial.id(1))]]) }
        try await store.insert(["del": rows])
        let (all, some, none) = try await store.transaction(as: ida) { transaction in
            func found(_ ids: [Int], _ limit: Int) throws -> [Feature.ID] {
                try transaction.referrers(to: ids.map(Trial.id), in: Trial.id, limit: limit).map(\.id)
            }
            return try (found([1, 2], 10), found([2], 1), found([3], 10) + found([], 10))
        }
        #expect(Set(all) == Set((11...14).map(Trial.id)) && all.count == 4 && some.count == 1 && none.isEmpty)
    }
}
