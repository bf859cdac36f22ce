import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Many records changed together")
struct BulkTests {
    private func office() async throws -> (office: Office, ida: Author) {
        let office = try await Office()
        let masts = [
            Office.mast(1), Office.mast(2), Office.mast(3), Office.mast(4, of: "29189560"),
            Office.mast(5, of: "29189560", visibility: "2"),
        ]
        try await office.store.insert(["mast": masts])
        return (office, Author(Office.ida, try await office.workspace.reader(for: Office.ida)))
    }

    private func id(_ number: Int) -> Feature.ID { Office.mast(number).id }

    private func mast(_ office: Office, _ number: Int) async throws -> Feature {
        try await office.store.feature(id(number), in: "mast", reader: .administrator)
    }

    @Test("are changed in one go, and taken back in one go, each with its versions")
    func doneAndUndone() async throws {
        let (office, ida) = try await office()
        let editing = office.editing
        let selection = try await editing.select([id(1), id(2), id(1)], in: "mast", by: ida)
        #expect(selection.records.count == 2, "one that is named twice is one")
        let plan = try await editing.plan(["hoejde": 30.0, "vejnavn": "Havnevej"], for: selection, by: ida)
        #expect(plan.changes.count == 2 && plan.left.isEmpty)
        #expect(try await mast(office, 1)["hoejde"] == .null, "nothing yet")
        let outcome = try await editing.carryOut(plan, by: ida)
        #expect(outcome.note[.updated] == 2)
        #expect(try await mast(office, 1)["hoejde"] == 30.0)
        #expect(try await mast(office, 3)["hoejde"] == .null)
        try await editing.undoBulk(outcome.note.number, of: "mast", by: ida)
        #expect(try await mast(office, 1)["hoejde"] == .null)
        #expect(try await mast(office, 2)["vejnavn"] == .null)
        let again = await #expect(throws: ImportProblem.self) {
            try await editing.undoBulk(outcome.note.number, of: "mast", by: ida)
        }
        #expect(again?.message.da.contains("Nr. \(outcome.note.number) blev fortrudt ") == true)
        #expect(again?.message.da.contains(" kl. ") == true && again?.message.en.contains(" at ") == true)
        #expect(try await editing.imports(of: "mast").isEmpty, "it came from no file")
        let versions = try await office.store.versions(of: id(1), in: "mast", reader: .administrator)
        #expect(versions.count == 3)
        #expect(try await office.log().suffix(2) == ["aendring ida", "aendring ida"])
    }

    @Test("what is taken out of a record for good meanwhile does not come back with another field")
    func redactedMeanwhile() async throws {
        let (office, ida) = try await office()
        func give(_ values: [String: Value], _ ids: [Feature.ID]) async throws -> BulkPlan {
            let selection = try await office.editing.select(ids, in: "mast", by: ida)
            return try await office.editing.plan(values, for: selection, by: ida)
        }
        _ = try await office.editing.carryOut(try await give(["vejnavn": "Skelletvej"], [id(1), id(2)]), by: ida)
        let plan = try await give(["hoejde": 30.0], [id(1), id(2)])
        let redaction = Redaction(
            of: id(1), in: "mast", .fields(["vejnavn": .null]), reason: "Efter anmodning.",
            time: "2026-11-20T10:00:00.000Z", by: "admin")
        _ = try await office.store.redact([redaction], isTrial: false)
        let outcome = try await office.editing.carryOut(plan, by: ida)
        #expect(outcome.note[.updated] == 1 && outcome.left.map(\.id) == [id(1)])
        #expect(try await mast(office, 1)["vejnavn"] == .null)
        #expect(try await mast(office, 2)["hoejde"] == 30.0)
    }

    @Test("all that a filter finds are those that the author sees; others' are left out and told")
    func others() async throws {
        let (office, ida) = try await office()
        let selection = try await office.editing.select(matching: FeatureQuery(), in: "mast", by: ida)
        #expect(selection.records.map(\.id).sorted() == (1...4).map(id), "the hidden one is not there")
        let plan = try await office.editing.plan(["vejnavn": "Havnevej"], for: selection, by: ida)
        #expect(plan.changes.count == 3)
        #expect(plan.left.map(\.id) == [id(4)])
        guard case .notOwn = try #require(plan.left.first).reason else { throw Unexpected() }
        let hidden = try? await office.editing.select([id(5)], in: "mast", by: ida)
        #expect(hidden == nil)
    }

    @Test("one that somebody saved since it was chosen, or since it was tried, stays as it is")
    func conflicts() async throws {
        let (office, ida) = try await office()
        let selection = try await office.editing.select([id(1), id(2), id(3)], in: "mast", by: ida)
        try await save(1, office, replacing: 1)
        let plan = try await office.editing.plan(["vejnavn": "Havnevej"], for: selection, by: ida)
        #expect(plan.left.map(\.id) == [id(1)] && plan.changes.count == 2)
        try await save(2, office, replacing: 1)
        let outcome = try await office.editing.carryOut(plan, by: ida)
        #expect(outcome.note[.updated] == 1)
        #expect(Set(outcome.left.map(\.id)) == [id(1), id(2)])
        #expect(try await mast(office, 2)["vejnavn"] == .null)
        #expect(try await mast(office, 2)["navn"] == "Rettet")
        try await save(3, office, replacing: 2)
        await #expect(throws: ImportProblem.self) {
            try await office.editing.undoBulk(outcome.note.number, of: "mast", by: ida)
        }
    }

    private func save(_ number: Int, _ office: Office, replacing revision: Revision) async throws {
        var mast = try await mast(office, number)
        mast["navn"] = "Rettet"
        try await office.store.save(mast, in: "mast", by: Actor("en anden"), replacing: revision)
    }

    @Test("one that would break a rule is told with the field; one that has the value already is counted")
    func faults() async throws {
        let (office, ida) = try await office()
        var mast = try await mast(office, 1)
        mast["hoejde"] = 30.0
        try await office.store.save(mast, in: "mast", by: Actor("x"), replacing: 1)
        let selection = try await office.editing.select([id(1), id(2)], in: "mast", by: ida)
        let same = try await office.editing.plan(["hoejde": 30.0], for: selection, by: ida)
        #expect(same.unchanged == 1 && same.changes.count == 1)
        let wrong = try await office.editing.plan(["hoejde": -5.0], for: selection, by: ida)
        #expect(wrong.changes.isEmpty && wrong.left.count == 2)
        guard case .faulty(let faults) = try #require(wrong.left.first).reason else { throw Unexpected() }
        #expect(faults.map(\.field) == ["hoejde"])
        await #expect(throws: BulkProblem.self) { try await office.editing.carryOut(wrong, by: ida) }
        #expect(try await office.editing.bulkChanges(of: "mast", by: ida).isEmpty, "nothing is kept of it")
    }

    @Test("nobody gives away a record of their own, or takes back another's change")
    func rights() async throws {
        let (office, ida) = try await office()
        let selection = try await office.editing.select([id(1)], in: "mast", by: ida)
        let away = try await office.editing.plan(["cvr_kode": "29189560"], for: selection, by: ida)
        #expect(away.changes.isEmpty && away.left.count == 1)
        let plan = try await office.editing.plan(["vejnavn": "Havnevej"], for: selection, by: ida)
        let outcome = try await office.editing.carryOut(plan, by: ida)
        let bo = Author(Office.bo, try await office.workspace.reader(for: Office.bo))
        let problem = await #expect(throws: BulkProblem.self) {
            try await office.editing.undoBulk(outcome.note.number, of: "mast", by: bo)
        }
        #expect(problem?.code == "bulk.not-own")
        let reader = Author(Office.reader, try await office.workspace.reader(for: Office.reader))
        await #expect(throws: AccessProblem.self) { try await office.editing.select([id(1)], in: "mast", by: reader) }
    }

    private struct Unexpected: Error {}
}
