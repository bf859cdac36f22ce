import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("One item")
struct ItemTests {
    @Test("is what the list says of it", arguments: ["mast", "kommune", "daekning-1km", "adresse", "beskyttelsesrum"])
    func same(collection: String) async throws {
        let client = try await Coast.shared.value.client
        for feature in try await client.get("/collections/\(collection)/items?limit=3").objects("features") {
            let id = try #require(feature["id"] as? String)
            let answer = try await client.get("/collections/\(collection)/items/\(id)")
            #expect(answer.type == "application/geo+json")
            var alone = try answer.json()
            alone["links"] = nil
            #expect(NSDictionaryEqual(alone, feature))
            #expect(try answer.link("collection").map(Client.path) == "/collections/\(collection)")
        }
    }

    @Test("its position is longitude and latitude, and its values are those that were stored")
    func values() async throws {
        let coast = try await Coast.shared.value
        let mast = Coast.masts[5]
        let json = try await coast.client.get("/collections/mast/items/\(mast.id)").json()
        guard case .point(let position)? = mast.geometry else { throw Missing() }
        let degrees = ReferenceSystem.utm32.convert(position, to: .crs84)
        let point = try #require((json["geometry"] as? [String: Any])?["coordinates"] as? [Double])
        #expect(abs(point[0] - degrees.x) < 1e-7 && abs(point[1] - degrees.y) < 1e-7)
        let values = try #require(json["properties"] as? [String: Any])
        #expect(values["navn"] as? String == "Mast 5")
        #expect(values["hoejde"] as? Double == 20)
        #expect(values["syntetisk"] as? Bool == false)
    }

    @Test("a decimal field has its point, in the list and alone, in registers and campaigns")
    func decimals() async throws {
        let client = try await Coast.shared.value.client
        let mast = "/collections/mast/items"
        for path in [mast, "\(mast)?properties=hoejde", "\(mast)/\(Coast.masts[5].id)"] {
            let text = try await client.get(path).text
            #expect(text.contains("\"hoejde\":20.0") && !text.contains(/"hoejde":\d+[,}]/), "\(path)")
        }
        let addresses = try await client.get("/collections/adresse/items").text
        #expect(addresses.contains(/"download_[a-z]+":\d+\.\d/) && !addresses.contains(/"download_[a-z]+":\d+[,}]/))
        #expect(try await client.get("\(mast)?f=csv").text.contains(",20,"))
    }

    struct Missing: Error {}

    @Test("an id with letters that URLs give another meaning is found as it is linked")
    func oddID() async throws {
        let client = try await Coast.shared.value.client
        #expect(try await client.get("/collections/partnerskab/items?limit=1000").ids().contains(Coast.oddID))
        let path = "/collections/partnerskab/items/M%C3%B8n%20%26%20Bog%C3%B8%2F100%25%3F%23%2B%20%22x%22"
        let answer = try await client.get(path)
        try #require(answer.status == 200)
        #expect(try answer.json()["id"] as? String == Coast.oddID)
        let own = try #require(try answer.link("self"))
        #expect(try await client.get(Client.path(own)).json()["id"] as? String == Coast.oddID)
    }

    @Test(
        "what is not there is not found, and is told as a problem",
        arguments: [
            ("/findes-ikke", "request.no-such-page"), ("/collections/findes-ikke", "request.unknown-collection"),
            ("/collections/findes-ikke/items", "request.unknown-collection"),
            ("/collections/mast/items/x", "store.not-found"),
            ("/collections/mast/items/%FF", "store.not-found"), ("/collections/mast/items/%zz", "store.not-found"),
            ("/collections/adresse/items/x", "request.no-such-page"),
            ("/collections/adresse/items/00000000-0000-0000-0000-000000000000", "request.no-such-page"),
            ("/collections/daekning-1km/items/10km_608_68", "request.no-such-page"),
            ("/collections/daekning-1km/items/1km_6080_000", "request.no-such-page"),
            ("/collections/mast/items/x/y", "request.no-such-page"),
            ("/collections/findes-ikke/tiles", "request.unknown-collection"),
            ("/collections/region/tiles", "request.not-spatial"),
            ("/collections/region/tiles/View1/0/0/0", "request.not-spatial"),
            ("/collections/mast/tiles/View2", "request.unknown-tile-matrix-set"),
            ("/tileMatrixSets/View2", "request.unknown-tile-matrix-set"),
            ("/collections/mast/tiles/View1/99/0/0", "request.no-such-tile"),
            ("/collections/mast/tiles/View1/0/0/9", "request.no-such-tile"),
            ("/collections/mast/tiles/View1/0/-1/0", "request.no-such-tile"),
            ("/collections/mast/tiles/View1/a/0/0", "request.no-such-tile"),
            ("/collections/mast/tiles/View1/0/0/99999999999999999999", "request.no-such-tile"),
            ("/assets/findes-ikke.js", "request.no-such-page"),
        ])
    func notFound(path: String, code: String) async throws {
        let answer = try await Coast.shared.value.client.get(path)
        #expect(answer.status == 404)
        #expect(try answer.problem() == code)
    }

    @Test("a collection that is not there is named as it is read, not as it is sent")
    func unknownName() async throws {
        for path in ["/collections/%C3%A6ble", "/collections/%C3%A6ble/items", "/collections/%C3%A6ble/tiles"] {
            let answer = try await Coast.shared.value.client.get(path)
            #expect((try answer.json()["detail"] as? String)?.contains("»æble«") == true, "\(path)")
        }
    }
}
