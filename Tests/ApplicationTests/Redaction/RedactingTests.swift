import Foundation
import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@Suite("Taking a person out")
struct RedactingTests {
    private let id = "00000000-0000-4000-8000-000000000001"

    /// A register with a person in it: one field must have a value and says what shall stand instead, one does not say.
    private static var register: Register {
        func field(_ name: String, required: Bool = false, _ annotations: [String: String] = [:]) -> Field {
            Field(
                name: name, title: Bilingual(da: name, en: name), required: required, isIdentifier: name == "objekt_id",
                annotations: annotations)
        }
        let fields = [
            field("objekt_id", ["udfyldes": "system"]), field("cvr_kode"), field("emne", required: true),
            field("navn", required: true, ["persondata": "true", "slettet_som": "(slettet)"]),
            field("mail", ["persondata": "true"]),
        ]
        return Register(
            id: "sag", title: Bilingual(da: "Sager", en: "Cases"), fields: fields, identifier: fields[0],
            label: ["navn"], listColumns: ["navn"],
            annotations: ["skriv": "tovholder", "gennemsyn": "administrator", "opbevaring": "P1Y"])
    }

    private func office() async throws -> Office {
        let office = try await Office([Self.register])
        let values: [String: Value] = [
            "cvr_kode": "29189420", "emne": "Fiber", "navn": "Anders Hemmeligsen", "mail": "anders@hemmelig.dk",
        ]
        try await office.store.insert(["sag": [Feature(id: id, values: values)]])
        return office
    }

    private func redacting(_ office: Office) -> Redacting {
        Redacting(office.workspace, office.accounts, now: { office.clock.now })
    }

    private func wish(_ fields: [String] = [], personal: Bool = false, whole: Bool = false) -> Redacting.Wish {
        Redacting.Wish(
            "sag", id, fields: fields, takesPersonal: personal, takesWhole: whole, reason: "Efter anmodning")
    }

    @Test("fields about a person go, with what shall stand instead, and the log tells of it without a value")
    func personal() async throws {
        let office = try await office()
        let planned = try await redacting(office).run(
            wish(personal: true), by: "admin", as: .administrator, isTrial: true)
        #expect(planned.count.current == 1)
        #expect(try await office.store.feature(id, in: "sag", reader: .administrator)["mail"] == "anders@hemmelig.dk")
        let done = try await redacting(office).run(
            wish(personal: true), by: "admin", as: .administrator, isTrial: false)
        #expect(done.count.current == 1 && done.count.leftovers.isEmpty)
        let left = try await office.store.feature(id, in: "sag", reader: .administrator)
        #expect(left["navn"] == "(slettet)" && left["mail"].isNull && left["emne"] == "Fiber")
        let event = try #require(try await office.accounts.events(last: 1).first)
        #expect(event.subject == "sag/\(id)" && event.detail == "slettet for altid: mail navn" && event.who == "admin")
    }

    @Test("what waits for review, or has been decided on, loses the values too, also as a new record")
    func reviews() async throws {
        let office = try await office()
        var old = try await office.store.feature(id, in: "sag", reader: .administrator)
        old["emne"] = "Mast"
        _ = try await office.editing.save(old, in: "sag", by: Office.ida, replacing: 1)
        let new = Feature(
            id: "", values: ["emne": "Ny sag", "navn": "Anders Hemmeligsen", "cvr_kode": "29189420"])
        guard case .waits(let number) = try await office.editing.save(new, in: "sag", by: Office.ida, replacing: nil),
            case .saved(let made) = try await office.editing.approve(number, by: Office.admin)
        else { throw ToolProblem(text: "it did not wait") }
        func content() throws -> String {
            let names = try office.scratch.names().filter { $0.hasPrefix("kontor.konti") }
            let bytes = try names.map { try Data(contentsOf: URL(fileURLWithPath: office.scratch.path($0))) }
            return bytes.map { String(decoding: $0, as: UTF8.self) }.joined()
        }
        #expect(try content().contains("Hemmeligsen"))
        let first = try await redacting(office).run(
            wish(personal: true), by: "admin", as: .administrator, isTrial: false)
        #expect(first.reviews == 1 && first.count.leftovers == ["navn"], "the other case is the same person's")
        var other = wish(personal: true)
        other.feature = made.id
        let second = try await redacting(office).run(other, by: "admin", as: .administrator, isTrial: false)
        #expect(second.reviews == 1 && second.count.leftovers.isEmpty)
        #expect(try !content().contains("Hemmeligsen") && !content().contains("anders@hemmelig.dk"))
        let waiting = try await office.editing.reviews(for: Office.admin)
        #expect(waiting.map { $0.feature["emne"] } == ["Mast"] && waiting[0].feature["navn"] == "(slettet)")
        let before = try Data(contentsOf: URL(fileURLWithPath: office.file.path))
        _ = try await redacting(office).run(wish(whole: true), by: "admin", as: .administrator, isTrial: false)
        #expect(try await office.editing.reviews(for: Office.admin).isEmpty, "it is refused")
        let refused = try await office.editing.reviews(by: Office.ida)
        #expect(refused.map(\.state).contains(.refused) && refused.allSatisfy { $0.state != .waiting })
        // Somebody puts back the file of accounts as it was.
        let clock = office.clock
        try before.write(to: URL(fileURLWithPath: office.scratch.path("gammel.konti")))
        let place = AccountPlace(
            store: office.scratch.path("gammel.gpkg"), environment: ["LANDKORT_AUDIT_KEY": Office.key])
        let again = Editing(office.workspace, try place.accounts(creating: false, now: { clock.now }))
        #expect(try await again.reviews(for: Office.admin).isEmpty)
        #expect(try await again.reviews(by: Office.ida).allSatisfy { $0.state != .waiting })
    }

