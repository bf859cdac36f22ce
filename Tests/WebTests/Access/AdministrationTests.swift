import Foundation
import HTTPTypes
import LandkortApplication
import LandkortCore
import Support
import Testing

@testable import LandkortWeb

@Suite("Accounts, tokens and the log in the browser")
struct AdministrationTests {
    private struct Office {
        let desk: EditDesk
        let head: HTTPFields
        let mark: String

        init() async throws {
            desk = try await EditDesk()
            let password = "et langt kodeord"
            try await desk.accounts.add(Account(name: "ada", role: .administrator), password: password, by: "test")
            let secret = try await SignIn(desk.accounts).open("ada", password: password, from: "her").secret
            head = [.cookie: "\(SessionCookie.name)=\(secret)", .accept: "text/html"]
            mark = Accounts.formMark(of: secret)
        }

        func get(_ path: String) async throws -> Answer { try await desk.client.get(path, head) }

        func send(_ fields: [String: String], _ path: String) async throws -> Answer {
            try await desk.client.send(fields.merging(["maerke": mark]) { one, _ in one }, to: path, head)
        }

        /// What a page shows.
        func secret(_ answer: Answer) throws -> String {
            String(try #require(answer.text.firstMatch(of: /<code class="secret">([^<]+)</)?.1))
        }

        /// What the page shows that one is led to, and shows nobody else, and nobody twice.
        func secret(after answer: Answer, as reader: HTTPFields? = nil) async throws -> String {
            #expect(answer.status == 303)
            let path = try #require(answer.headers[.location])
            let other = reader == nil ? desk.session : head
            let shownToOther = try await desk.client.get(path, other).text
            #expect(try await desk.client.ask(.head, path, reader ?? head).status == 200, "which uses nothing up")
            var reader = reader ?? head
            reader[.accept] = "text/html"
            let page = try await desk.client.get(path, reader)
            #expect(page.status == 200 && page.headers[.cacheControl]?.contains("no-store") == true)
            let again = try await desk.client.get(path, reader)
            #expect(again.status == 200 && !again.text.contains("class=\"secret\""))
            let shown = try secret(page)
            #expect(!shownToOther.contains(shown))
            return shown
        }
    }

    private static let pages = ["/administration", "/administration/noegler", "/administration/log"]

    @Test("are for administrators who have signed in", arguments: pages + ["/administration/konti/ida"])
    func closed(path: String) async throws {
        let office = try await Office()
        #expect(try await office.get(path).status == 200)
        #expect(try await office.desk.page(path).status == 403, "a coordinator")
        #expect(try await office.desk.client.get(path, [.accept: "text/html"]).status == 401)
        #expect(try await office.desk.client.get(path, try await office.desk.administrator()).status == 401)
        let own = try await office.desk.client.send(
            ["maerke": office.desk.mark, "navn": "ond", "rolle": "administrator"], to: path, office.desk.session)
        #expect([403, 405].contains(own.status))
        for mark in ["", "x", office.desk.mark] {
            let sent = try await office.send(["maerke": mark, "navn": "ond", "rolle": "administrator"], path)
            #expect([403, 404, 405].contains(sent.status))
        }
        #expect(try await office.desk.accounts.all().count == 2)
    }

    @Test("authorities are told by name with the number beside, in administration and to whom it is")
    func names() async throws {
        let office = try await Office()
        for path in ["/administration", "/administration/noegler"] {
            #expect(try await office.get(path).text.contains("Aalborg (29189420)"), "\(path)")
        }
        #expect(try await office.desk.page("/konto").text.contains("Aalborg (29189420)"))
    }

