import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Saving a feature")
struct SavingTests {
    private let ida = Actor("ida")
    private let here = Trial.point(500_000, 6_200_000)

    @Test("a new one gets an id and the first revision, and is signed", arguments: StoreKind.allCases)
    func new(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let saved = try await store.save(
            Feature(id: "", values: ["navn": "Ny", "off_kode": "1"], geometry: here), in: Trial.id, by: ida,
            replacing: nil)
        #expect(!saved.id.isEmpty && saved.revision == 1)
        let versions = try await store.versions(of: saved.id, in: Trial.id, reader: .administrator)
        #expect(versions.map(\.by) == ["ida"] && versions[0].feature.geometry == here && versions[0].to == nil)
    }

    @Test("the second of two writers is told, and nothing is lost", arguments: StoreKind.allCases)
    func secondWriterIsTold(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let first = try await store.save(Trial.row(1, at: here), in: Trial.id, by: ida, replacing: nil)
        var feature = Trial.row(1, at: here, ["navn": "Rettet"])
        let second = try await store.save(feature, in: Trial.id, by: ida, replacing: first.revision)
        #expect(second == Saved(id: first.id, revision: 2))
        feature["navn"] = "Tabt"
        for revision in [first.revision, 3, nil] {
            let problem = await #expect(throws: StoreProblem.self) {
                try await store.save(feature, in: Trial.id, by: ida, replacing: revision)
            }
            guard case .conflict(_, first.id, found: 2) = problem else {
                Issue.record("\(String(describing: problem))")
                continue
            }
            #expect(problem?.kind == .conflict)
        }
        #expect(try await store.feature(first.id, in: Trial.id, reader: .anonymous)["navn"] == "Rettet")
    }

    @Test("what differs in nothing makes no version", arguments: StoreKind.allCases)
    func same(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.save(Trial.row(1, at: here), in: Trial.id, by: ida, replacing: nil)
        let again = try await store.save(Trial.row(1, at: here), in: Trial.id, by: ida, replacing: 1)
        #expect(again.revision == 1)
        #expect(try await store.versions(of: again.id, in: Trial.id, reader: .anonymous).count == 1)
    }

    @Test("what the system fills in stays as it was", arguments: StoreKind.allCases)
    func systemFields(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.save(Trial.row(1), in: Trial.id, by: ida, replacing: nil)
        let before = try await store.feature(Trial.id(1), in: Trial.id, reader: .administrator)
        try await store.save(
            Trial.row(1, ["navn": "x", "oprettet": "1999-01-01T00:00:00Z", "versions_id": "x", "systid_fra": "x"]),
            in: Trial.id, by: ida, replacing: 1)
        let after = try await store.feature(Trial.id(1), in: Trial.id, reader: .administrator)
        #expect(after["oprettet"] == before["oprettet"] && after["navn"] == "x")
        #expect(after["versions_id"] != before["versions_id"] && after["versions_id"] != "x")
        #expect(try #require(after["systid_fra"].string) >= #require(before["systid_fra"].string))
    }

    @Test("a key that another has is refused, and nothing is changed", arguments: StoreKind.allCases)
    func uniqueKey(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([Trial.id: [Trial.row(1, ["noegle": "a"]), Trial.row(2, ["noegle": "b"])]])
        let problem = await #expect(throws: StoreProblem.self) {
            try await store.save(
                Trial.row(2, ["noegle": "a", "navn": "x"]), in: Trial.id, by: ida, replacing: 1)
        }
        #expect(problem?.code == "store.duplicate")
        #expect(try await store.versions(of: Trial.id(2), in: Trial.id, reader: .anonymous).count == 1)
    }

    @Test("what is deleted is gone, its versions stay, and its numbers go on", arguments: StoreKind.allCases)
    func deletion(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let id = Trial.id(1)
        try await store.save(Trial.row(1, at: here), in: Trial.id, by: ida, replacing: nil)
        for wrong in [0, 2] {
            await #expect(throws: StoreProblem.self) {
                try await store.delete(id, in: Trial.id, by: Actor("bo"), replacing: wrong)
            }
        }
        try await store.delete(id, in: Trial.id, by: Actor("bo"), replacing: 1)
        await #expect(throws: StoreProblem.self) {
            try await store.feature(id, in: Trial.id, reader: .administrator)
        }
        #expect(try await store.count(in: Trial.id, matching: FeatureQuery(), reader: .administrator) == 0)
        let ended = try await store.versions(of: id, in: Trial.id, reader: .administrator)
        #expect(ended.map(\.ending) == [.deleted] && ended.map(\.endedBy) == ["bo"] && ended[0].by == "ida")
        let back = try await store.save(Trial.row(1, at: here), in: Trial.id, by: ida, replacing: nil)
        #expect(back.revision == 2)
    }
}