    @Test("a new record that waited is known by what it became, however a store writes it, and so is its twin")
    func twin() async throws {
        var (height, time) = (EditingTests.field("hoejde"), EditingTests.field("tid"))
        (height.type, time.type) = (.number, .datetime)
        var list = EditingTests.field("ord")
        list.multivalued = true
        var register = Self.register
        register.fields += [height, time, list]
        let office = try await Office([register])
        let new = Feature(
            id: "",
            values: [
                "cvr_kode": "29189420", "emne": "Fiber", "navn": "Per Tvilling", "hoejde": 3,
                "tid": "2026-11-20T10:00:00Z", "ord": [],
            ])
        for _ in 1...2 { _ = try await office.editing.save(new, in: "sag", by: Office.ida, replacing: nil) }
        guard case .saved(let made) = try await office.editing.approve(1, by: Office.admin) else {
            throw ToolProblem(text: "not saved")
        }
        var wish = wish(whole: true)
        wish.feature = made.id
        let done = try await redacting(office).run(wish, by: "admin", as: .administrator, isTrial: false)
        #expect(done.reviews == 2)
        #expect(try await office.editing.reviews(by: Office.ida).map(\.state) == [.refused, .approved])
        #expect(try await office.file.rows("SELECT DISTINCT indhold FROM gennemsyn WHERE indhold LIKE '%Per%'").isEmpty)
        #expect(try await office.store.count(in: "sag", matching: FeatureQuery(), reader: .administrator) == 0)
    }

    @Test("what somebody had read before does not come back by a save, nor by what waits for review")
    func readBefore() async throws {
        let office = try await office()
        func author(_ account: Account) async throws -> Author {
            try await office.editing.reading(
                Author(account, try await office.workspace.reader(for: account)))
        }
        let (admin, ida) = (try await author(Office.admin), try await author(Office.ida))
        var read = try await office.store.feature(id, in: "sag", reader: .administrator)
        read["emne"] = "Mast"
        _ = try await redacting(office).run(wish(personal: true), by: "admin", as: .administrator, isTrial: false)
        for author in [admin, ida] {
            do {
                _ = try await office.editing.save(read, in: "sag", by: author, replacing: 1)
                Issue.record("\(author.name) brought it back")
            } catch {
                #expect((error as? any Problem)?.code == "store.redacted")
            }
        }
        let left = try await office.store.feature(id, in: "sag", reader: .administrator)
        #expect(left["navn"] == "(slettet)" && left["emne"] == "Fiber")
        #expect(try await office.editing.reviews(for: Office.admin).isEmpty)
        let names = try office.scratch.names().filter { $0.hasPrefix("kontor.konti") }
        for name in names {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: office.scratch.path(name)))
            #expect(!String(decoding: bytes, as: UTF8.self).contains("Hemmeligsen"), "\(name)")
        }
    }

    @Test("what cannot be is refused with what to do, and nothing is changed")
    func refusals() async throws {
        let office = try await office()
        func code(_ wish: Redacting.Wish, as reader: Reader = .administrator) async -> String {
            do {
                _ = try await redacting(office).run(wish, by: "x", as: reader, isTrial: false)
                return "done"
            } catch {
                return (error as? any Problem)?.code ?? "\(error)"
            }
        }
        #expect(await code(wish(["emne"])) == "redaction.required")
        #expect(await code(wish(["objekt_id"])) == "redaction.not-redactable")
        #expect(await code(wish()) == "redaction.nothing-named")
        let area = Redacting.Wish("kommune", "0851", takesPersonal: true, reason: "Efter anmodning")
        #expect(await code(area) == "redaction.nothing-personal")
        #expect(await code(wish(["findes_ikke"])) == "store.unknown-field")
        #expect(await code(wish(personal: true), as: Reader(role: .projectLeader)) == "redaction.not-administrator")
        var silent = wish(personal: true)
        silent.reason = " "
        #expect(await code(silent) == "redaction.no-reason")
        var nobody = wish(personal: true)
        nobody.feature = "00000000-0000-4000-8000-000000000009"
        #expect(await code(nobody) == "store.not-found")
        #expect(try await office.store.versions(of: id, in: "sag", reader: .administrator).count == 1)
        #expect(try await office.store.redactions(of: id, in: "sag", reader: .administrator).isEmpty)
    }
}

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
