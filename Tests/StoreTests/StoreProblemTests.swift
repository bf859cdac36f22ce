import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("What a store refuses")
struct StoreProblemTests {
    @Test("a register it does not have", arguments: StoreKind.allCases)
    func unknownRegister(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        for name in ["ukendt", "", "gpkg_contents", "proeve\" --"] {
            let id = RegisterID(rawValue: name)
            let calls: [() async throws -> Void] = [
                { _ = try await store.features(in: id, matching: FeatureQuery(), reader: .administrator) },
                { _ = try await store.count(in: id, matching: FeatureQuery(), reader: .administrator) },
                { _ = try await store.feature("x", in: id, reader: .administrator) },
                { _ = try await store.extent(of: id, matching: FeatureQuery(), reader: .administrator) },
                { try await store.insert([id: [Trial.row(1)], Trial.id: [Trial.row(2)]]) },
            ]
            for call in calls {
                let problem = await #expect(throws: StoreProblem.self) { try await call() }
                #expect(problem?.code == "store.unknown-register")
            }
        }
        #expect(try await store.count(in: Trial.id, matching: FeatureQuery(), reader: .administrator) == 0)
    }

    @Test(
        "a field the register does not have", arguments: StoreKind.allCases, ["ukendt", "fid", "geom", "navn\" --", ""])
    func unknownField(kind: StoreKind, field: String) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let query = FeatureQuery(equal: [field: "x"])
        let problem = await #expect(throws: StoreProblem.self) {
            try await store.features(in: Trial.id, matching: query, reader: .anonymous)
        }
        #expect(problem?.code == "store.unknown-field")
        let counting = await #expect(throws: StoreProblem.self) {
            try await store.count(in: Trial.id, matching: query, reader: .anonymous)
        }
        #expect(counting?.code == "store.unknown-field")
    }

    @Test("a second row with the same id, and all that came with it", arguments: StoreKind.allCases)
    func duplicateID(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let other = Trial.register(nil, id: "anden")
        let store = try await kind.open(in: scratch, [Trial.register(), other])
        try await store.insert([Trial.id: [Trial.row(1)]])
        let before = try await store.change()
        let rows = [Trial.row(2), Trial.row(3), Trial.row(1), Trial.row(4)]
        let problem = await #expect(throws: StoreProblem.self) {
            try await store.insert([Trial.id: rows, "anden": [Trial.row(5)]])
        }
        #expect(problem?.code == "store.duplicate")
        #expect(problem?.kind == .conflict)
        #expect(problem?.message.en == "The register proeve already has a record with the same key (objekt_id).")
        #expect(try await store.count(in: Trial.id, matching: FeatureQuery(), reader: .administrator) == 1)
        #expect(try await store.count(in: "anden", matching: FeatureQuery(), reader: .administrator) == 0)
        #expect(try await store.change() == before)
        try await store.insert([Trial.id: [Trial.row(2)]])
    }

    @Test("a second row with the same unique key; rows without one are many", arguments: StoreKind.allCases)
    func duplicateKey(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([Trial.id: [Trial.row(1, ["noegle": "a"]), Trial.row(2), Trial.row(3)]])
        let problem = await #expect(throws: StoreProblem.self) {
            try await store.insert([Trial.id: [Trial.row(4, ["noegle": "a"])]])
        }
        #expect(problem?.message.da == "Registret proeve har allerede en post med samme nøgle (noegle).")
    }

    @Test("an id that is not there, whatever it looks like", arguments: StoreKind.allCases)
    func notFound(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([Trial.id: [Trial.row(1)]])
        for id in ["", "1", "%", "' OR 1=1 --", Trial.id(1).uppercased() + " ", Trial.id(2)] {
            let problem = await #expect(throws: StoreProblem.self) {
                try await store.feature(id, in: Trial.id, reader: .administrator)
            }
            #expect(problem?.code == "store.not-found")
        }
    }
}
