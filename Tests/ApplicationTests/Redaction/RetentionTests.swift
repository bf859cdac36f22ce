import Foundation
import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@Suite("What has been kept long enough")
struct RetentionTests {
    private struct Desk {
        let store: MemoryStore

        init(_ annotations: [String: String], personal: Bool) throws {
            func field(_ name: String, _ type: FieldType = .string, _ more: [String: String] = [:]) -> Field {
                Field(
                    name: name, title: Bilingual(da: name, en: name), type: type, isIdentifier: name == "objekt_id",
                    annotations: more)
            }
            let fields = [
                field("objekt_id"), field("slut", .date),
                field("navn", .string, personal ? ["persondata": "true"] : [:]), field("emne"),
            ]
            let register = Register(
                id: "sag", title: Bilingual(da: "Sager", en: "Cases"), fields: fields, identifier: fields[0],
                label: ["emne"], listColumns: ["emne"], annotations: annotations)
            store = try MemoryStore(BuiltIn().registers + [register])
        }

        func add(_ number: Int, end: Value = .null) async throws {
            let values: [String: Value] = ["navn": "Anders", "emne": .string("Sag \(number)"), "slut": end]
            try await store.insert(["sag": [Feature(id: id(number), values: values)]])
        }

        func id(_ number: Int) -> String { "00000000-0000-4000-8000-00000000000\(number)" }

        /// On a day that is so many years from now.
        func retention(inYears years: Int) -> Retention {
            let now = Date.now.addingTimeInterval(Double(years) * 366 * 86400)
            let today = String(now.formatted(.iso8601).prefix(10))
            let workspace = Workspace(store: store, threads: 1, today: { today })
            return Retention(workspace, Redacting(workspace, nil, now: { now }))
        }
    }

    @Test("ended versions are due when their period is over, and not a day before")
    func versions() async throws {
        let desk = try Desk(["opbevaring": "P5Y"], personal: true)
        try await desk.add(1)
        try await desk.add(2)
        var changed = try await desk.store.feature(desk.id(1), in: "sag", reader: .administrator)
        changed["emne"] = "Ny"
        try await desk.store.save(changed, in: "sag", by: Actor("ida"), replacing: 1)
        try await desk.store.delete(desk.id(2), in: "sag", by: Actor("ida"), replacing: 1)
        #expect(try await desk.retention(inYears: 4).due(by: "x").isEmpty)
        let due = try await desk.retention(inYears: 6).due(by: "x")
        #expect(due.map(\.redaction.feature) == [desk.id(1), desk.id(2)])
        #expect(due.map(\.count.ended) == [1, 1] && due.map(\.redaction.fields) == [["navn"], ["navn"]])
        #expect(try await desk.retention(inYears: 6).due(by: "x").map(\.count) == due.map(\.count), "nothing changed")

        #expect(try await desk.retention(inYears: 6).apply(by: "x", as: .administrator).count == 2)
        let left = try await desk.store.versions(of: desk.id(1), in: "sag", reader: .administrator)
        #expect(
            left.map { $0.feature["navn"] } == ["Anders", .null] && left.map { $0.feature["emne"] } == ["Ny", "Sag 1"])
        #expect(try await desk.retention(inYears: 6).due(by: "x").isEmpty, "what is gone is not due again")
    }

    @Test("without fields about a person whole versions go, and a record that ended goes altogether")
    func whole() async throws {
        let desk = try Desk(["opbevaring": "P6M"], personal: false)
        try await desk.add(1)
        try await desk.store.delete(desk.id(1), in: "sag", by: Actor("ida"), replacing: 1)
        let done = try await desk.retention(inYears: 1).apply(by: "x", as: .administrator)
        #expect(done.map(\.redaction.extent) == [.whole] && done.map(\.redaction.endedBefore) == [nil])
        await #expect(throws: StoreProblem.self) {
            try await desk.store.versions(of: desk.id(1), in: "sag", reader: .administrator)
        }
        let told = try await desk.store.redactions(of: desk.id(1), in: "sag", reader: .administrator)
        #expect(told.map(\.reason) == ["Opbevaringstiden P6M er udløbet."])
    }

    @Test("a record in force is due when its declared day is so old, and one without a day is not")
    func day() async throws {
        let desk = try Desk(["opbevaring": "P1Y", "opbevaring_fra": "slut"], personal: true)
        try await desk.add(1, end: "2019-06-30")
        try await desk.add(2, end: "2999-01-01")
        try await desk.add(3)
        let due = try await desk.retention(inYears: 0).apply(by: "x", as: .administrator)
        #expect(due.map(\.redaction.feature) == [desk.id(1)] && due[0].count.current == 1)
        #expect(try await desk.store.feature(desk.id(1), in: "sag", reader: .administrator)["navn"].isNull)
        #expect(try await desk.store.feature(desk.id(3), in: "sag", reader: .administrator)["navn"] == "Anders")
        await #expect(throws: RedactionProblem.notAdministrator) {
            _ = try await desk.retention(inYears: 0).apply(by: "x", as: Reader(role: .projectLeader))
        }
    }

    @Test(
        "a period is counted in the calendar",
        arguments: [
            ("P5Y", "2026-11-20", "2021-11-20"), ("P1Y", "2024-02-29", "2023-02-28"),
            ("P6M", "2026-08-31", "2026-02-28"),
            ("P2W", "2026-03-01", "2026-02-15"), ("P30D", "2026-01-15", "2025-12-16"),
        ])
    func periods(period: String, today: String, start: String) throws {
        var register = try #require(try BuiltIn().registers.first)
        register.annotations["opbevaring"] = period
        #expect(RetentionRule(register)?.start(on: today) == start)
        register.annotations["opbevaring"] = nil
        #expect(RetentionRule(register) == nil)
    }
}
