import HTTPTypes
import Testing

@testable import LandkortWeb

@Suite("The form and the language a client wants")
struct NegotiationTests {
    @Test(
        "the parameter decides, else the first form the client names, else JSON",
        arguments: [
            ("", nil, "application/json"), ("", "*/*", "application/json"),
            ("", "application/json", "application/json"),
            ("", "text/html", "text/html"),
            ("", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
            ("", "application/json, text/html", "application/json"), ("", "application/geo+json", "application/json"),
            ("", "image/png", "application/json"), ("?f=json", "text/html", "application/json"),
            ("?f=html", "application/json", "text/html"), ("", "", "application/json"), ("", ";;,", "application/json"),
        ] as [(String, String?, String)])
    func form(query: String, accept: String?, expected: String) async throws {
        var headers: HTTPFields = [:]
        headers[.accept] = accept
        for path in ["/collections", "/conformance", "/collections/mast"] {
            let answer = try await Coast.shared.value.client.get(path + query, headers)
            #expect(answer.status == 200)
            #expect(answer.type.hasPrefix(expected), "\(path)")
            #expect(answer.headers[.vary]?.contains("Accept") == true)
        }
    }

    @Test("a problem has the form of what was asked for")
    func problems() async throws {
        let client = try await Coast.shared.value.client
        #expect(try await client.get("/collections/x", [.accept: "text/html"]).type.hasPrefix("text/html"))
        #expect(try await client.get("/collections/x", [.accept: "text/html"]).status == 404)
        #expect(
            try await client.get("/collections/x?f=json", [.accept: "text/html"]).type == "application/problem+json")
        #expect(try await client.get("/collections/x").type == "application/problem+json")
        for form in ["xml", "csv"] {
            let page = try await client.get("/collections?f=\(form)", [.accept: "text/html,*/*;q=0.8"])
            #expect(page.status == 400 && page.type.hasPrefix("text/html"), "a person sees what went wrong")
            #expect(try await client.get("/collections?f=\(form)").type == "application/problem+json")
        }
    }

    @Test(
        "the parameter decides the language, then the cookie, then the browser, else it is Danish",
        arguments: [
            ("", "", "", "Master"), ("?lang=en", "", "", "Masts"), ("?lang=en", "lang=da", "da", "Masts"),
            ("", "lang=en", "da", "Masts"), ("", "lang=da", "en", "Master"), ("", "", "en-GB,en;q=0.9", "Masts"),
            ("", "", "de, en-US", "Masts"), ("", "", "da-DK, en", "Master"), ("", "", "de", "Master"),
            ("", "lang=xx", "en", "Masts"),
            ("", "a=b; lang=en", "", "Masts"), ("", "", ",;", "Master"),
        ])
    func language(query: String, cookie: String, accepted: String, title: String) async throws {
        var headers: HTTPFields = [:]
        if !cookie.isEmpty { headers[.cookie] = cookie }
        if !accepted.isEmpty { headers[.acceptLanguage] = accepted }
        let answer = try await Coast.shared.value.client.get("/collections/mast\(query)", headers)
        #expect(try answer.json()["title"] as? String == title)
    }

    @Test("a choice of language on a page is remembered, one in a program's request is not")
    func cookie() async throws {
        let client = try await Coast.shared.value.client
        let page = try await client.get("/collections?lang=en", [.accept: "text/html"])
        #expect(page.headers[.setCookie]?.hasPrefix("lang=en;") == true)
        #expect(page.headers[.setCookie]?.contains("SameSite=Lax") == true)
        #expect(try await client.get("/collections?lang=en&f=json").headers[.setCookie] == nil)
        #expect(try await client.get("/collections?lang=xx", [.accept: "text/html"]).headers[.setCookie] == nil)
        #expect(try await client.get("/collections", [.accept: "text/html"]).headers[.setCookie] == nil)
    }

    @Test("a problem is told in the reader's language, and says which that is")
    func problemLanguage() async throws {
        let client = try await Coast.shared.value.client
        let danish = ("da", "Siden findes ikke", "Samlingen »x« findes ikke. Se /collections.")
        let english = ("en", "The page does not exist", "There is no collection “x”. See /collections.")
        for (query, accepted, expected) in [
            ("", "", danish), ("", "da-DK", danish), ("", "en-GB,en;q=0.9", english), ("?lang=en", "da", english),
            ("?lang=da", "en", danish), ("", "de", danish),
        ] {
            let answer = try await client.get("/collections/x\(query)", [.acceptLanguage: accepted])
            #expect(try answer.problem() == "request.unknown-collection")
            #expect(answer.headers[.contentLanguage] == expected.0)
            #expect(try answer.json()["title"] as? String == expected.1)
            #expect(try answer.json()["detail"] as? String == expected.2)
        }
    }

    @Test("a page says which language it is in, and data, which have none, do not")
    func contentLanguage() async throws {
        let client = try await Coast.shared.value.client
        for path in ["/", "/collections/x", "/collections/mast/items"] {
            let page = try await client.get(path, [.accept: "text/html", .acceptLanguage: "en"])
            #expect(page.headers[.contentLanguage] == "en")
        }
        #expect(try await client.get("/collections/mast/items").headers[.contentLanguage] == nil)
    }
}
