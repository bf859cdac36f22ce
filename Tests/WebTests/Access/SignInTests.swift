import Foundation
import HTTPTypes
import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

@Suite("Signing in")
struct SignInTests {
    /// A store with a public and a hidden mast of Aalborg, one of Thisted's own, and accounts.
    private struct Desk {
        let scratch: Scratch
        let client: Client
        let accounts: Accounts
        let clock = MovableClock()
        static let password = "et langt kodeord"
        static let items = "/collections/mast/items?f=json"

        init() async throws {
            scratch = try Scratch()
            let path = scratch.path("bord.gpkg")
            let store = try await Opening.store(at: path, creating: true)
            let masts = [("29189420", "1"), ("29189420", "2"), ("29189420", "3"), ("29189560", "2")]
            try await store.insert([
                "mast": masts.enumerated().map { place, mast in
                    Feature(
                        id: Coast.id(place, "4aaa"),
                        values: [
                            "navn": .string("Mast \(place)"), "cvr_kode": .string(mast.0), "off_kode": .string(mast.1),
                        ], geometry: .point(Position(x: 555_000, y: 6_322_000)))
                }
            ])
            let clock = clock
            accounts = try AccountPlace(store: path, environment: [:]).accounts(creating: true, now: { clock.now })
            let ida = Account(name: "ida", role: .coordinator, authority: "29189420")
            try await accounts.add(ida, password: Self.password, by: "test")
            client = try Client(store, accounts: accounts)
        }

        /// The mark in a page's form, and the cookie that goes with it.
        func form() async throws -> (mark: String, cookie: String) {
            let page = try await client.get("/log-ind", [.accept: "text/html"])
            let mark = try #require(page.text.firstMatch(of: /name="maerke" value="([^"]+)"/)).1
            return (String(mark), try #require(page.cookie(SessionCookie.form)))
        }

        func enter(_ name: String = "ida", _ password: String = Self.password, to target: String = "/") async throws
            -> Answer
        {
            let (mark, cookie) = try await form()
            return try await client.send(
                ["navn": name, "kodeord": password, "maerke": mark, "til": target], to: "/log-ind",
                [.cookie: "\(SessionCookie.form)=\(cookie)"])
        }

        func page(_ path: String, _ session: HTTPFields) async throws -> Answer {
            var headers = session
            headers[.accept] = "text/html"
            return try await client.get(path, headers)
        }

        func session() async throws -> HTTPFields {
            let secret = try #require(try await enter().cookie(SessionCookie.name))
            return [.cookie: "\(SessionCookie.name)=\(secret)"]
        }
    }

    @Test("a page asks who is signed in before it sends what was typed, and is told the mark of the session there is")
    func asksWho() async throws {
        let desk = try await Desk()
        #expect(try await desk.client.get("/log-ind/mig").status == 401)
        let (first, second) = (try await desk.session(), try await desk.session())
        var marks: [String] = []
        for session in [first, second] {
            let told = try await desk.client.get("/log-ind/mig", session)
            #expect(told.headers[.cacheControl] == "private, no-store")
            #expect(try told.json()["navn"] as? String == "ida")
            marks.append(try #require(try told.json()["maerke"] as? String))
        }
        #expect(Set(marks).count == 2)
        let page = try await desk.page("/collections/mast/new", second)
        #expect(page.text.contains(marks[1]) && !page.text.contains(marks[0]))
    }

    @Test("opens what the role may see, and what is shown is not kept by others")
    func sees() async throws {
        let desk = try await Desk()
        #expect(try await desk.client.get(Desk.items).ids().count == 1)
        let answer = try await desk.enter(to: "/collections/mast/items?f=html")
        #expect(answer.status == 303 && answer.headers[.location] == "/collections/mast/items?f=html")
        let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("landkort=") })
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Max-Age="))
        let session = try await desk.session()
        let items = try await desk.client.get(Desk.items, session)
        #expect(try items.ids().count == 3, "its own hidden ones, and none of the neighbour's")
        #expect(items.headers[.cacheControl] == "private, no-store")
        #expect(items.headers[.vary]?.contains("Cookie") == true && items.headers[.vary]?.contains("Auth") == true)
        let page = try await desk.page("/", session)
        #expect(page.text.contains("Logget ind som <strong>ida</strong>, tovholder"))
        #expect(try await desk.client.get(Desk.items).headers[.cacheControl] == "no-cache")
    }

