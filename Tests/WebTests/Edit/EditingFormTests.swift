import Foundation
import HTTPTypes
import LandkortCore
import LandkortStore
import Testing

@testable import LandkortWeb

@Suite("Records changed in the browser")
struct EditingFormTests {
    private static let item = "\(EditDesk.items)/\(EditDesk.own)"

    @Test("a form that is sent back as it came changes nothing, and one field changes one field")
    func change() async throws {
        let desk = try await EditDesk()
        let page = try await desk.page(Self.item)
        #expect(page.text.contains("\(Self.item)/edit") && page.text.contains("\(Self.item)/delete"))
        #expect(page.text.contains("Kan ses af: Alle"))
        #expect(try await desk.submit("\(Self.item)/edit", [:]).status == 303)
        #expect(try await desk.store.versions(of: EditDesk.own, in: "mast", reader: .administrator).count == 1)
        let answer = try await desk.submit("\(Self.item)/edit", ["felt.hoejde": "41,5", "felt.navn": "Ny \"navn\""])
        #expect(answer.status == 303 && answer.headers[.location] == "\(Self.item)?f=html")
        let versions = try await desk.store.versions(of: EditDesk.own, in: "mast", reader: .administrator)
        var expected = versions[1].feature
        expected["hoejde"] = 41.5
        expected["navn"] = "Ny \"navn\""
        for name in ["versions_id", "systid_fra", "systid_til", "bruger_id"] {
            expected.values[name] = versions[0].feature.values[name]
        }
        #expect(versions.count == 2 && versions[0].feature == expected && versions[0].by == "ida")
        #expect(try await desk.page("\(Self.item)/edit").text.contains("value=\"Ny &quot;navn&quot;\""))
    }

    @Test("a time is shown by the clocks of Denmark, and is the same when the form is sent back as it came")
    func times() async throws {
        let key = Field(name: "kode", title: Bilingual(da: "Kode", en: "Code"), required: true, isIdentifier: true)
        let time = Field(name: "tid", title: Bilingual(da: "Tid", en: "Time"), type: .datetime)
        let desk = try await EditDesk([
            Register(
                id: "proeve", title: Bilingual(da: "Prøver", en: "Trials"),
                fields: [key, time, Field(name: "cvr_kode", title: Bilingual(da: "CVR", en: "CVR"))],
                identifier: key, label: ["kode"], listColumns: ["kode"], annotations: ["skriv": "tovholder"])
        ])
        let moments = ["2026-11-21T10:00:00.000Z", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]
        for (moment, hour) in zip(moments, ["2026-11-21 11:00", "2026-10-25 02:30", "2026-10-25 02:30"]) {
            let id = String(moment.prefix(16).filter(\.isNumber))
            let feature = Feature(
                id: id, values: ["kode": .string(id), "tid": .string(moment), "cvr_kode": "29189420"])
            try await desk.store.insert(["proeve": [feature]])
            let form = "/collections/proeve/items/\(id)/edit"
            let page = try await desk.page(form).text
            #expect(page.contains("value=\"\(hour)"))
            #expect(page.contains("Dansk tid. For eksempel 2026-11-21 11:00.") && !page.contains(moment))
            #expect(try await desk.submit(form, [:]).status == 303)
            let versions = try await desk.store.versions(of: id, in: "proeve", reader: .administrator)
            #expect(versions.map(\.feature["tid"]) == [.string(moment)])
        }
    }

    @Test("texts that no box of one line holds stand in a larger one, and in lists lines are no items")
    func lines() async throws {
        let desk = try await EditDesk()
        var feature = try await desk.store.feature(EditDesk.own, in: "mast", reader: .administrator)
        feature["kilde"] = "linje 1\nlinje 2"
        feature["operatoerer"] = ["a\nb", "c"]
        let revision = try await desk.store.versions(of: EditDesk.own, in: "mast", reader: .administrator)[0].revision
        try await desk.store.save(feature, in: "mast", by: Actor("x"), replacing: revision)
        let page = try await desk.page("\(Self.item)/edit").text
        #expect(page.contains("name=\"felt.kilde\" rows=") && page.contains("id=\"felt-operatoerer-1\""))
        // As browsers send it.
        let sent = ["felt.kilde": "linje 1\r\nlinje 2", "felt.husnr": "77"]
        #expect(try await desk.submit("\(Self.item)/edit", sent).status == 303)
        let now = try await desk.store.feature(EditDesk.own, in: "mast", reader: .administrator)
        #expect(now["kilde"] == feature["kilde"] && now["husnr"] == "77")
    }

