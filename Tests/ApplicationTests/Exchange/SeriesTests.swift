import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

/// New rows are kept as a series of keys, not one by one.
@Suite("Taking back an import of rows without keys")
struct SeriesTests {
    private static let text = "navn;antal\n" + (1...1_200).map { "vare \($0);\($0 % 99 + 1)\n" }.joined()

    private func imported(_ kind: ExchangeStore.Kind) async throws -> (ExchangeStore, Int, [Feature]) {
        let fixture = try await ExchangeStore([Wares.register()], on: kind)
        try await fixture.read(text: "navn\nfør\n")
        let summary = try await fixture.read(text: Self.text)
        return (fixture, summary.receipt.number, try await fixture.rows().filter { $0["navn"] != "før" })
    }

    private func undo(_ number: Int, in fixture: ExchangeStore) async throws {
        _ = try await ImportUndo(number, by: ExchangeStore.ida, now: ExchangeStore.now).run(in: fixture.store)
    }

    @Test("ends every row of it and no other", arguments: ExchangeStore.Kind.allCases)
    func whole(kind: ExchangeStore.Kind) async throws {
        let (fixture, number, rows) = try await imported(kind)
        #expect(rows.count == 1_200)
        let listed = try await fixture.store.transaction(as: ExchangeStore.ida) { transaction in
            try [0, 400, 1_199, 1_200].map { try transaction.rows(of: number, after: $0, limit: 500) }
        }
        #expect(listed.map(\.count) == [500, 500, 1, 0])
        #expect(listed[1].map(\.id) == rows[400..<900].map(\.id))
        try await undo(number, in: fixture)
        #expect(try await fixture.rows().map { $0["navn"] } == ["før"])
    }

    @Test("is refused where a row has changed, or has ended, since", arguments: ExchangeStore.Kind.allCases)
    func changed(kind: ExchangeStore.Kind) async throws {
        let (fixture, number, rows) = try await imported(kind)
        var row = rows[700]
        row["antal"] = 50
        let saved = try await fixture.store.save(row, in: Wares.id, by: ExchangeStore.ida, replacing: 1)
        try await fixture.store.delete(rows[3].id, in: Wares.id, by: ExchangeStore.ida, replacing: 1)
        let problem = await #expect(throws: ImportProblem.self) { try await undo(number, in: fixture) }
        guard case .changedSince(_, let ids, let count) = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
        #expect(ids == [rows[3].id, row.id] && count == 2 && saved.revision == 2)
        #expect(try await fixture.rows().count == 1_200)
    }

    @Test("works for an import that listed its rows one by one, as stores did before")
    func listed() async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let number = try await fixture.store.transaction(as: ExchangeStore.ida) { transaction in
            let receipt = ImportReceipt(
                register: Wares.id, file: "a.csv", time: ExchangeStore.now, actor: "ida", mode: "insert", columns: [],
                mapping: "")
            let number = try transaction.save(receipt)
            let outcomes = try transaction.write(
                ["a", "b"].map { .insert(Feature(id: "", values: ["navn": .string($0)])) }, in: Wares.id)
            let ids = outcomes.compactMap { outcome in if case .written(let saved) = outcome { saved.id } else { nil } }
            try transaction.add(ids.map { ImportedRow(id: $0, action: .inserted, revision: 1) }, to: number)
            return number
        }
        try await undo(number, in: fixture)
        #expect(try await fixture.rows().isEmpty)
    }
}
