import Foundation
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("The list of a register")
struct ListPageTests {
    private static let masts: [RegisterID: [Feature]] = [
        "mast": [("Ølby", "0810", "1", 30), ("Aalborg Øst", "0851", "2", 12), ("Bov", "0851", "1", nil)].enumerated()
            .map { place, mast in
                var values: [String: Value] = [
                    "navn": .string(mast.0), "kommunekode": .string(mast.1), "off_kode": "1",
                    "teknologier": mast.0 == "Bov" ? ["NR", "LTE"] : ["LTE"],
                ]
                values["hoejde"] = mast.3.map { .number($0) }
                return Feature(
                    id: Coast.id(place, "4aaa"), values: values,
                    geometry: .point(Position(x: 555_000 + Double(place), y: 6_322_000)))
            }
    ]

    private func names(_ site: Site, _ query: String = "") async throws -> [String] {
        try await site.get("/collections/mast/items\(query)").rows(of: "items").map { $0[0] }
    }

    @Test("comes by name in Danish order, and by any column both ways")
    func sorted() async throws {
        let site = try await Site(features: Self.masts)
        #expect(try await names(site) == ["Bov", "Ølby", "Aalborg Øst"])
        #expect(try await names(site, "?sortby=-navn") == ["Aalborg Øst", "Ølby", "Bov"])
        #expect(try await names(site, "?sortby=kommunekode") == ["Ølby", "Aalborg Øst", "Bov"], "Brønderslev, Aalborg")
        let page = try await site.get("/collections/mast/items?sortby=kommunekode&limit=1")
        #expect(
            page.body.contains(
                "<th scope=\"col\" class=\"\" aria-sort=\"ascending\"><a href=\"/collections/mast/items?"))
        #expect(page.body.contains("sortby=-kommunekode"))
        #expect(try await site.get("/collections/mast/items?sortby=findes_ikke").status == 400)
    }

    @Test("page by page it is the whole, in the same order")
    func pages() async throws {
        let site = try await Site(features: Self.masts)
        var (path, found): (String?, [String]) = ("/collections/mast/items?limit=1", [])
        while let here = path {
            let page = try await site.get(here)
            found += page.rows(of: "items").map { $0[0] }
            let link = page.body.firstMatch(of: /rel="next" href="([^"]+)"/)?.1
            path = link.map { String($0).replacing("&amp;", with: "&").replacing(/&lang=[a-z]+/, with: "") }
        }
        #expect(found == ["Bov", "Ølby", "Aalborg Øst"])
    }

    @Test("is searched and filtered by what its columns hold; what is left blank in the form goes")
    func filtered() async throws {
        let site = try await Site(features: Self.masts)
        #expect(try await names(site, "?q=aalb") == ["Aalborg Øst"])
        #expect(try await names(site, "?q=%C3%A5lborg") == ["Aalborg Øst"])
        #expect(try await names(site, "?teknologier=NR") == ["Bov"], "one of a list")
        #expect(try await names(site, "?kommunekode=0851&q=bov") == ["Bov"])
        #expect(try await names(site, "?datetime=2001-01-01").isEmpty)
        let blank = try await site.get("/collections/mast/items?q=&status=&kommunekode=0851")
        #expect(blank.status == 303)
        let page = try await site.get("/collections/mast/items?kommunekode=0851&q=bov")
        #expect(page.body.contains("<option value=\"0851\" selected>Aalborg</option>"))
        #expect(page.text.contains("Søgt på: bov") && page.text.contains("Vis hele samlingen"))
        #expect(
            page.body.contains(
                "data-items=\"/collections/mast/items?f=json&amp;limit=2000&amp;kommunekode=0851&amp;q=bov\""))
    }

    @Test("is taken away as it is shown, in every format", arguments: ["csv", "xlsx", "geojson", "gpkg"])
    func download(format: String) async throws {
        let site = try await Site(features: Self.masts)
        let page = try await site.get("/collections/mast/items?q=bov")
        let path = "/collections/mast/download?format=\(format)&amp;q=bov"
        #expect(page.body.contains("href=\"\(path)\""))
        let file = try await site.get(path.replacing("&amp;", with: "&"))
        #expect(file.status == 200)
        if format == "csv" {
            let lines = file.body.split(separator: "\r\n")
            #expect(lines.count == 2 && lines[1].contains("Bov"))
        }
        if format == "geojson" { #expect(file.body.contains("Bov") && !file.body.contains("Ølby")) }
        #expect(try await site.get("/collections/mast/download?format=pdf").status == 400)
        #expect(try await site.get("/collections/daekning-1km/download?format=csv").status == 404)
    }
}
