import LandkortCore
import Support
import Testing

@testable import LandkortWeb

@Suite("What a list's map and counts are of")
struct ListMapTests {
    private static func shelter(_ number: Int, _ values: [String: Value]) -> Feature {
        let own: [String: Value] = [
            "vejnavn": .string("Vej \(number)"), "off_kode": "1", "beskyt_rum_kode": "1", "kommunekode": "0851",
            "klargjort_kode": .string(number % 3 == 0 ? "1" : "0"),
        ]
        return Feature(
            id: Coast.id(number, "4aaa"), values: own.merging(values) { $1 },
            geometry: .multiPoint([Position(x: 555_000 + Double(number), y: 6_322_000)]))
    }

    /// Three in use, one in which nobody knows, one that BBR and one that GeoFA calls historical.
    private func site() async throws -> Site {
        let rows: [[String: Value]] = [
            ["bbr_status": "6"], ["bbr_status": "6"], ["bbr_status": "6"], [:], ["bbr_status": "10"],
            ["statuskode": "4"],
        ]
        return try await Site(features: ["beskyttelsesrum": rows.enumerated().map { Self.shelter($0, $1) }])
    }

    private static let list = "/collections/beskyttelsesrum/items"

    @Test("historical records are left out, counted, and shown when they are asked for")
    func historical() async throws {
        let site = try await site()
        let page = try await site.get(Self.list)
        #expect(page.rows(of: "items").count == 4)
        #expect(page.text.contains("Rækker 1–4 af 4") && page.text.contains("2 historiske er udeladt"))
        #expect(page.body.contains("historiske=ja") && page.body.contains("f=json&amp;limit=2000&amp;historiske=nej"))
        #expect(page.body.contains("format=csv&amp;historiske=nej"))
        let overview = try await site.get("/collections")
        #expect(overview.text.contains("4 rækker") && overview.text.contains("2 historiske er udeladt"))
        let all = try await site.get(Self.list + "?historiske=ja")
        #expect(all.rows(of: "items").count == 6 && !all.text.contains("udeladt"))
        #expect(try await site.get(Self.list + "?bbr_status=10").rows(of: "items").count == 1, "asked for by name")
        #expect(try await site.get(Self.list + "?historiske=x").status == 400)
        #expect(try await site.get("/collections/mast/items?historiske=nej").status == 400, "has none")
        let english = try await site.get(Self.list, .en)
        #expect(english.text.contains("2 historical records are left out"))
    }

    @Test("the collection's page and a record's relations count those in use")
    func counts() async throws {
        let site = try await site()
        #expect(try await site.get("/collections/beskyttelsesrum").text.contains("4 rækker"))
        #expect(try await site.get("/collections/kommune/items/0851").text.contains("4"))
        let collections = try await site.get("/collections").text
        #expect(collections.contains("4 rækker"))
    }

    @Test("a program gets all, and leaves out the historical when it says so")
    func programs() async throws {
        let site = try await site()
        for (query, count) in [("", 6), ("?historiske=ja", 6), ("?historiske=nej", 4)] {
            let answer = try await site.get(Self.list + query, accept: "application/geo+json")
            #expect(answer.body.contains("\"numberMatched\":\(count)"), "\(query)")
            let file = try await site.get(
                "/collections/beskyttelsesrum/download" + query + (query.isEmpty ? "?" : "&") + "format=csv")
            #expect(file.body.split(separator: "\r\n").count == count + 1)
        }
    }

    @Test("the legend counts the codes that the list shows, each with its colour, and the cells have the same")
    func legend() async throws {
        let site = try await site()
        let page = try await site.get(Self.list)
        let entry =
            /<li><span class="(dot[^"]*)"[^>]*><\/span><span>([^<]*)<\/span> <span class="legend-count">([^<]*)</
        let entries = page.body.matches(of: entry)
        #expect(entries.map { "\($0.2) \($0.3)" } == ["Nej 2", "Ja 2"])
        #expect(entries.map { String($0.1) } == ["dot dot-0", "dot dot-1"])
        #expect(page.body.matches(of: /<td><span class="dot dot-1" aria-hidden="true"><\/span>Ja<\/td>/).count == 2)
        #expect(page.body.contains("data-colour-field=\"klargjort_kode\""))
        #expect(page.body.contains("data-colour-values=\"[&quot;0&quot;,&quot;1&quot;,&quot;2&quot;,null]\""))
        let one = try await site.get(Self.list + "?klargjort_kode=1")
        #expect(one.text.contains("Ja 2") && !one.body.contains("\"dot dot-0\""))
    }

    @Test("a code that says unknown is grey, in the legend, the cells and on the map, and counted by itself")
    func unknown() async throws {
        let rows = [Self.shelter(1, ["klargjort_kode": "3"]), Self.shelter(2, ["klargjort_kode": "2"])]
        let page = try await Site(features: ["beskyttelsesrum": rows]).get(Self.list)
        #expect(page.body.contains("<td><span class=\"dot dot-none\" aria-hidden=\"true\"></span>Ukendt</td>"))
        #expect(page.body.contains("<td><span class=\"dot dot-2\" aria-hidden=\"true\"></span>Blandet</td>"))
        #expect(page.text.contains("Ukendt 1") && !page.body.contains("dot-3"))
    }

    @Test("synthetic rows are one thing, all others the other, whether it is said or not")
    func synthetic() async throws {
        let rows = [Self.shelter(1, ["syntetisk": true]), Self.shelter(2, [:]), Self.shelter(3, ["syntetisk": false])]
        let site = try await Site(features: ["beskyttelsesrum": rows])
        for (query, count) in [("syntetisk=true", 1), ("syntetisk=false", 2)] {
            #expect(try await site.get(Self.list + "?" + query).rows(of: "items").count == count)
        }
    }

    @Test("a record with a shape shows it, and the map is as large as the shape")
    func shape() async throws {
        let ring = Envelope(minX: 616_000, minY: 6_253_000, maxX: 616_200, maxY: 6_253_100).ring
        let place = Feature(
            id: Coast.id(1, "4aaa"), values: ["navn": "Engen", "off_kode": "1"], geometry: .multiPolygon([[ring]]))
        let site = try await Site(features: ["arrangementsplads": [place]])
        let path = "/collections/arrangementsplads/items/\(place.id)"
        let page = try await site.get(path)
        #expect(page.body.contains("data-shape=\"\(path)?f=json\""))
        let bounds = try #require(page.body.firstMatch(of: /data-bounds="([^"]+)"/)?.1).split(separator: ",")
            .compactMap { Double($0) }
        let box = ReferenceSystem.crs84.convert(
            Envelope(minX: bounds[0], minY: bounds[1], maxX: bounds[2], maxY: bounds[3]), to: .utm32)
        #expect(box.contains(Envelope(ring) ?? box) && box.width < 400, "\(box)")
        let past = try await site.get(path + "?datetime=2099-01-01T00:00:00Z")
        #expect(past.body.contains("?f=json&amp;datetime=2099-01-01T00:00:00.000Z\""))
    }
}