    @Test("all that is wrong is told at once, with what was typed kept")
    func faults() async throws {
        let desk = try await EditDesk()
        let answer = try await desk.submit(
            "\(Self.item)/edit", ["felt.hoejde": "høj<b>", "felt.navn": "", "sted.": "her og der"])
        #expect(answer.status == 422)
        for words in ["Stedet kan ikke læses", ">her og der</textarea>"] {
            #expect(answer.text.contains(words))
        }
        for target in ["#felt-hoejde", "#felt-navn"] { #expect(answer.text.contains("href=\"\(target)\"")) }
        #expect(!answer.text.contains("<option value=\"\" selected"), "nothing chosen is the first choice")
        #expect(answer.text.contains("value=\"høj&lt;b&gt;\"") && answer.text.contains("aria-invalid=\"true\""))
        #expect(try await desk.mast()["navn"] == "Mast")
    }

    @Test("a number is shown as it is read again, and one that may be two is asked about, as is a hidden sign")
    func numbers() async throws {
        let desk = try await EditDesk()
        #expect(try await desk.submit("\(Self.item)/edit", ["felt.hoejde": "31,125"]).status == 303)
        #expect(try await desk.submit("\(Self.item)/edit", ["felt.navn": "Ny"]).status == 303)
        #expect(try await desk.mast()["hoejde"] == 31.125)
        let doubt = try await desk.submit("\(Self.item)/edit", ["felt.hoejde": "1.250"])
        #expect(doubt.status == 422 && doubt.text.contains("Skriv 1250 eller 1,250"))
        let hidden = try await desk.submit("\(Self.item)/edit", ["felt.navn": "a\u{0}b"])
        #expect(hidden.status == 422 && hidden.text.contains("usynligt styretegn"))
        #expect(try await desk.mast()["navn"] == "Ny")
    }

    @Test("a record is made and ended, and the forms are for those who may")
    func newAndEnd() async throws {
        let desk = try await EditDesk()
        #expect(try await desk.page(EditDesk.items).text.contains("/collections/mast/new"))
        let fields = ["felt.navn": "Helt ny", "sted.": "556000 6322000", "felt.kommunekode": "0851"]
        let made = try await desk.submit("/collections/mast/new", fields)
        #expect(made.status == 303, "\(made.text)")
        let path = try #require(made.headers[.location]).replacing("?f=html", with: "")
        let page = try await desk.page(path)
        #expect(page.text.contains("<h1>Helt ny</h1>") && page.text.contains("556.000, 6.322.000"))
        #expect(try await desk.submit("\(path)/delete", [:], marked: false).status == 403)
        #expect(try await desk.submit("\(path)/delete", [:]).status == 303)
        #expect(try await desk.page(path).status == 410)
        let others = "\(EditDesk.items)/\(EditDesk.others)"
        #expect(!(try await desk.page(others).text.contains("/edit\"")))
        #expect(try await desk.page("\(others)/edit").status == 403)
        #expect(try await desk.page("/collections/kommune/new").status == 403)
        for form in ["\(Self.item)/edit", "\(Self.item)/delete", "/collections/mast/new"] {
            #expect(try await desk.client.get(form, [.accept: "text/html"]).status == 401)
            #expect(try await desk.client.get(form, desk.token).status == 401, "a program has no forms")
        }
        #expect(try await desk.submit("\(Self.item)/edit", ["felt.navn": "x"], marked: false).status == 403)
    }

    @Test("a new record is of the author's own municipality: with another, or none, the form comes back as typed")
    func ownMunicipality() async throws {
        let desk = try await EditDesk([EditDesk.municipal])
        let path = "/collections/proeve/new"
        let options = try await desk.page(path).text.matches(of: /<option value="(\d{4})"( selected)?>([^<]*)</)
        #expect(options.map { "\($0.1) \($0.2 ?? "") \($0.3)" } == ["0851  selected Aalborg"])
        let typed = ["felt.kode": "a1", "felt.navn": "Et navn", "felt.antal": "mange"]
        for (code, words) in [("", "»Kommune« skal udfyldes."), ("0101", "»Kommune«: du kan kun skrive for Aalborg.")] {
            let answer = try await desk.submit(path, typed.merging(["felt.kommunekode": code]) { $1 })
            #expect(answer.status == 422, "\(answer.text)")
            #expect(answer.text.contains("id=\"felt-kommunekode-fault\">\(words)"), "\(answer.text)")
            #expect(answer.text.contains("id=\"felt-antal-fault\""), "and all else that is wrong")
            for value in ["a1", "Et navn", "mange"] { #expect(answer.text.contains("value=\"\(value)\"")) }
        }
        let right = try await desk.submit(path, ["felt.kode": "a1", "felt.navn": "Et navn"])
        #expect(right.status == 303)
        let stored = try await desk.store.feature("a1", in: "proeve", reader: .administrator)
        #expect(stored["kommunekode"] == "0851")
    }

    @Test("the second of two is shown both, and may then decide")
    func conflict() async throws {
        let desk = try await EditDesk()
        #expect(try await desk.submit("\(Self.item)/edit", ["felt.hoejde": "41"]).status == 303)
        let second = try await desk.submit("\(Self.item)/edit", ["felt.hoejde": "42", "revision": "1"])
        #expect(second.status == 409)
        #expect(second.text.contains("<td>42 m</td><td>41 m</td>".replacing(" ", with: "\u{A0}")))
        #expect(second.text.contains("name=\"revision\" value=\"2\"") && second.text.contains("value=\"42\""))
        #expect(try await desk.mast()["hoejde"] == 41.0)
        #expect(try await desk.submit("\(Self.item)/edit", ["felt.hoejde": "42", "revision": "2"]).status == 303)
        #expect(try await desk.mast()["hoejde"] == 42.0)
    }

    @Test("what nobody typed follows what another saved in between, the rest stays as it was typed")
    func untouchedInConflict() async throws {
        let desk = try await EditDesk()
        let path = "\(Self.item)/edit"
        let form = try await desk.page(path).text
        func fields(_ changes: [String: String]) -> [String: String] {
            EditDesk.fields(of: form).merging(changes) { $1 }
        }
        #expect(try await desk.submit(path, fields(["felt.vejnavn": "Kims vej", "felt.hoejde": "41"])).status == 303)
        let second = try await desk.submit(path, fields(["felt.husnr": "42", "felt.hoejde": "43"]))
        #expect(second.status == 409 && second.text.contains("value=\"Kims vej\""))
        let rows = second.text.matches(of: /<th scope="row">([^<]+)<\/th><td>([^<]*)<\/td><td>([^<]*)<\/td>/)
        #expect(rows.map { "\($0.1)" }.sorted() == ["Husnummer", "Højde"], "what one wrote, and nothing else")
        #expect(try await desk.submit(path, EditDesk.fields(of: second.text)).status == 303)
        let mast = try await desk.mast()
        #expect(mast["vejnavn"] == "Kims vej" && mast["husnr"] == "42" && mast["hoejde"] == 43.0)
    }

    @Test("what is taken out for good while a form is open does not come back with it", arguments: [false, true])
    func redactedMeanwhile(isDeleted: Bool) async throws {
        let desk = try await EditDesk()
        let path = "\(Self.item)/edit"
        #expect(try await desk.submit(path, ["felt.vejnavn": "Skelletvej"]).status == 303)
        let open = EditDesk.fields(of: try await desk.page(path).text)
        if isDeleted { #expect(try await desk.submit("\(Self.item)/delete", [:]).status == 303) }
        let redaction = Redaction(
            of: EditDesk.own, in: "mast", .fields(["vejnavn": .null]), reason: "Efter anmodning.",
            time: "2026-11-20T10:00:00.000Z", by: "admin")
        _ = try await desk.store.redact([redaction], isTrial: false)
        let told = try await desk.client.send(open.merging(["felt.husnr": "42"]) { $1 }, to: path, desk.session)
        #expect(told.status == (isDeleted ? 410 : 409) && told.text.contains("som det er gemt: Vejnavn."))
        #expect(!told.text.contains("Skelletvej"))
        let left = EditDesk.fields(of: told.text)
        #expect(left["felt.vejnavn"] == "" && left["felt.husnr"] == "42", "the rest is as it was typed")
        let next = isDeleted ? "\(Self.item)/restore" : path
        #expect(try await desk.client.send(left, to: next, desk.session).status == 303)
        let mast = try await desk.mast()
        #expect(mast["vejnavn"] == .null && mast["husnr"] == "42")
        #expect(try await desk.submit(path, ["felt.vejnavn": "En anden vej"]).status == 303, "it may be typed anew")
    }

    @Test("what is taken out of earlier versions alone, or was empty, takes nothing from what is typed")
    func redactedElsewhere() async throws {
        let desk = try await EditDesk()
        let path = "\(Self.item)/edit"
        #expect(try await desk.submit(path, ["felt.vejnavn": "Skelletvej"]).status == 303)
        #expect(try await desk.submit(path, ["felt.vejnavn": "Havnevej"]).status == 303)
        let open = EditDesk.fields(of: try await desk.page(path).text)
        let times = try await desk.store.versions(of: EditDesk.own, in: "mast", reader: .administrator)
        let earlier = try await desk.page("\(path)?som=\(times[1].from)")
        func redact(_ names: [String], endedBefore: String? = nil) async throws {
            let values = Dictionary(uniqueKeysWithValues: names.map { ($0, Value.null) })
            let redaction = Redaction(
                of: EditDesk.own, in: "mast", .fields(values), endedBefore: endedBefore, reason: "Efter anmodning.",
                time: "2026-11-20T10:00:00.000Z", by: "admin")
            _ = try await desk.store.redact([redaction], isTrial: false)
        }
        try await redact(["vejnavn"], endedBefore: "9999-01-01T00:00:00.000Z")
        let past = EditDesk.fields(of: earlier.text)
        #expect(past["felt.vejnavn"] == "Skelletvej" && past["fortid"] == "1")
        let told = try await desk.client.send(past, to: path, desk.session)
        #expect(told.status == 409 && !told.text.contains("Skelletvej"), "a form of the past would bring it back")
        try await redact(["by"])
        let typed = open.merging(["felt.vejnavn": "Nyvej", "felt.husnr": "42"]) { $1 }
        #expect(try await desk.client.send(typed, to: path, desk.session).status == 303)
        let mast = try await desk.mast()
        #expect(mast["vejnavn"] == "Nyvej" && mast["husnr"] == "42")
    }

    @Test("a place that cannot be read stays in a conflict too, and two places stand side by side")
    func placesInConflict() async throws {
        let desk = try await EditDesk()
        let path = "\(Self.item)/edit"
        let form = EditDesk.fields(of: try await desk.page(path).text)
        func send(_ place: String) async throws -> Answer {
            try await desk.submit(path, form.merging(["sted.": place]) { $1 })
        }
        #expect(try await send("POINT (556100 6322100)").status == 303)
        let half = try await send("556200")
        #expect(half.status == 409)
        #expect(EditDesk.fields(of: half.text)["sted."] == "556200")
        #expect(try await desk.submit(path, EditDesk.fields(of: half.text)).status == 422, "it is told, and not saved")
        let moved = try await send("POINT (556200 6322200)")
        #expect(moved.status == 409)
        let row = /<th scope="row">Stedet på kortet<\/th><td>POINT \(556200[^<]*<\/td><td>POINT \(556100[^<]*<\/td>/
        #expect(moved.text.firstMatch(of: row) != nil)
        #expect(try await desk.submit(path, EditDesk.fields(of: moved.text)).status == 303)
        #expect(try await desk.mast().geometry == .point(Position(x: 556_200, y: 6_322_200)))
    }

    @Test("a form may be as large as what the API takes; what is larger is called that")
    func size() async throws {
        let desk = try await EditDesk()
        let path = "\(Self.item)/edit"
        let long = String(repeating: "x", count: 3 << 20)
        let read = try await desk.submit(path, ["felt.kilde": long])
        #expect(read.status == 422 && read.text.contains(long), "the field has a limit of its own, and nothing is lost")
        let tooLong = try await desk.submit(path, ["felt.kilde": String(repeating: "x", count: 17 << 20)])
        #expect(tooLong.status == 413 && tooLong.text.contains("højst 16 MB"))
    }

    @Test("a change that somebody else must look at waits, in the browser and over the API")
    func review() async throws {
        var register = Register(
            id: "proeve", title: Bilingual(da: "Prøver", en: "Trials"),
            fields: [
                Field(name: "kode", title: Bilingual(da: "Kode", en: "Code"), required: true, isIdentifier: true),
                Field(name: "art", title: Bilingual(da: "Art", en: "Kind")),
                Field(name: "mere", title: Bilingual(da: "Mere", en: "More")),
                Field(name: "cvr_kode", title: Bilingual(da: "Myndighed", en: "Authority")),
            ],
            identifier: Field(
                name: "kode", title: Bilingual(da: "Kode", en: "Code"), required: true, isIdentifier: true),
            label: ["kode"], listColumns: ["kode"], annotations: ["skriv": "tovholder", "gennemsyn": "projektleder"])
        register.fields[2].shownWhen = ShowRule(conditions: [.init(field: "art", values: ["stor", "mellem"])])
        let desk = try await EditDesk([register])
        let form = try await desk.page("/collections/proeve/new")
        #expect(form.text.contains("Udfyldes, når Art er stor eller mellem.") && form.text.contains("data-shown-when"))
        let answer = try await desk.submit("/collections/proeve/new", ["felt.kode": "a", "felt.cvr_kode": "29189420"])
        #expect(answer.status == 202 && answer.text.contains("Venter på gennemsyn"))
        let sent = try await desk.send(.post, "/collections/proeve/items", #"{"properties": {"kode": "b"}}"#)
        #expect(sent.status == 202)
        #expect(try sent.json()["review"] as? Int == 2)
        #expect(try await desk.client.get("/collections/proeve/items").ids().isEmpty)
    }
}
