import HTTPTypes
import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

@Suite("Reviewing in the browser")
struct ReviewPageTests {
    private static let leader = "29189420"

    /// A register in which a coordinator's changes wait, with one record; ida of the desk is the coordinator.
    private func desk() async throws -> EditDesk {
        func field(_ name: String, _ title: String, isIdentifier: Bool = false, least: Role? = nil) -> Field {
            Field(
                name: name, title: Bilingual(da: title, en: title + " (en)"), required: isIdentifier,
                isIdentifier: isIdentifier, annotations: least.map { ["laes": $0.rawValue] } ?? [:])
        }
        let key = field("kode", "Kode", isIdentifier: true)
        let fields = [
            key, field("art", "Art"), field("cvr_kode", "Myndighed"), field("note", "Note"),
            field("lukket", "Lukket", least: .administrator),
        ]
        let desk = try await EditDesk([
            Register(
                id: "proeve", title: Bilingual(da: "Prøver", en: "Trials"), fields: fields, identifier: key,
                label: ["kode"], listColumns: ["kode"],
                annotations: ["skriv": "tovholder", "gennemsyn": "projektleder"])
        ])
        try await desk.store.insert([
            "proeve": [Feature(id: "a", values: ["kode": "a", "art": "<før>", "cvr_kode": .string(Self.leader)])]
        ])
        return desk
    }

    private func signIn(_ desk: EditDesk, _ name: String, _ role: Role) async throws -> (HTTPFields, String) {
        let password = "et langt kodeord"
        try await desk.accounts.add(
            Account(name: name, role: role, authority: Self.leader), password: password, by: "test")
        let secret = try await SignIn(desk.accounts).open(name, password: password, from: "her").secret
        return ([.cookie: "\(SessionCookie.name)=\(secret)", .accept: "text/html"], Accounts.formMark(of: secret))
    }

    private func change(_ desk: EditDesk, to art: String) async throws {
        let path = "/collections/proeve/items/a/edit"
        let sent = try await desk.submit(path, ["felt.art": art])
        try #require(sent.status == 202)
    }

    @Test("shows what waits to who may decide, what changes, and writes it when it is approved")
    func approve() async throws {
        let desk = try await desk()
        try await change(desk, to: "efter")
        let (pia, mark) = try await signIn(desk, "pia", .projectLeader)
        let list = try await desk.client.get("/gennemsyn", pia)
        #expect(list.status == 200 && list.text.contains("<a href=\"/gennemsyn/1\">a</a>") && list.text.contains("ida"))
        let one = try await desk.client.get("/gennemsyn/1", pia)
        #expect(one.text.contains("<th scope=\"row\">Art</th><td>&lt;før&gt;</td><td>efter</td>"))
        let english = try await desk.client.get("/gennemsyn/1?lang=en", pia)
        #expect(english.text.contains("Art (en)") && english.text.contains("Approve the change"))
        let form = ["maerke": mark, "handling": "godkend"]
        #expect(try await desk.client.send(form, to: "/gennemsyn/1", pia).status == 303)
        let now = try await desk.store.versions(of: "a", in: "proeve", reader: .administrator)
        #expect(now.first?.feature["art"] == "efter" && now.first?.by == "ida")
        let again = try await desk.client.send(form, to: "/gennemsyn/1", pia)
        #expect(again.status == 404 && again.text.contains("<h1>Ændringen venter ikke</h1>"), "it waits no more")
        #expect(again.text.contains("den er afgjort eller trukket tilbage") && again.text.contains("\"/gennemsyn\""))
        #expect(try await desk.page("/gennemsyn").text.contains("godkendt af pia"))
    }

    @Test("sends back with a note that its author reads and nobody else")
    func refuse() async throws {
        let desk = try await desk()
        try await change(desk, to: "efter")
        let (pia, mark) = try await signIn(desk, "pia", .projectLeader)
        let form = ["maerke": mark, "handling": "afvis", "bemaerkning": "  Skriv <b>art</b> ud.  "]
        #expect(try await desk.client.send(form, to: "/gennemsyn/1", pia).status == 303)
        #expect(try await desk.store.feature("a", in: "proeve", reader: .administrator)["art"] == "<før>")
        let own = try await desk.page("/gennemsyn").text
        #expect(own.contains("sendt tilbage af pia") && own.contains(">Skriv &lt;b&gt;art&lt;/b&gt; ud.</td>"))
        #expect(try await desk.client.get("/gennemsyn", pia).text.contains("Skriv") == false)
        let log = try await desk.accounts.events(last: 1)
        #expect(log.first?.detail == "afvist")
    }