    @Test("an account is made with a password that is shown once, and changed, shut out, let in and removed")
    func account() async throws {
        let office = try await Office()
        let accounts = office.desk.accounts
        let made = try await office.send(
            ["navn": "bo", "rolle": "tovholder", "myndighed": "29189420"], "/administration")
        let password = try await office.secret(after: made)
        #expect(try await !office.get("/administration").text.contains(password))
        let signIn = SignIn(accounts)
        let session = try await signIn.open("bo", password: password, from: "der").secret
        let path = "/administration/konti/bo"
        #expect(try await office.send(["handling": "ret", "rolle": "myndighed", "myndighed": ""], path).status == 303)
        #expect(try await accounts.account("bo").role == .authority)
        #expect(try await accounts.session(session) == nil, "with other rights one signs in again")
        let reset = try await office.secret(after: try await office.send(["handling": "kodeord"], path))
        await #expect(throws: AccessProblem.self) { try await signIn.open("bo", password: password, from: "der") }
        let again = try await signIn.open("bo", password: reset, from: "der").secret
        #expect(try await office.send(["handling": "spaer"], path).status == 303)
        #expect(try await accounts.session(again) == nil)
        await #expect(throws: AccessProblem.self) { try await signIn.open("bo", password: reset, from: "der") }
        #expect(try await office.get("/administration").text.contains("spærret siden"))
        #expect(try await office.send(["handling": "aabn"], path).status == 303)
        _ = try await signIn.open("bo", password: reset, from: "der")
        #expect(try await office.send(["handling": "fjern"], path).status == 303)
        #expect(try await office.get(path).status == 404)
        let details = try await accounts.events(last: 20).filter { $0.who == "ada" }.map(\.detail)
        for word in ["oprettet", "nyt kodeord", "spærret", "åbnet", "fjernet"] {
            #expect(details.contains { $0.contains(word) }, "\(word)")
        }
        #expect(!details.contains { $0.contains(password) || $0.contains(reset) })
    }

    @Test("the last administrator stays one, whatever is tried", arguments: ["fjern", "spaer", "ret"])
    func last(action: String) async throws {
        let office = try await Office()
        let path = "/administration/konti/ada"
        let tried = try await office.send(["handling": action, "rolle": "myndighed"], path)
        #expect(tried.status == 409 && tried.text.contains("den sidste administrator"))
        let ada = try await office.desk.accounts.account("ada")
        #expect(ada.role == .administrator && ada.blocked == nil)
        _ = try await office.send(["navn": "bo", "rolle": "administrator"], "/administration")
        try await office.desk.accounts.block(true, "bo", by: "test")
        #expect(try await office.send(["handling": action, "rolle": "myndighed"], path).status == 409, "bo is out")
        try await office.desk.accounts.block(false, "bo", by: "test")
        #expect(try await office.send(["handling": action, "rolle": "myndighed"], path).status == 303)
    }

    @Test("what is wrong with an account is told, and nothing is made")
    func faults() async throws {
        let office = try await Office()
        for fields in [
            ["navn": "", "rolle": "tovholder"], ["navn": "<b>", "rolle": "tovholder"],
            ["navn": "bo", "rolle": "anonym"], ["navn": "bo", "rolle": "konge"],
            ["navn": "bo", "rolle": "tovholder", "myndighed": "Andeby"],
        ] {
            let answer = try await office.send(fields, "/administration")
            #expect(answer.status == 400 && answer.text.contains("role=\"alert\""), "\(fields)")
            #expect(!answer.text.contains("<b>"))
        }
        #expect(try await office.send(["navn": "IDA", "rolle": "tovholder"], "/administration").status == 409)
        #expect(try await office.desk.accounts.all().count == 2)
    }

    @Test("a token is shown once and opens its registers until it is revoked")
    func token() async throws {
        let office = try await Office()
        let path = "/administration/noegler"
        let fields = [
            "handling": "noegle", "navn": "gis", "rolle": "tovholder", "myndighed": "29189420", "registre": "mast",
            "dage": "3",
        ]
        let secret = try await office.secret(after: try await office.send(fields, path))
        #expect(secret.hasPrefix("landkort_"))
        let token = try await office.desk.accounts.token(secret)
        #expect(token.registers == ["mast"] && token.owner == nil)
        for wrong in [["registre": "findes_ikke"], ["dage": "0"], ["dage": "x"], ["navn": ""]] {
            #expect(try await office.send(fields.merging(wrong) { $1 }, path).status == 400, "\(wrong)")
        }
        #expect(try await office.send(["handling": "tilbagekald", "nr": "\(token.id)"], path).status == 303)
        await #expect(throws: AccessProblem.self) { try await office.desk.accounts.token(secret) }
        #expect(try await office.send(["handling": "tilbagekald", "nr": "999"], path).status == 404)
    }

