import Foundation
import HTTPTypes
import LandkortCore
import Support
import Testing

@testable import LandkortWeb

@Suite("Items of a collection")
struct ItemsTests {
    /// Every id, page by page, as the links lead.
    private func walk(_ path: String, _ client: Client) async throws -> [String] {
        var (ids, next): ([String], String?) = ([], path)
        while let path = next {
            let page = try await client.get(path)
            try #require(page.status == 200)
            ids += try page.ids()
            #expect(try page.json()["numberReturned"] as? Int == page.ids().count)
            next = try page.link("next").map(Client.path)
            try #require(ids.count < 2000)
        }
        return ids
    }

    @Test("what a value should be is said in each language by itself")
    func valueWords() async throws {
        let client = try await Coast.shared.value.client
        for (language, words) in [("da", "Brug et tal."), ("en", "Use a number.")] {
            let answer = try await client.get("/collections/mast/items?hoejde=abc&lang=\(language)")
            let detail = try answer.json()["detail"] as? String
            #expect(try answer.problem() == "request.bad-parameter")
            #expect(detail?.hasSuffix(words) == true, "\(detail ?? "")")
        }
    }

    @Test(
        "pages walked to the end give each item once, as many as were counted",
        arguments: ["mast", "kommune", "beskyttelsesrum", "daekning-100m", "daekning-10km", "adresse"], [4, 45, 1000])
    func paging(collection: String, limit: Int) async throws {
        let client = try await Coast.shared.value.client
        let path = "/collections/\(collection)/items?limit=\(limit)"
        let ids = try await walk(path, client)
        #expect(Set(ids).count == ids.count)
        #expect(try await client.get(path).json()["numberMatched"] as? Int == ids.count)
        #expect(!ids.isEmpty)
    }

    @Test("the next page keeps the question: box, filter, campaign and limit")
    func nextKeepsTheQuestion() async throws {
        let client = try await Coast.shared.value.client
        let masts = "/collections/mast/items?limit=5&kommunekode=0851&bbox=8,54,12.5,58&lang=en"
        let expected = try await client.get(masts.replacing("limit=5", with: "limit=500")).ids()
        #expect(try await walk(masts, client) == expected)
        #expect(expected.count > 10)
        let old = try await walk("/collections/adresse/items?limit=7&kortlaegning=2025&inden_for=0360", client)
        #expect(old.count == 20)
    }

    @Test("without a limit there are a hundred, and a larger one than allowed is as large as allowed")
    func limits() async throws {
        let client = try await Coast.shared.value.client
        #expect(try await client.get("/collections/mast/items").ids().count == 100)
        #expect(try await client.get("/collections/mast/items?limit=1").ids().count == 1)
        for much in ["10001", "99999999", "99999999999999999999"] {
            #expect(try await client.get("/collections/mast/items?limit=\(much)").ids().count == 120)
        }
    }

    @Test("a box holds what lies in it by longitude and latitude, and nothing else")
    func box() async throws {
        let client = try await Coast.shared.value.client
        let all = try await client.get("/collections/mast/items?limit=1000").objects("features").map { feature in
            let point = (feature["geometry"] as? [String: Any])?["coordinates"] as? [Double] ?? []
            return (id: feature["id"] as? String ?? "", lon: point[0], lat: point[1])
        }
        try #require(all.count == 120)
        var random = SplitMix(seed: 77)
        for _ in 0..<80 {
            let (west, south) = (Double.random(in: 7..<15, using: &random), Double.random(in: 54..<57, using: &random))
            let (east, north) = (west + .random(in: 0..<8, using: &random), south + .random(in: 0..<3, using: &random))
            let expected = all.filter { west <= $0.lon && $0.lon <= east && south <= $0.lat && $0.lat <= north }
            let answer = try await client.get(
                "/collections/mast/items?limit=500&bbox=\(west),\(south),\(east),\(north)")
            #expect(try answer.ids() == expected.map(\.id))
            #expect(try answer.json()["numberMatched"] as? Int == expected.count)
        }
    }

    @Test(
        "addresses and cells keep to a box by longitude and latitude as well", arguments: ["adresse", "daekning-100m"])
    func boxOfOthers(collection: String) async throws {
        let client = try await Coast.shared.value.client
        let all = try await client.get("/collections/\(collection)/items?limit=1000").objects("features")
        let box = try Self.bounds(all[all.count / 3])
        let wide = (box[0] - 0.002, box[1] - 0.004, box[2] + 0.003, box[3] + 0.004)
        let expected = try all.filter { feature in
            let bounds = try Self.bounds(feature)
            return bounds[0] <= wide.2 && bounds[2] >= wide.0 && bounds[1] <= wide.3 && bounds[3] >= wide.1
        }
        let answer = try await client.get(
            "/collections/\(collection)/items?limit=1000&bbox=\(wide.0),\(wide.1),\(wide.2),\(wide.3)")
        #expect(Set(try answer.ids()) == Set(expected.compactMap { $0["id"] as? String }))
        #expect(expected.count > 1 && expected.count < all.count)
    }

