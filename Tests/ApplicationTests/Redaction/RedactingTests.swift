import Foundation
import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@Suite("Taking a person out")
struct RedactingTests {
    let id = "00000000-0000-4000-8000-000000000001"

    /// A register with a person in it: one field must have a value and says what shall stand instead, one does not say.
    static var register: Register {
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

    func office() async throws -> Office {
        let office = try await Office([Self.register])
        let values: [String: Value] = [
            "cvr_kode": "29189420", "emne": "Fiber", "navn": "Anders Hemmeligsen", "mail": "anders@hemmelig.dk",
        ]
        try await office.store.insert(["sag": [Feature(id: id, values: values)]])
        return office
    }

    func redacting(_ office: Office) -> Redacting {
        Redacting(office.workspace, office.accounts, now: { office.clock.now })
    }

    func wish(_ fields: [String] = [], personal: Bool = false, whole: Bool = false) -> Redacting.Wish {
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