    @Test("nobody decides on their own, without the right, without the form's mark, or without signing in")
    func refused() async throws {
        let desk = try await desk()
        try await change(desk, to: "efter")
        let (pia, _) = try await signIn(desk, "pia", .projectLeader)
        let (eva, mark) = try await signIn(desk, "eva", .coordinator)
        for mark in ["", "et andet", desk.mark] {
            let form = ["maerke": mark, "handling": "godkend"]
            #expect(try await desk.client.send(form, to: "/gennemsyn/1", pia).status == 403)
        }
        let form = ["maerke": mark, "handling": "godkend"]
        #expect(try await desk.client.send(form, to: "/gennemsyn/1", eva).status == 403)
        let forbidden = try await desk.client.get("/gennemsyn/1", eva)
        #expect(forbidden.status == 403 && !forbidden.text.contains("/log-ind?"))
        #expect(try await !desk.client.get("/gennemsyn", eva).text.contains("/gennemsyn/1\""))
        let own = ["maerke": desk.mark, "handling": "godkend"]
        #expect(try await desk.client.send(own, to: "/gennemsyn/1", desk.session).status == 403)
        #expect(try await desk.client.get("/gennemsyn", [.accept: "text/html"]).status == 401)
        #expect(try await desk.client.get("/gennemsyn", desk.token).status == 401, "forms are for sessions")
        #expect(try await desk.store.feature("a", in: "proeve", reader: .administrator)["art"] == "<før>")
    }

    @Test("what was saved in between is told before and after, and still waits")
    func stale() async throws {
        let desk = try await desk()
        try await change(desk, to: "efter")
        var other = try await desk.store.feature("a", in: "proeve", reader: .administrator)
        other["art"] = "en andens"
        try await desk.store.save(other, in: "proeve", by: Actor("bo"), replacing: 1)
        let (pia, mark) = try await signIn(desk, "pia", .projectLeader)
        let page = try await desk.client.get("/gennemsyn/1", pia)
        #expect(page.text.contains("rettet eller slettet, siden"))
        #expect(page.text.contains("<th scope=\"row\">Art</th><td>&lt;før&gt;</td><td>efter</td>"))
        #expect(page.text.contains("<th scope=\"row\">Art</th><td>&lt;før&gt;</td><td>en andens</td>"))
        #expect(!page.text.contains("value=\"godkend\"") && page.text.contains("value=\"afvis\""))
        let tried = try await desk.client.send(["maerke": mark, "handling": "godkend"], to: "/gennemsyn/1", pia)
        #expect(tried.status == 409 && tried.text.contains("kunne ikke godkendes"))
        #expect(try await desk.store.feature("a", in: "proeve", reader: .administrator)["art"] == "en andens")
    }

    @Test("what others changed since is told beside the author's own, to those who may see it")
    func meanwhile() async throws {
        let desk = try await desk()
        try await change(desk, to: "efter")
        var other = try await desk.store.feature("a", in: "proeve", reader: .administrator)
        other["note"] = "imens"
        other["lukket"] = "skjult"
        try await desk.store.save(other, in: "proeve", by: Actor("bo"), replacing: 1)
        let (pia, _) = try await signIn(desk, "pia", .projectLeader)
        let pages = [
            try await desk.client.get("/gennemsyn/1", pia).text, try await desk.page("/gennemsyn/1").text,
            try await desk.page("/collections/proeve/items/a").text,
        ]
        for page in pages {
            let mine = try #require(page.firstMatch(of: /(?s)id="changes-1".*?<\/table>/)?.0)
            #expect(mine.contains("<td>efter</td>") && !mine.contains("imens") && !mine.contains("Note"))
            let theirs = try #require(page.firstMatch(of: /(?s)id="meanwhile-1".*?<\/table>/)?.0)
            #expect(theirs.contains("Rettet af andre imens") && theirs.contains("<td>imens</td>"))
            #expect(!theirs.contains("efter") && !theirs.contains("Art"))
            #expect(!page.contains("skjult") && !page.contains("Lukket"))
        }
    }

    @Test("blanks are seen where they are all that changes")
    func blanks() async throws {
        let desk = try await desk()
        let sent = #"{"properties": {"art": "<før>  "}}"#
        try #require(try await desk.send(.patch, "/collections/proeve/items/a", sent).status == 202)
        let (pia, _) = try await signIn(desk, "pia", .projectLeader)
        let page = try await desk.client.get("/gennemsyn/1", pia).text
        #expect(page.contains("<td>»&lt;før&gt;«</td><td>»&lt;før&gt;␣␣«</td>"), "\(page)")
    }

