import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("the accessibility statement")
struct StatementPageTests {
    @Test("every page leads to it, and so does the address that Danish public sites have", arguments: Language.allCases)
    func found(language: Language) async throws {
        let site = try await Site()
        for path in ["/", "/collections", "/tilgaengelighed"] {
            #expect(try await site.get(path, language).body.contains("href=\"/tilgaengelighed\""), "\(path)")
        }
        let short = try await site.get("/was", language)
        #expect(short.status == 303 && short.location?.hasPrefix("/tilgaengelighed") == true)
    }

    @Test("tells what the law asks for, and what was not tested")
    func content() async throws {
        let site = try await Site()
        let said = try await site.get("/tilgaengelighed").text
        for words in ["WCAG 2.1", "EN 301 549", "Kortene", "skærmlæsere", "Digitaliseringsstyrelsen", "november 2026"] {
            #expect(said.contains(words), "\(words)")
        }
        #expect(said.contains("ikke oplyst, hvor du kan henvende dig"), "nobody was named")
    }

    @Test("names whom to write to and to call, escaped")
    func contacts() async throws {
        let publisher = Publisher(
            name: "Læsø <Kommune>", mail: "it@laesoe.example", phone: "12 34 56 78",
            statement: "https://was.example/laesoe")
        let page = try await Site(publisher: publisher).get("/tilgaengelighed")
        #expect(page.text.contains("Læsø <Kommune> står bag") && !page.body.contains("<Kommune>"))
        #expect(page.body.contains("href=\"mailto:it@laesoe.example\"") && page.body.contains("href=\"tel:12345678\""))
        #expect(page.body.contains("href=\"https://was.example/laesoe\""))
        #expect(!page.text.contains("ikke oplyst, hvor du kan henvende dig"))
    }
}
