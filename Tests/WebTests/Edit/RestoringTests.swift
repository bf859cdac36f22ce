import HTTPTypes
import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

@Suite("Deleted records brought back in the browser and by programs")
struct RestoringTests {
    private static let item = "\(EditDesk.items)/\(EditDesk.own)"
    private let restore = "\(Self.item)/restore"

    private func desk() async throws -> EditDesk {
        let desk = try await EditDesk()
        #expect(try await desk.submit("\(Self.item)/delete", [:]).status == 303)
        return desk
    }

    @Test("the page that says it is deleted and its history lead there, for those who may")
    func ways() async throws {
        let desk = try await desk()
        let bo = try await stranger(desk)
        let link = "href=\"\(restore)\""
        for (path, status) in [(Self.item, 410), ("\(Self.item)/versions", 200)] {
            let page = try await desk.page(path)
            #expect(page.status == status && page.text.contains(link) && page.text.contains("Genopret posten"))
            let english = try await desk.page("\(path)?lang=en")
            #expect(english.text.contains("Restore the record"))
            for others in [[.accept: "text/html"], bo] {
                let page = try await desk.client.get(path, others)
                #expect(page.status == status && !page.text.contains("/restore"), "\(page.text)")
            }
        }
        #expect(try await desk.client.get(restore, [.accept: "text/html"]).status == 401)
        #expect(try await desk.client.get(restore, bo).status == 403)
    }

    /// Somebody of another municipality, who sees the mast and may not write it.
    private func stranger(_ desk: EditDesk) async throws -> HTTPFields {
        let (name, password) = ("bo", "et langt kodeord")
        try await desk.accounts.add(
            Account(name: name, role: .coordinator, authority: "29189560"), password: password, by: "test")
        let secret = try await SignIn(desk.accounts).open(name, password: password, from: "her").secret
        return [.cookie: "\(SessionCookie.name)=\(secret)", .accept: "text/html"]
    }

