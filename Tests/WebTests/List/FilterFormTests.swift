import Foundation
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("The filter of a list, as a form")
struct FilterFormTests {
    private static let masts: [RegisterID: [Feature]] = [
        "mast": [("Ølby", "0810", 30.0), ("Aalborg Øst", "0851", 12), ("Bov", "0851", nil)].enumerated()
            .map { place, mast in
                var values: [String: Value] = [
                    "navn": .string(mast.0), "kommunekode": .string(mast.1), "off_kode": "1",
                    "teknologier": mast.0 == "Bov" ? ["NR", "LTE"] : ["LTE"],
                ]
                values["hoejde"] = mast.2.map { .number($0) }
                return Feature(
                    id: Coast.id(place, "4aaa"), values: values,
                    geometry: .point(Position(x: 555_000 + Double(place), y: 6_322_000)))
            }
    ]

    private static let list = "/collections/mast/items"

    private func names(_ site: Site, _ filter: String) async throws -> [String] {
        try await site.get("\(Self.list)?filter=\(filter.percentEncoded)").rows(of: "items").map { $0[0] }
    }

    @Test("filled in, it leads to the address with the same filter in CQL2, and what else was asked")
    func leads() async throws {
        let site = try await Site(features: Self.masts)
        let row = "led.0.felt=hoejde&led.0.er=over&led.0.v0=20%2C5&led.0.v1="
        let answer = try await site.get("\(Self.list)?q=&sortby=-navn&\(row)&led.ny=")
        #expect(answer.status == 303)
        let filter = "hoejde > 20.5".percentEncoded
        #expect(answer.location == "\(Self.list)?sortby=-navn&lang=da&filter=\(filter)")
        #expect(try await names(site, "hoejde > 20.5") == ["Ølby"])
    }

    @Test("what is left blank in the form goes, the day too")
    func blank() async throws {
        let site = try await Site(features: Self.masts)
        let answer = try await site.get("\(Self.list)?q=&datetime=&filter=\("hoejde > 20.5".percentEncoded)")
        #expect(answer.location == "\(Self.list)?filter=\("hoejde > 20.5".percentEncoded)&lang=da")
    }

    @Test("the list, its map, its files and its count have the same filter")
    func everywhere() async throws {
        let site = try await Site(features: Self.masts)
        let page = try await site.get("\(Self.list)?filter=\("hoejde < 20".percentEncoded)")
        #expect(page.text.contains("Rækker 1–1 af 1"))
        let query = "filter=\("hoejde < 20".percentEncoded)"
        #expect(page.body.contains("f=json&amp;limit=2000&amp;\(query)"))
        #expect(page.body.contains("/collections/mast/download?format=csv&amp;\(query)"))
        let file = try await site.get("/collections/mast/download?format=csv&\(query)")
        #expect(file.body.contains("Aalborg Øst") && !file.body.contains("Ølby"))
    }

    @Test("what the address says is shown as rows, in words, and can be changed or removed")
    func readBack() async throws {
        let site = try await Site(features: Self.masts)
        let filter =
            "kommunekode IN ('0851', '0810') AND hoejde BETWEEN 10 AND 20.5 AND CASEI(navn) LIKE CASEI('%ØST%')"
        let page = try await site.get("\(Self.list)?filter=\(filter.percentEncoded)")
        #expect(page.body.contains("name=\"led.1.v1\" value=\"20,5\""))
        #expect(page.body.contains("<option value=\"0851\" selected>Aalborg</option>"))
        #expect(page.body.contains("<option value=\"indeholder\" selected>"))
        #expect(page.text.contains("Kommune: er Aalborg eller Brønderslev"))
        #expect(page.text.contains("Højde: er mellem 10\u{A0}m og 20,5\u{A0}m"))
        #expect(page.rows(of: "items").map { $0[0] } == ["Aalborg Øst"])
        let rows = "led.0.felt=hoejde&led.0.er=over&led.0.v0=20&led.1.felt=navn&led.1.er=er&led.1.v0=Bov"
        let fewer = try await site.get("\(Self.list)?\(rows)&led.fjern=0")
        #expect(fewer.location == "\(Self.list)?lang=da&filter=\("navn = 'Bov'".percentEncoded)")
    }