    /// West, south, east and north of a feature.
    private static func bounds(_ feature: [String: Any]) throws -> [Double] {
        let geometry = try #require(feature["geometry"] as? [String: Any])
        func positions(_ value: Any) -> [[Double]] {
            if let position = value as? [Double] { return [position] }
            return (value as? [Any] ?? []).flatMap(positions)
        }
        let all = positions(geometry["coordinates"] ?? [])
        let (x, y) = (all.map { $0[0] }, all.map { $0[1] })
        return [x.min()!, y.min()!, x.max()!, y.max()!]
    }

    @Test("a box elsewhere in the world is empty; all of the world is all; over the 180th meridian is a box too")
    func odd() async throws {
        let client = try await Coast.shared.value.client
        func count(_ box: String) async throws -> Int? {
            try await client.get("/collections/mast/items?bbox=\(box)").json()["numberMatched"] as? Int
        }
        #expect(try await count("-180,-90,180,90") == 120)
        #expect(try await count("-180,-90,-100,180,90,100") == 120)
        #expect(try await count("-80,20,-70,40") == 0)
        #expect(try await count("10,-60,20,-50") == 0)
        #expect(try await count("170,50,-170,60") == 0)
        #expect(try await count("5,50,-170,60") == 120)
    }

    @Test("a box over the 180th meridian whose halves both reach Denmark holds both ends and not the middle")
    func twoHalves() async throws {
        let client = try await Coast.shared.value.client
        for collection in ["mast", "adresse", "daekning-100m"] {
            let items = "/collections/\(collection)/items?limit=1000"
            let middle = try Self.longitudes(try await client.get(items)).sorted()
            let (east, west) = (middle[middle.count / 4] + 1e-6, middle[middle.count * 3 / 4] - 1e-6)
            let answer = try await client.get("\(items)&bbox=\(west),50,\(east),60")
            #expect(answer.status == 200)
            let found = try Self.longitudes(answer)
            #expect(found.contains { $0 <= east } && found.contains { $0 >= west })
            if collection != "daekning-100m" {
                #expect(found.count == middle.filter { $0 <= east || $0 >= west }.count)
                #expect(found.allSatisfy { $0 <= east || $0 >= west })
            }
            #expect(found.count < middle.count)
            #expect(try answer.json()["numberMatched"] as? Int == found.count)
        }
    }

    private static func longitudes(_ answer: Answer) throws -> [Double] {
        try answer.objects("features").map { try bounds($0)[0] }
    }

    @Test("values filter, each kind as it is written")
    func filters() async throws {
        let client = try await Coast.shared.value.client
        func count(_ query: String) async throws -> Int? {
            try await client.get("/collections/mast/items?limit=1&\(query)").json()["numberMatched"] as? Int
        }
        #expect(try await count("kommunekode=0376") == 40)
        #expect(try await count("navn=Mast%207") == 1)
        #expect(try await count("navn=Mast+7") == 1)
        #expect(try await count("hoejde=21") == 24)
        #expect(try await count("syntetisk=true") == 60)
        #expect(try await count("syntetisk=false&kommunekode=0851") == 40)
        #expect(try await count("navn=Mast%207'%20OR%201=1") == 0)
        #expect(try await count("navn=") == 0)
    }

    @Test(
        "what cannot be read is refused with its name",
        arguments: [
            "limit=0", "limit=-1", "limit=x", "limit=1.5", "limit=", "bbox=1,2,3",
            "bbox=a,b,c,d", "bbox=1,2,3,4,5", "bbox=10,57,11,56", "bbox=nan,1,2,3", "bbox=8,54,inf,58",
            "bbox=8,54,190,58",
            "bbox=", "bbox=8;54;9;55", "datetime=i%20g%C3%A5r", "datetime=2026-13-45", "datetime=2026-02-29",
            "datetime=2026-01-01T25:00:00Z", "datetime=2026-01-01T10:00:00", "datetime=", "datetime=..",
            "datetime=2026",
            "datetime=a/b/c",
            "hoejde=h%C3%B8j", "syntetisk=m%C3%A5ske", "idriftsat=x", "idriftsat=2026-02-30", "f=xml",
        ])
    func badValues(query: String) async throws {
        let answer = try await Coast.shared.value.client.get("/collections/mast/items?\(query)")
        #expect(answer.status == 400)
        #expect(try answer.problem() == "request.bad-parameter")
        let name = String(query.prefix { $0 != "=" })
        #expect((try answer.json()["detail"] as? String)?.contains(name) == true)
    }

    @Test(
        "what is said twice, and an interval that holds no time, is refused",
        arguments: [
            ("limit=2&limit=3", "request.repeated-parameter"), ("f=json&f=json", "request.repeated-parameter"),
            ("datetime=2026-12-31/2026-01-01", "request.empty-interval"),
            ("datetime=2026-01-01T10:00:00Z/2026-01-01T10:30:00%2B01:00", "request.empty-interval"),
            ("datetime=../..", "request.empty-interval"), ("datetime=/", "request.empty-interval"),
            ("lang=xx", "request.bad-parameter"), ("lang=", "request.bad-parameter"),
        ])
    func contradictions(query: String, code: String) async throws {
        let answer = try await Coast.shared.value.client.get("/collections/mast/items?\(query)")
        #expect(answer.status == 400)
        #expect(try answer.problem() == code)
    }