    @Test("the form has what was there, tells what is wrong, and makes a version of the same record")
    func form() async throws {
        let desk = try await desk()
        let page = try await desk.page(restore)
        #expect(
            page.status == 200 && page.text.contains("<h1>Genopret Mast</h1>")
                && page.text.contains(">Genopret</button>"))
        let wrong = try await desk.submit(restore, ["felt.navn": ""])
        #expect(wrong.status == 422 && wrong.text.contains("#felt-navn") && wrong.text.contains("Genopret Mast"))
        #expect(try await desk.submit(restore, [:], marked: false).status == 403)
        let done = try await desk.submit(restore, ["felt.hoejde": "41"])
        #expect(done.status == 303 && done.headers[.location] == "\(Self.item)?f=html", "\(done.text)")
        let versions = try await desk.store.versions(of: EditDesk.own, in: "mast", reader: .administrator)
        #expect(
            versions.map(\.revision) == [2, 1] && versions[0].feature["hoejde"] == .number(41)
                && versions[0].by == "ida")

        let history = try await desk.page("\(Self.item)/versions").text
        #expect(history.contains("og var væk til") && history.contains("genoprettet efter at have været slettet"))
        #expect(!history.contains("/restore"))
        let redirected = try await desk.page(restore)
        #expect(redirected.status == 303, "it is there")
        let late = try await desk.client.send(
            ["maerke": desk.mark, "revision": "1", "felt.navn": "Sen"], to: restore, desk.session)
        #expect(late.status == 409)
        #expect(try await desk.mast()["navn"] == "Mast")
        let between = try #require(versions[1].to)
        let then = try await desk.client.get("\(Self.item)?f=json&datetime=\(between)")
        #expect(then.status == (between == versions[0].from ? 200 : 410), "nobody saw it while it was gone")
    }

    @Test("what was typed in a form of a record that is deleted meanwhile stays, and brings the record back")
    func meanwhile() async throws {
        let desk = try await EditDesk()
        let edit = "\(Self.item)/edit"
        var form = EditDesk.fields(of: try await desk.page(edit).text)
        #expect(try await desk.send(.patch, Self.item, #"{"properties": {"hoejde": 55}}"#).status == 204)
        #expect(try await desk.submit("\(Self.item)/delete", [:]).status == 303)
        form["maerke"] = desk.mark
        form["felt.navn"] = "Rettet imens"
        let told = try await desk.client.send(form, to: edit, desk.session)
        #expect(told.status == 410 && told.text.contains("En anden har slettet posten, mens du rettede."))
        #expect(told.text.contains("action=\"\(restore)\"") && !told.text.contains("som posten var, da"))
        let left = EditDesk.fields(of: told.text)
        #expect(left["felt.navn"] == "Rettet imens" && left["felt.hoejde"] == "55", "what nobody touched is the last")
        let saved = try await desk.client.send(left, to: restore, desk.session)
        #expect(saved.status == 303, "\(saved.text)")
        let mast = try await desk.mast()
        #expect(mast["navn"] == "Rettet imens" && mast["hoejde"] == .number(55))
    }

    @Test("of two who bring a record back the second is shown the form again, and a second press leads to the record")
    func twice() async throws {
        let desk = try await desk()
        let form = EditDesk.fields(of: try await desk.page(restore).text)
        func send(_ name: String) async throws -> Answer {
            try await desk.client.send(
                form.merging(["maerke": desk.mark, "felt.navn": name]) { $1 }, to: restore, desk.session)
        }
        #expect(try await send("Den første").status == 303)
        #expect(try await send("Den første").headers[.location] == "\(Self.item)?f=html", "nothing is left to save")
        let second = try await send("Den anden")
        #expect(second.status == 409 && second.text.contains("action=\"\(Self.item)/edit\""))
        var left = EditDesk.fields(of: second.text)
        #expect(left["felt.navn"] == "Den anden")
        #expect(try await desk.client.send(left, to: "\(Self.item)/edit", desk.session).status == 303)
        #expect(try await desk.mast()["navn"] == "Den anden")
        #expect(try await desk.submit("\(Self.item)/delete", [:]).status == 303)
        let again = try await send("Den tredje")
        #expect(again.status == 410 && again.text.contains("action=\"\(restore)\""), "it is gone anew")
        left = EditDesk.fields(of: again.text)
        left["felt.navn"] = ""
        let wrong = try await desk.client.send(left, to: restore, desk.session)
        #expect(wrong.status == 422 && !wrong.text.contains("som posten var, da"), "it holds what was typed")
        left["felt.navn"] = "Den tredje"
        #expect(try await desk.client.send(left, to: restore, desk.session).status == 303)
    }

    @Test("where to go on is kept, and others are shown nothing of what was typed")
    func around() async throws {
        let desk = try await EditDesk()
        var form = EditDesk.fields(of: try await desk.page("\(Self.item)/edit").text)
        form["felt.navn"] = "Rettet imens"
        form["til"] = "/mit-arbejde"
        #expect(try await desk.submit("\(Self.item)/delete", [:]).status == 303)
        let told = try await desk.client.send(form, to: "\(Self.item)/edit", desk.session)
        #expect(told.status == 410 && told.text.contains("name=\"til\" value=\"/mit-arbejde\""))
        let others = "\(EditDesk.items)/\(EditDesk.others)"
        #expect(try await desk.client.ask(.delete, others, desk.administrator()).status == 204)
        let hidden = try await desk.client.send(form, to: "\(others)/edit", desk.session)
        #expect([404, 410].contains(hidden.status) && !hidden.text.contains("Rettet imens"), "\(hidden.status)")
    }

    @Test("a program brings back what was there, with an id, a tag and its rights")
    func program() async throws {
        let desk = try await desk()
        let options = try await desk.client.ask(.options, restore, desk.token)
        #expect(options.headers[.allow]?.contains("POST") == true)
        #expect(try await desk.client.ask(.post, restore, [:]).status == 401)
        let made = try await desk.client.ask(.post, restore, desk.token)
        #expect(made.status == 201 && made.headers[.location]?.hasSuffix(Self.item) == true)
        let read = try await desk.client.get("\(Self.item)?f=json")
        #expect(read.status == 200 && read.headers[.eTag] == made.headers[.eTag])
        #expect(try await desk.mast()["hoejde"] == .number(40))
        #expect(try await desk.client.ask(.post, restore, desk.token).status == 409)
        let never = "\(EditDesk.items)/\(Coast.id(9, "4aaa"))/restore"
        #expect(try await desk.client.ask(.post, never, desk.token).status == 404)
        let api = try await desk.client.get("/api?f=json").text
        #expect(api.contains("/collections/mast/items/{featureId}/restore"))
    }

    @Test("a program says which version it read, and sends nothing else")
    func conditional() async throws {
        let desk = try await EditDesk()
        let read = try await desk.client.get("\(Self.item)?f=json", desk.token)
        #expect(try await desk.client.ask(.delete, Self.item, desk.token).status == 204)
        var head = desk.token
        head[.ifMatch] = "\"andet\""
        let other = try await desk.client.ask(.post, restore, head)
        #expect(try other.status == 412 && other.problem() == "request.changed")
        head[.ifMatch] = read.headers[.eTag]
        let sent = try await desk.client.ask(.post, restore, head, body: "{}")
        #expect(try sent.status == 400 && sent.problem() == "request.bad-body")
        #expect(try await desk.client.ask(.post, restore, head).status == 201)
        let again = try await desk.client.ask(.post, restore, desk.token)
        #expect(try again.status == 409 && again.problem() == "edit.in-force")
        let told = try again.json()["detail"] as? String
        #expect(told == "Posten i »Master« er ikke slettet, så der er intet at genoprette. Ret den på dens side.")
    }

    @Test("a record that is deleted is told by its register's name")
    func named() async throws {
        let desk = try await desk()
        for (language, words) in [("da", "Posten i »Master« er slettet."), ("en", "The record in “Masts” is deleted.")]
        {
            let gone = try await desk.client.get("\(Self.item)?f=json&lang=\(language)")
            #expect(try gone.status == 410 && gone.json()["detail"] as? String == words)
        }
    }

    @Test("what was taken out for good does not come back")
    func redacted() async throws {
        let desk = try await desk()
        let redaction = Redaction(
            of: EditDesk.own, in: "mast", .whole, reason: "Efter anmodning.", time: "2026-11-20T10:00:00.000Z",
            by: "admin")
        _ = try await desk.store.redact([redaction], isTrial: false)
        #expect(try await desk.page(restore).status == 404)
        let answer = try await desk.client.ask(.post, restore, try await desk.administrator())
        #expect(answer.status == 410)
        #expect(try await !desk.page(Self.item).text.contains("/restore"))
        #expect(try await desk.client.get("\(Self.item)?f=json").status == 404)
    }
}