    @Test("a condition that is added waits to be filled in, and the others hold meanwhile")
    func adding() async throws {
        let site = try await Site(features: Self.masts)
        let row = "led.0.felt=kommunekode&led.0.er=en-af&led.0.v0=0851&led.0.v1="
        let page = try await site.get("\(Self.list)?\(row)&led.ny=hoejde")
        #expect(page.status == 200)
        #expect(page.body.contains("name=\"led.1.felt\" value=\"hoejde\""))
        #expect(!page.body.contains("class=\"fault\""))
        #expect(page.rows(of: "items").count == 2)
    }

    @Test(
        "what is wrong is told at the row",
        arguments: [
            ("led.0.felt=hoejde&led.0.er=over&led.0.v0=h%C3%B8j", "er et tal"),
            ("led.0.felt=hoejde&led.0.er=mellem&led.0.v0=2&led.0.v1=1", "Byt om"),
            ("led.0.felt=navn&led.0.er=indeholder&led.0.v0=", "mangler en værdi"),
        ])
    func faults(row: String, words: String) async throws {
        let site = try await Site(features: Self.masts)
        let page = try await site.get("\(Self.list)?\(row)")
        #expect(page.status == 422)
        #expect(page.body.contains("class=\"clause faulty\"") && page.text.contains(words))
    }

    @Test(
        "what no form sends is refused, not left out",
        arguments: [
            "led.0.felt=nix&led.0.er=er&led.0.v0=1", "led.x=1", "led.0.v0=1",
            "led.0.felt=hoejde&led.0.er=nix&led.0.v0=1",
            "led.0.felt=hoejde&led.0.er=indeholder&led.0.v0=1", "led.0.felt=hoejde&led.0.er=over&led.0.vx=1",
            "led.0.felt=hoejde&led.0.er=over&led.1.v0=1", "led.ny=nix", "led.fjern=7", "led.tekst=1&led.x=1",
        ])
    func refused(query: String) async throws {
        let site = try await Site(features: Self.masts)
        let page = try await site.get("\(Self.list)?\(query)")
        #expect(page.status == 400 && !page.body.contains("id=\"items\""))
    }

    @Test("what rows cannot say is text that can be changed, and a text that is no filter shows no rows")
    func text() async throws {
        let site = try await Site(features: Self.masts)
        let either = "hoejde > 20 OR navn = 'Bov'"
        let page = try await site.get("\(Self.list)?filter=\(either.percentEncoded)")
        #expect(page.body.contains("name=\"filter\"") && page.text.contains(either))
        #expect(page.rows(of: "items").count == 2)
        let wrong = try await site.get("\(Self.list)?filter=\("hoejde >".percentEncoded)")
        #expect(wrong.status == 400)
        #expect(wrong.body.contains("aria-invalid=\"true\"") && wrong.body.contains(">hoejde &gt;</textarea>"))
        #expect(!wrong.body.contains("id=\"items\""))
        let unknown = try await site.get("\(Self.list)?filter=\("findes_ikke = 1".percentEncoded)")
        #expect(unknown.status == 400 && unknown.text.contains("findes_ikke"))
        let json = #"{"op":">","args":[{"property":"hoejde"},20]}"#
        let other = try await site.get("\(Self.list)?filter-lang=cql2-json&filter=\(json.percentEncoded)")
        #expect(other.body.contains("name=\"led.0.felt\" value=\"hoejde\""))
    }

    @Test("a field that the reader may not see is no field of the form")
    func hidden() async throws {
        let site = try await Site(features: Self.masts)
        let page = try await site.get("/collections/maaling/items")
        let hidden = try await site.get("/collections/maaling/items?led.0.felt=svar_til&led.0.er=er&led.0.v0=x")
        #expect(page.body.contains("<option value=\"metode\">"))
        #expect(!page.body.contains("value=\"svar_til\""))
        let unknown = try await site.get("/collections/maaling/items?led.0.felt=findes_ej&led.0.er=er&led.0.v0=x")
        #expect(hidden.status == 400 && unknown.status == 400)
        #expect(hidden.text.replacing("svar_til", with: "findes_ej") == unknown.text, "no telling which is hidden")
    }
}