    @Test("a cursor that no page gave is refused", arguments: ["adresse", "daekning-1km", "mast"])
    func badCursors(collection: String) async throws {
        let client = try await Coast.shared.value.client
        for cursor in ["x", "-1", "1km_1_1_1", "10km_612_68"] {
            let answer = try await client.get("/collections/\(collection)/items?cursor=\(cursor)")
            #expect(answer.status == 400, "\(cursor)")
            #expect((try answer.json()["detail"] as? String)?.contains(cursor) == true)
        }
    }

    @Test(
        "a time or an interval that is well written shows what there was at its end",
        arguments: [
            ("2024-02-29", 0), ("2016-12-31T23:59:60Z", 0), ("/2016-01-01", 0), ("2016-01-01T10:00:00+01:00", 0),
            ("2016-01-01T10:00:00.5%2B01:00", 0), ("2016-01-01/2126-12-31", 120), ("../2126-12-31T23:59:59Z", 120),
            ("2026-01-01/2026-01-01", 0), ("2026-01-01/..", 120), ("2026-01-01/", 120), ("2126-01-01", 120),
        ])
    func times(time: String, count: Int) async throws {
        let answer = try await Coast.shared.value.client.get("/collections/mast/items?datetime=\(time)")
        #expect(answer.status == 200)
        #expect(try answer.json()["numberMatched"] as? Int == count)
    }

    @Test(
        "a parameter that is not there is refused wherever it is asked",
        arguments: [
            "/?f=json&x=1", "/conformance?x=1", "/collections?x=1", "/collections/mast?x=1",
            "/collections/mast/items?x=1",
            "/collections/mast/items?kortlaegning=2026", "/collections/adresse/items?vejnavn=x", "/api?x=1",
            "/collections/mast/items/00000000-0000-4aaa-8000-000000000001?x=1", "/collections/mast/tiles?x=1",
            "/collections/mast/tiles/View1?x=1", "/collections/mast/tiles/View1/0/0/0?x=1", "/tileMatrixSets?x=1",
            "/tileMatrixSets/View1?x=1", "/collections/mast/items?Limit=1",
        ])
    func unknownParameters(path: String) async throws {
        let answer = try await Coast.shared.value.client.get(path)
        #expect(answer.status == 400)
        #expect(try answer.problem() == "request.unknown-parameter")
    }

    @Test("no route that is served takes a parameter that it does not read, as a page or for a program")
    func everyRoute() async throws {
        let client = try await Coast.shared.value.client
        let names = [
            "{collection}": "mast", "{item}": Coast.id(1, "4aaa"), "{process}": "daekningsgrad", "{set}": "View1",
            "{z}": "0", "{row}": "0", "{col}": "0",
        ]
        for route in client.served {
            let path = names.reduce(route) { $0.replacing($1.key, with: $1.value) }
            for form in ["text/html", "application/json"] {
                let answer = try await client.get("\(path)?ukendt=1", [.accept: form])
                let isElsewhere = answer.status == 404 && path.hasPrefix("/rapporter/")
                #expect(answer.status == 400 || isElsewhere, "\(path) as \(form)")
            }
        }
    }

    @Test(
        "a page takes what it reads, also what a program's form of it does not",
        arguments: [
            "/collections/kommune/items/0851?taerskel=100_30&sort=-andel&lang=en", "/?kortlaegning=2026&vis=mobil",
            "/adresser?q=a&inden_for=0851", "/tilgaengelighed?lang=en", "/collections/mast/items?f=html&limit=5",
        ])
    func pageParameters(path: String) async throws {
        let answer = try await Coast.shared.value.client.get(path, [.accept: "text/html"])
        #expect(answer.status == 200, "\(answer.text.prefix(2000))")
    }

    @Test("campaigns are chosen by name and kind, and one that is not there is told")
    func campaigns() async throws {
        let client = try await Coast.shared.value.client
        func count(_ query: String) async throws -> Int? {
            try await client.get("/collections/adresse/items?limit=1&\(query)").json()["numberMatched"] as? Int
        }
        #expect(try await count("") == 90)
        #expect(try await count("kortlaegning=2025") == 40)
        #expect(try await count("kortlaegning=2026&art=offered-private&inden_for=0376") == 45)
        let absent = try await client.get("/collections/adresse/items?kortlaegning=2020")
        #expect(absent.status == 404)
        #expect(try absent.problem() == "process.unknown-campaign")
        #expect(try await client.get("/collections/adresse/items?art=x").problem() == "request.bad-parameter")
        #expect(try await client.get("/collections/adresse/items?inden_for=9999").problem() == "process.unknown-area")
    }
}
