import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("What is decided on changes that waited")
struct DecisionTests {
    private let row = Trial.row(1, ["navn": "A"])

    private func decision(_ change: String, _ state: Review.State) -> ReviewDecision {
        ReviewDecision(on: change, state, by: "per", at: "2026-11-20T10:00:00.000Z")
    }

    private func code(_ body: () async throws(StoreProblem) -> Void) async -> String {
        do throws(StoreProblem) { try await body() } catch { return error.code }
        return "done"
    }

    @Test("is decided once, and kept with the record where it is written, or not at all", arguments: StoreKind.allCases)
    func once(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([Trial.id: [row]])
        let first = Actor("ida", deciding: decision("1", .approved))
        func save(_ name: Value, _ revision: Int, _ actor: Actor) async -> String {
            await code { () throws(StoreProblem) in
                try await store.save(Trial.row(1, ["navn": name]), in: Trial.id, by: actor, replacing: revision)
            }
        }
        #expect(await save("B", 9, first) == "store.conflict")
        #expect(try await store.decisions(on: ["1"]).isEmpty, "it still waits")
        #expect(await save("B", 1, first) == "done")
        var kept = decision("1", .approved)
        kept.revision = 2
        #expect(try await store.decisions(on: ["0", "1", "2"]) == [kept])

        #expect(await save("C", 2, first) == "store.decided")
        #expect(await code { () throws(StoreProblem) in try await store.decide(kept) } == "store.decided")
        #expect(
            await code { () throws(StoreProblem) in
                try await store.delete(row.id, in: Trial.id, by: first, replacing: 2)
            } == "store.decided")
        #expect(try await store.feature(row.id, in: Trial.id, reader: .administrator)["navn"] == "B")

        try await store.decide(decision("2", .refused))
        let late = Actor("ida", deciding: decision("2", .approved))
        #expect(await save("C", 2, late) == "store.decided")
        #expect(
            await code { () throws(StoreProblem) in
                let ending = Actor("ida", deciding: decision("3", .approved))
                try await store.delete(row.id, in: Trial.id, by: ending, replacing: 2)
            } == "done")
        #expect(
            try await store.decisions(on: ["1", "2", "3"]).map(\.state) == [.approved, .refused, .approved])
        #expect(try await store.decisions(on: ["3"]) == [decision("3", .approved)], "nothing was written")
    }

    @Test("is in no copy that is shared, and in a file that was made before", arguments: StoreKind.durable)
    func files(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let path = scratch.path("lager.gpkg")
        var store = try await GeoPackageStore.open(path, registers: [Trial.register()], creating: true)
        try await store.decide(decision("1", .withdrawn))
        try await store.share(to: scratch.path("delt.gpkg"), with: .administrator)
        let count = "SELECT count(*) FROM landkort_afgoerelse"
        #expect(try await GeoPackageFile(scratch.path("delt.gpkg")).value(count) == "0")
        store.close()
        _ = try await GeoPackageFile(path).rows("DROP TABLE landkort_afgoerelse")
        store = try await GeoPackageStore.open(path, registers: [Trial.register()], creating: false)
        try await store.decide(decision("1", .refused))
        #expect(try await store.decisions(on: ["1"]).map(\.state) == [.refused])
    }
}