    @Test("one's own token gives at most what one may, and nothing when that becomes less")
    func ownToken() async throws {
        let office = try await Office()
        let (desk, accounts) = (office.desk, office.desk.accounts)
        func send(_ fields: [String: String]) async throws -> Answer {
            try await desk.client.send(fields.merging(["maerke": desk.mark]) { $1 }, to: "/konto", desk.session)
        }
        let fields = ["handling": "noegle", "navn": "min", "rolle": "tovholder", "dage": "5"]
        #expect(try await send(fields.merging(["rolle": "administrator"]) { $1 }).status == 400)
        let secret = try await office.secret(after: try await send(fields), as: desk.session)
        let token = try await accounts.token(secret)
        #expect(token.owner == "ida" && token.authority == "29189420")
        #expect(try await desk.page("/konto").text.contains("1. min") == false, "the desk's own came first")
        #expect(try await desk.page("/konto").text.contains("min</strong>"))
        #expect(try await office.get("/konto").text.contains("min</strong>") == false, "it is ida's")
        try await accounts.block(true, "ida", by: "ada")
        await #expect(throws: AccessProblem.self) { try await accounts.token(secret) }
        try await accounts.block(false, "ida", by: "ada")
        _ = try await accounts.token(secret)
        try await accounts.update(Account(name: "ida", role: .authority, authority: "29189420"), by: "ada")
        await #expect(throws: AccessProblem.self) { try await accounts.token(secret) }
    }

    @Test("nobody revokes another's token on their own page")
    func othersToken() async throws {
        let office = try await Office()
        let number = try #require(try await office.desk.accounts.tokens().first?.id)
        let form = ["maerke": office.desk.mark, "handling": "tilbagekald", "nr": "\(number)"]
        #expect(try await office.desk.client.send(form, to: "/konto", office.desk.session).status == 404)
        #expect(try await office.desk.accounts.tokens().allSatisfy { $0.revoked == nil })
    }

    @Test("a password is changed by who knows it, and ends the sessions")
    func password() async throws {
        let office = try await Office()
        let desk = office.desk
        func send(_ now: String, _ new: String) async throws -> Int {
            let form = ["maerke": desk.mark, "handling": "kodeord", "nuvaerende": now, "nyt": new]
            return try await desk.client.send(form, to: "/konto", desk.session).status
        }
        #expect(try await send("forkert kodeord", "et nyt langt kodeord") == 401)
        #expect(try await send("et langt kodeord", "kort") == 400)
        #expect(try await send("et langt kodeord", "et nyt langt kodeord") == 303)
        #expect(try await desk.page("/konto").status == 401)
        _ = try await SignIn(desk.accounts).open("ida", password: "et nyt langt kodeord", from: "her")
    }

    @Test("the log tells what happened in the reader's language", arguments: [("da", "Log ind"), ("en", "Sign-in")])
    func kinds(language: String, signIn: String) async throws {
        let page = try await Office().get("/administration/log?lang=\(language)")
        #expect(page.text.contains(">\(signIn)</td>"), "\(page.words)")
        #expect(!page.text.contains(">log-ind</td>") && !page.text.contains(">administration</td>"))
    }

    @Test("the log says whether it is as it was written, also against a head from earlier")
    func log() async throws {
        let office = try await Office()
        let page = try await office.get("/administration/log")
        #expect(page.text.contains("linjer er, som de blev skrevet") && page.text.contains("konto/ada"))
        let head = try office.secret(page)
        let met = try await office.get("/administration/log?hoved=\(head)")
        #expect(met.text.contains("hovedet er iblandt dem"))
        let cut = try await office.get("/administration/log?hoved=99:abc")
        #expect(cut.text.contains("99:abc mangler eller er en anden"))
    }

    @Test("nobody makes a new password for herself there, which would end the session that it is shown in")
    func own() async throws {
        let office = try await Office()
        let path = "/administration/konti/ada"
        #expect(try await !office.get(path).text.contains("value=\"kodeord\""))
        let refused = try await office.send(["handling": "kodeord"], path)
        #expect(refused.status == 409 && refused.text.contains("Min konto"))
        #expect(try await office.get("/administration").status == 200, "she is still there")
        #expect(try await office.get("/administration/konti/ida").text.contains("value=\"kodeord\""))
    }
}