    @Test("its author finds it on the record's page and among the work, and withdraws it; others see nothing of it")
    func own() async throws {
        let desk = try await desk()
        try await change(desk, to: "efter<b>")
        let path = "/collections/proeve/items/a"
        let page = try await desk.page("\(path)?f=html").text
        #expect(page.contains("Din ændring venter på godkendelse") && page.contains("<td>efter&lt;b&gt;</td>"))
        #expect(try await desk.page("\(path)?f=html&lang=en").text.contains("Your change waits for approval"))
        #expect(try await desk.page("/mit-arbejde").text.contains("<a href=\"/gennemsyn/1\">a</a>"))
        #expect(try await desk.page("/gennemsyn/1").text.contains("value=\"traek\""))
        let (pia, _) = try await signIn(desk, "pia", .projectLeader)
        let (eva, mark) = try await signIn(desk, "eva", .coordinator)
        for other in [pia, eva, [.accept: "text/html"]] {
            let page = try await desk.client.get(path, other).text
            #expect(page.contains("&lt;før&gt;") && !page.contains("efter") && !page.contains("venter-1"))
        }
        for other in [pia, eva] {
            #expect(try await !desk.client.get("/mit-arbejde", other).text.contains("egne-venter"))
        }
        let foreign = try await desk.client.send(["maerke": mark, "handling": "traek"], to: "/gennemsyn/1", eva)
        #expect(foreign.status == 403)
        let form = ["maerke": desk.mark, "handling": "traek", "til": path]
        let done = try await desk.client.send(form, to: "/gennemsyn/1", desk.session)
        #expect(done.status == 303 && done.headers[.location] == path)
        #expect(try await !desk.page(path).text.contains("venter på godkendelse"))
        #expect(try await desk.page("/gennemsyn").text.contains("trukket tilbage"))
        #expect(try await desk.client.send(form, to: "/gennemsyn/1", desk.session).status == 404)
    }

    @Test("a deletion that waits is not sent again, and that is said in both languages")
    func twice() async throws {
        let desk = try await desk()
        let path = "/collections/proeve/items/a/delete"
        #expect(try await desk.submit(path, [:]).status == 202)
        let form = ["maerke": desk.mark, "revision": "1"]
        for (language, words) in [("da", "allerede bedt om at slette"), ("en", "already asked to delete")] {
            let again = try await desk.client.send(form, to: "\(path)?lang=\(language)", desk.session)
            #expect(again.status == 409 && again.text.contains(words), "\(again.text)")
            #expect(again.text.contains("class=\"button secondary\" href=\"/gennemsyn\""))
            let asked = try await desk.page("\(path)?lang=\(language)")
            #expect(asked.status == 409 && asked.text.contains(words))
        }
        let page = try await desk.page("/collections/proeve/items/a").text
        #expect(!page.contains("/delete\"") && page.contains("Din ændring venter"))
        let (eva, _) = try await signIn(desk, "eva", .coordinator)
        #expect(try await desk.client.get("/collections/proeve/items/a", eva).text.contains("/delete\""))
        #expect(try await desk.client.get(path, eva).status == 200)
    }

    @Test("a record that comes back waits as that, and is not asked for again")
    func back() async throws {
        let desk = try await desk()
        try await desk.store.delete("a", in: "proeve", by: Actor("bo"), replacing: 1)
        let path = "/collections/proeve/items/a"
        #expect(try await desk.page("\(path)/versions").text.contains("\(path)/restore"))
        #expect(try await desk.submit("\(path)/restore", [:]).status == 202)
        let history = try await desk.page("\(path)/versions").text
        #expect(history.contains("Din ændring venter") && !history.contains("\(path)/restore\""))
        let (pia, mark) = try await signIn(desk, "pia", .projectLeader)
        #expect(try await desk.client.get("/gennemsyn", pia).text.contains("genoprettes"))
        let again = try await desk.submit("\(path)/restore", [:])
        #expect(again.status == 409 && again.text.contains("allerede bedt om"))
        let form = ["maerke": mark, "handling": "godkend"]
        #expect(try await desk.client.send(form, to: "/gennemsyn/1", pia).status == 303)
        #expect(try await desk.store.versions(of: "a", in: "proeve", reader: .administrator).map(\.revision) == [2, 1])
    }
}