    @Test("a session ends on the server when one leaves, and by itself")
    func ends() async throws {
        let desk = try await Desk()
        let session = try await desk.session()
        let page = try await desk.page("/", session)
        let mark = String(try #require(page.text.firstMatch(of: /name="maerke" value="([^"]+)"/)).1)
        #expect(try await desk.client.send(["maerke": "x"], to: "/log-ud", session).status == 403)
        #expect(try await desk.client.get(Desk.items, session).ids().count == 3)
        #expect(try await desk.client.send(["maerke": mark], to: "/log-ud", session).status == 303)
        #expect(try await desk.client.get(Desk.items, session).ids().count == 1)
        let second = try await desk.session()
        desk.clock.pass(Double(SignIn.lifetime) + 1)
        #expect(try await desk.client.get(Desk.items, second).ids().count == 1)
        let kinds = try await desk.accounts.events(last: 10).map(\.kind)
        #expect(kinds == [.administration, .signIn, .signOut, .signIn])
    }

    @Test("a wrong password and an unknown name get the same page, and too many attempts another")
    func wrong() async throws {
        let desk = try await Desk()
        func page(_ name: String) async throws -> (Int, String) {
            let answer = try await desk.enter(name, "forkert")
            let text = answer.text.replacing(/name="maerke" value="[^"]+"/, with: "").replacing(name, with: "NAVN")
            return (answer.status, text)
        }
        let (wrong, unknown) = (try await page("ida"), try await page("ukendt"))
        #expect(wrong.0 == 401 && unknown.0 == 401 && wrong.1 == unknown.1)
        #expect(wrong.1.contains("Navn eller kodeord er forkert"))
        for _ in 2...5 { _ = try await desk.enter("ida", "forkert") }
        let last = try await desk.enter()
        #expect(last.status == 429 && Int(last.headers[.retryAfter] ?? "") ?? 0 > 0)
        #expect(last.cookie(SessionCookie.name) == nil)
    }

    @Test("a form that this server did not give this browser is refused")
    func forged() async throws {
        let desk = try await Desk()
        let (mark, cookie) = try await desk.form()
        let right = ["navn": "ida", "kodeord": Desk.password]
        let tries: [([String: String], HTTPFields)] = [
            ([:], [.cookie: "\(SessionCookie.form)=\(cookie)"]), (["maerke": mark], [:]), (["maerke": ""], [:]),
            (["maerke": mark], [.cookie: "\(SessionCookie.form)=andet"]),
            (["maerke": ""], [.cookie: "\(SessionCookie.form)="]),
        ]
        for (form, headers) in tries {
            let answer = try await desk.client.send(right.merging(form) { $1 }, to: "/log-ind", headers)
            #expect(answer.status == 403 && answer.cookie(SessionCookie.name) == nil)
        }
        let json = try await desk.client.ask(
            .post, "/log-ind", [.contentType: "application/json", .cookie: "\(SessionCookie.form)=\(cookie)"],
            body: "{}")
        #expect(json.status == 403)
        let long = try await desk.client.send(["navn": String(repeating: "x", count: 10_000)], to: "/log-ind")
        #expect(long.status == 413)
    }

    @Test("leads on to a page of this server only")
    func target() {
        for path in ["//ond.example", "https://ond.example", "/\\ond.example", "ond", "/a\nb", "/log-ud", "/å", ""] {
            #expect(SignInRoutes.target(path) == "/", "\(path)")
        }
        #expect(SignInRoutes.target("/collections?f=html") == "/collections?f=html")
        #expect(SignInRoutes.target(nil) == "/")
    }

    @Test("a token opens the registers it is for, and one that is not good is refused, not taken for the public")
    func tokens() async throws {
        let desk = try await Desk()
        func made(_ registers: [RegisterID]?) async throws -> HTTPFields {
            let token = AccessToken(
                name: "gis", role: .coordinator, authority: "29189420", registers: registers, created: "", expires: "")
            let secret = try await desk.accounts.make(token, days: 1, by: "test").secret
            return [.authorization: "Bearer \(secret)"]
        }
        let all = try await made(nil)
        #expect(try await desk.client.get(Desk.items, all).ids().count == 3)
        #expect(try await desk.client.get("/collections/eftersyn?f=json", all).status == 200)
        let other = try await made(["eftersyn"])
        #expect(try await desk.client.get(Desk.items, other).ids().count == 1)
        #expect(try await desk.client.get("/collections/lokation?f=json", other).status == 404)
        for header in ["Bearer landkort_x", "Bearer ", "Basic aWRhOng=", "x"] {
            let answer = try await desk.client.get(Desk.items, [.authorization: header])
            #expect(answer.status == 401 && answer.headers[.wwwAuthenticate] == "Bearer", "\(header)")
            #expect(try answer.problem() == "access.bad-token")
        }
        desk.clock.pass(2 * 86_400)
        #expect(try await desk.client.get(Desk.items, all).status == 401)
    }

    @Test("without accounts nobody is asked to sign in")
    func without() async throws {
        let client = try await Coast.shared.value.client
        #expect(try await client.get("/", [.accept: "text/html"]).text.contains("/log-ind") == false)
        #expect(try await client.get("/log-ind").status == 404)
        #expect(try await client.send([:], to: "/log-ind").status == 404)
        #expect(try await client.get("/collections", [.authorization: "Bearer x"]).status == 401)
    }
}

extension Answer {
    /// The value of a cookie that the answer sets; nil where it sets none or takes it away.
    fileprivate func cookie(_ name: String) -> String? {
        let found = headers[values: .setCookie].first { $0.hasPrefix("\(name)=") }
        let value = found.map { String($0.dropFirst(name.count + 1).prefix { $0 != ";" }) }
        return value?.isEmpty == true ? nil : value
    }
}
