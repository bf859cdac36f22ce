import LandkortApplication
import LandkortCore
import LandkortRegisters
import Support
import Testing

@testable import LandkortWeb

@Suite("The pages of reports")
struct ReportPageTests {
    private static let address = "/rapporter/statusnotat?partnerskab=digital-infrastruktur-nordjylland"

    /// The example rows, some of them changed.
    private func site(_ change: (inout [RegisterID: [Feature]]) -> Void = { _ in }) async throws -> Site {
        var rows = try BuiltIn().examples()
        for place in rows["tilsagn"]!.indices { rows["tilsagn"]![place]["syntetisk"] = true }
        change(&rows)
        return try await Site(features: rows.filter { !$0.value.isEmpty })
    }

    @Test("a note is Danish in a frame of either language, marked as a sample, with figures that lead to their rows")
    func page() async throws {
        let site = try await site()
        for (language, frame) in [(Language.da, "Hent"), (.en, "Download")] {
            let answer = try await site.get(Self.address + "&aar=2024", language)
            #expect(answer.status == 200 && answer.text.contains(frame))
            #expect(answer.body.contains("<html lang=\"\(language.rawValue)\">"))
            #expect(answer.body.contains("<article class=\"report\" lang=\"da\">"))
            #expect(answer.body.contains("class=\"sample-banner\""))
            #expect(answer.text.contains("102 enkeltadresser") && answer.text.contains("21,6 %"))
        }
        let body = try await site.get(Self.address + "&aar=2024").body
        let link = try #require(body.firstMatch(of: /<a href="([^"]+)">102 enkeltadresser<\/a>/)?.1)
        let row = try await site.get(String(link))
        #expect(row.status == 200 && row.text.contains("7.400.000"))
    }

    @Test("what refers to a guideline is called by its municipality and the guideline's title, here and in the note")
    func labels() async throws {
        let site = try await Site(features: try BuiltIn().examples().filter { !$0.value.isEmpty })
        let guideline = "067ac229-8cd4-53e3-a3cd-6837fd85182f"
        let title = try await site.workspace.feature(guideline, in: "retningslinje", reader: .anonymous)["titel"]
        let name = "Guldborgsund, \(try #require(title.string))"
        let page = try await site.get("/collections/retningslinje/items/\(guideline)")
        #expect(page.text.contains(name) && !page.text.contains(", \(guideline)"), "\(page.text)")
        let note = try await site.get("/rapporter/statusnotat?partnerskab=digital-taskforce-region-sjaelland")
        #expect(note.text.contains(name) && !note.text.contains(", \(guideline)"), "\(note.text)")
    }

    @Test("the newest year is shown first, and the others are a choice")
    func years() async throws {
        let answer = try await site().get(Self.address)
        #expect(answer.text.contains("Statusnotat 2026:"))
        #expect(answer.body.contains("aar=2024\">2024</a>") && answer.body.contains("aria-current=\"true\">2026</a>"))
    }

    @Test("the public is told nothing of rows it may not see")
    func hidden() async throws {
        let with = try await site { rows in
            let place = rows["tilsagn"]!.firstIndex { $0["ordning"] == "almindelig" }!
            rows["tilsagn"]![place]["off_kode"] = "3"
        }
        let without = try await site { $0["tilsagn"]!.removeAll { $0["ordning"] == "almindelig" } }
        for form in ["&aar=2024", "&aar=2024&format=text", "&aar=2024&format=html", "&aar=2024&f=json"] {
            let (a, b) = (try await with.get(Self.address + form), try await without.get(Self.address + form))
            #expect(a.body == b.body && a.body.contains("102 enkeltadresser"))
            #expect(!a.body.contains("Henvendelser"), "\(form)")
        }
    }

    @Test("a note can be had as text, as a page of its own, and as its structure")
    func files() async throws {
        let site = try await site()
        let text = try await site.get(Self.address + "&aar=2024&format=text")
        #expect(text.body.hasPrefix("Statusnotat 2024: Digital infrastruktur i Nordjylland\n===="))
        let page = try await site.get(Self.address + "&aar=2024&format=html")
        #expect(page.body.hasPrefix("<!DOCTYPE html>") && !page.body.contains("/assets/"))
        let json = try await site.get(Self.address + "&aar=2024", accept: "application/json")
        #expect(json.body.hasPrefix("{\"title\":\"Statusnotat 2024"))
    }

    @Test("a row's markup is text on the page")
    func escaped() async throws {
        let answer = try await site { rows in
            rows["tilsagn"]![0]["titel"] = "<img src=x onerror=alert(1)>"
            rows["noegletal"]![0]["metode"] = "<script>alert(2)</script>"
        }.get(Self.address + "&aar=2024")
        #expect(!answer.body.contains("<img src=x") && !answer.body.contains("<script>alert"))
        #expect(answer.body.contains("&lt;img src=x") && answer.body.contains("&lt;script&gt;alert(2)"))
    }

    @Test("a partnership's overview leads to its note, a region's to none")
    func linked() async throws {
        let site = try await site()
        let overview = try await site.get("/collections/partnerskab/items/digital-taskforce-region-sjaelland")
        #expect(overview.body.contains("/rapporter/statusnotat?partnerskab=digital-taskforce-region-sjaelland\""))
        #expect(!(try await site.get("/collections/region/items/1081").body.contains("/rapporter/")))
        // Nothing to write a note of yet: no way to a page that is not there.
        let bare = try await Site().get("/collections/partnerskab/items/digital-taskforce-region-sjaelland")
        #expect(bare.status == 200 && !bare.body.contains("/rapporter/"))
    }

    @Test(
        "what is not there is a page that says so",
        arguments: [
            ("/rapporter/findes-ikke", 404), ("/rapporter/daekningsgrad", 404), ("/rapporter/statusnotat", 400),
            ("/rapporter/statusnotat?partnerskab=0707", 404), ("\(address)&aar=2019", 404),
            ("\(address)&aar=x", 400), ("\(address)&format=docx", 400), ("\(address)&farve=blaa", 400),
        ])
    func refused(path: String, status: Int) async throws {
        let answer = try await Site().get(path)
        #expect(answer.status == status, "\(answer.text)")
    }
}
