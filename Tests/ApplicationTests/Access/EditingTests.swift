import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Who may change what")
struct EditingTests {
    @Test("a coordinator makes, changes and ends its own records and nobody else's")
    func own() async throws {
        let office = try await Office()
        let editing = office.editing
        var mast = Office.mast(1, of: nil)
        guard case .saved(let first) = try await editing.save(mast, in: "mast", by: Office.ida, replacing: nil) else {
            throw ToolProblem(text: "it waits")
        }
        let stored = try await office.store.feature(mast.id, in: "mast", reader: .administrator)
        #expect(stored["cvr_kode"] == "29189420", "a new record is the account's own")

        mast = stored
        mast["navn"] = "Stjålet"
        #expect(
            await code { _ = try await editing.save(mast, in: "mast", by: Office.bo, replacing: first.revision) }
                == "access.not-own")
        #expect(
            await code { _ = try await editing.delete(mast.id, in: "mast", by: Office.bo, replacing: first.revision) }
                == "access.not-own")
        #expect(
            await code { _ = try await editing.save(mast, in: "mast", by: Office.reader, replacing: first.revision) }
                == "access.may-not-write")
        mast["cvr_kode"] = "29189560"
        #expect(
            await code { _ = try await editing.save(mast, in: "mast", by: Office.ida, replacing: first.revision) }
                == "edit.invalid-record", "nor may a record be given away")
        #expect(try await office.store.feature(mast.id, in: "mast", reader: .administrator)["navn"] == "Mast 1")

        mast = stored
        mast["navn"] = "Ny"
        _ = try await editing.save(mast, in: "mast", by: Office.ida, replacing: first.revision)
        #expect(try await editing.delete(mast.id, in: "mast", by: Office.ida, replacing: 2) == .deleted)
        let versions = try await office.store.versions(of: mast.id, in: "mast", reader: .administrator)
        #expect(versions.map(\.by) == ["ida", "ida"])
        let log = try await office.log()
        #expect(log.filter { $0 == "aendring ida" }.count == 3)
        #expect(log.filter { $0.hasPrefix("afvist") } == ["afvist bo", "afvist bo", "afvist laeser", "afvist ida"])
    }

    @Test("what may not be seen cannot be changed, and is not there")
    func hidden() async throws {
        let office = try await Office()
        let mast = Office.mast(1, visibility: "2")
        try await office.store.insert(["mast": [mast]])
        let there = await code { _ = try await office.editing.save(mast, in: "mast", by: Office.bo, replacing: 1) }
        let absent = await code {
            _ = try await office.editing.save(Office.mast(2), in: "mast", by: Office.bo, replacing: 1)
        }
        #expect(there == "store.not-found" && absent == there)
    }

    @Test("a field that the writer does not see stays as it was, and cannot be set")
    func hiddenFields() async throws {
        var register = Self.reviewed(nil)
        register.fields.append(Self.field("loen", laes: "administrator"))
        let office = try await Office([register])
        let row = Feature(id: Self.id, values: ["cvr_kode": "29189420", "navn": "A", "loen": "100"])
        try await office.store.insert(["proeve": [row]])
        var sent = row
        sent.values["loen"] = nil
        sent["navn"] = "B"
        _ = try await office.editing.save(sent, in: "proeve", by: Office.ida, replacing: 1)
        let stored = try await office.store.feature(Self.id, in: "proeve", reader: .administrator)
        #expect(stored["navn"] == "B" && stored["loen"] == "100")
        sent["loen"] = "999"
        #expect(
            await code { _ = try await office.editing.save(sent, in: "proeve", by: Office.ida, replacing: 2) }
                == "access.hidden-field")
    }

    @Test("nobody says when and by whom a record was made, but the system")
    func systemFields() async throws {
        let office = try await Office()
        var mast = Office.mast(1)
        let forged: [String: Value] = [
            "oprettet": "1999-01-01T00:00:00Z", "systid_fra": "1999-01-01T00:00:00Z", "syntetisk": true,
        ]
        mast.values.merge(forged) { $1 }
        _ = try await office.editing.save(mast, in: "mast", by: Office.ida, replacing: nil)
        let stored = try await office.store.feature(mast.id, in: "mast", reader: .administrator)
        #expect(stored["oprettet"].string?.hasPrefix("1999") == false && stored["syntetisk"] != true)
        #expect(stored["systid_fra"].string?.hasPrefix("1999") == false)
    }

    @Test("a change that needs review waits, is written in its author's name when another approves, or falls")
    func review() async throws {
        let office = try await Office([Self.reviewed("projektleder")])
        let editing = office.editing
        let row = Feature(id: Self.id, values: ["cvr_kode": "29189420", "navn": "A"])
        #expect(try await editing.save(row, in: "proeve", by: Office.ida, replacing: nil) == .waits(1))
        #expect(try await office.store.count(in: "proeve", matching: FeatureQuery(), reader: .administrator) == 0)

        let stranger = Account(name: "eva", role: .projectLeader, authority: "29189560")
        let leader = Account(name: "per", role: .projectLeader, authority: "29189420")
        for other in [Office.ida, Office.bo, stranger, Office.reader] {
            #expect(try await editing.reviews(for: other).isEmpty, "\(other.name)")
            #expect(await code { _ = try await editing.approve(1, by: other) } == "access.may-not-review")
        }
        #expect(try await editing.reviews(for: leader).map(\.feature) == [row])
        guard case .saved = try await editing.approve(1, by: leader) else { throw ToolProblem(text: "not saved") }
        #expect(try await office.store.versions(of: row.id, in: "proeve", reader: .administrator).map(\.by) == ["ida"])
        #expect(await code { _ = try await editing.approve(1, by: leader) } == "access.no-review")

        #expect(try await editing.delete(row.id, in: "proeve", by: Office.ida, replacing: 1) == .waits(2))
        try await editing.refuse(2, by: leader)
        #expect(try await office.store.count(in: "proeve", matching: FeatureQuery(), reader: .administrator) == 1)
        // The leader's own change needs nobody.
        #expect(try await editing.delete(row.id, in: "proeve", by: leader, replacing: 1) == .deleted)
    }

    static let id = "00000000-0000-4000-8000-000000000001"

    static func field(_ name: String, laes: String? = nil) -> Field {
        var field = Field(name: name, title: Bilingual(da: name, en: name), isIdentifier: name == "objekt_id")
        field.annotations["laes"] = laes
        return field
    }

    /// A register whose changes by others than `role` wait.
    static func reviewed(_ role: String?) -> Register {
        Register(
            id: "proeve", title: Bilingual(da: "Prøve", en: "Trial"),
            fields: ["objekt_id", "cvr_kode", "navn"].map { field($0) }, identifier: field("objekt_id"),
            label: ["navn"], listColumns: ["navn"],
            annotations: ["skriv": "tovholder"].merging(role.map { ["gennemsyn": $0] } ?? [:]) { $1 })
    }
}
