import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

/// What is said of other records to somebody who may not see them all.
extension EditingTests {
    /// A mast of Aalborg, a hidden one of Thisted, and a register whose records refer to masts and wait for review.
    private func refers() async throws -> (office: Office, site: Feature) {
        var register = Self.reviewed("projektleder")
        register.fields.append(
            Field(name: "mast", title: Bilingual(da: "Masten", en: "The mast"), type: .reference("mast")))
        let office = try await Office([register])
        let site = Office.mast(1)
        try await office.store.insert(["mast": [site, Office.mast(2, of: "29189560", visibility: "2")]])
        return (office, site)
    }

    @Test("a reference to what is not there and to what the author may not see get the same answer")
    func noInference() async throws {
        let (office, _) = try await refers()
        var texts: [String] = []
        for number in [2, 7] {
            let target = Office.mast(number).id
            let row = Feature(id: Self.id, values: ["cvr_kode": "29189420", "mast": .string(target)])
            let problem = await #expect(throws: EditProblem.self) {
                _ = try await office.editing.save(row, in: "proeve", by: Office.ida, replacing: nil)
            }
            #expect(problem?.faults.map(\.field) == ["mast"])
            #expect(problem?.faults.map(\.code) == ["edit.no-such-record"])
            texts.append((problem?.message.da ?? "").replacing(target, with: "X"))
        }
        #expect(texts[0] == texts[1] && texts[0].contains("»Masten« peger på X"))
        #expect(try await office.editing.reviews(for: Office.admin).isEmpty, "nor does it wait")
    }

    @Test("what a waiting change refers to must be there still when it is approved")
    func approvedLate() async throws {
        let (office, site) = try await refers()
        let row = Feature(id: Self.id, values: ["cvr_kode": "29189420", "mast": .string(site.id)])
        #expect(try await office.editing.save(row, in: "proeve", by: Office.ida, replacing: nil) == .waits(1))
        #expect(try await office.editing.delete(site.id, in: "mast", by: Office.ida, replacing: 1) == .deleted)
        let problem = await #expect(throws: EditProblem.self) {
            _ = try await office.editing.approve(1, by: Office.admin)
        }
        #expect(problem?.faults.map(\.code) == ["edit.no-such-record"])
        #expect(try await office.editing.reviews(for: Office.admin).count == 1)
        #expect(try await office.store.count(in: "proeve", matching: FeatureQuery(), reader: .administrator) == 0)
    }

    @Test("a record that others refer to is not ended; they are named to those who may see them, and nobody else")
    func referred() async throws {
        let (office, site) = try await refers()
        let own = Feature(id: Self.id, values: ["navn": "Sag A", "cvr_kode": "29189420", "mast": .string(site.id)])
        try await office.store.insert(["proeve": [own]])
        let seen = await #expect(throws: EditProblem.self) {
            _ = try await office.editing.delete(site.id, in: "mast", by: Office.ida, replacing: 1)
        }
        #expect(seen?.code == "edit.referred" && seen?.kind == .conflict)
        #expect(seen?.message.da.contains("Prøve »Sag A« peger på den") == true, "\(seen?.message.da ?? "")")
        #expect(try await office.store.feature(site.id, in: "mast", reader: .anonymous).id == site.id)
        try await office.store.delete(own.id, in: "proeve", by: Actor("x"), replacing: 1)

        // A record of another authority that only it may see.
        let secret = Feature(
            id: "", values: ["titel": "Hemmelig", "off_kode": "2", "cvr_kode": "29189560", "mast": .string(site.id)])
        try await office.store.insert(["mastesag": [secret]])
        let unseen = await #expect(throws: EditProblem.self) {
            _ = try await office.editing.delete(site.id, in: "mast", by: Office.ida, replacing: 1)
        }
        #expect(unseen?.message.da.contains("andre poster peger på den") == true, "\(unseen?.message.da ?? "")")
        #expect(unseen?.message.da.contains("Hemmelig") == false)
        #expect(unseen?.message.en.lowercased().contains("mastesag") == false)
        #expect(try await office.store.feature(site.id, in: "mast", reader: .anonymous).id == site.id)
    }

    @Test("a taken key is said of its fields, and nothing of whose it is")
    func taken() async throws {
        var register = Self.reviewed(nil)
        register.fields += [Self.field("off_kode"), Self.field("nr")]
        register.uniqueKeys = [["nr"]]
        let office = try await Office([register])
        let hidden = Feature(
            id: Office.mast(9).id, values: ["cvr_kode": "29189560", "off_kode": "2", "navn": "Hemmelig", "nr": "7"])
        try await office.store.insert(["proeve": [hidden]])
        let row = Feature(id: Self.id, values: ["cvr_kode": "29189420", "off_kode": "1", "nr": "7"])
        let problem = await #expect(throws: EditProblem.self) {
            _ = try await office.editing.save(row, in: "proeve", by: Office.ida, replacing: nil)
        }
        #expect(problem?.kind == .conflict && problem?.faults.map(\.field) == ["nr"])
        let text = "\(problem?.message.da ?? "") \(problem?.message.en ?? "")"
        for word in ["Hemmelig", hidden.id, "29189560"] { #expect(!text.contains(word)) }
    }

    @Test("a code that is no longer used may stay and not be chosen")
    func inactiveCode() async throws {
        let codes = CodeList(
            name: "Art", title: Bilingual(da: "", en: ""), description: Bilingual(da: "", en: ""),
            codes: ["1", "9"].map {
                let words = Bilingual(da: $0, en: $0)
                return Code(value: $0, title: words, description: words, isActive: $0 == "1")
            })
        var register = Self.reviewed(nil)
        register.fields.append(Field(name: "art", title: Bilingual(da: "Art", en: "Kind"), type: .code(codes)))
        let office = try await Office([register])
        var row = Feature(id: Self.id, values: ["cvr_kode": "29189420", "navn": "A", "art": "9"])
        let problem = await #expect(throws: EditProblem.self) {
            _ = try await office.editing.save(row, in: "proeve", by: Office.ida, replacing: nil)
        }
        #expect(problem?.faults.map(\.field) == ["art"] && problem?.faults[0].code == "value.inactive-code")
        try await office.store.insert(["proeve": [row]])
        row["navn"] = "B"
        _ = try await office.editing.save(row, in: "proeve", by: Office.ida, replacing: 1)
        #expect(try await office.store.feature(Self.id, in: "proeve", reader: .administrator)["art"] == "9")
    }
}
