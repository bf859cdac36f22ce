import Foundation
import HTTPTypes
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("OGC API – Features Part 2: coordinate reference systems")
struct ReferenceSystemTests {
    private static let parameters = SystemParameter.allCases.map(\.rawValue)

    private func items(_ query: String) async throws -> Answer {
        try await Coast.shared.value.client.get("/collections/mast/items?limit=1000&\(query)")
    }

    private func asking(_ parameter: String, _ system: ReferenceSystem) -> String {
        "\(parameter)=\(system.uri.percentEncoded)"
    }

    @Test("/req/crs/crs-uri and /req/crs/fc-md-crs-list: every collection lists them, CRS84 first, by their URIs")
    func listed() async throws {
        let uris = ["OGC/1.3/CRS84", "EPSG/0/25832", "EPSG/0/4326", "EPSG/0/3857"]
            .map { "http://www.opengis.net/def/crs/\($0)" }
        let client = try await Coast.shared.value.client
        for collection in try await client.get("/collections?f=json").objects("collections") {
            #expect(collection["crs"] as? [String] == uris, "\(collection["id"] ?? "")")
        }
        let classes = try await client.get("/conformance").json()["conformsTo"] as? [String]
        #expect(classes?.contains("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs") == true)
    }

    @Test("/req/crs/fc-md-storageCrs-valid-value: what is stored is one of the list; without a place there is none")
    func storage() async throws {
        let client = try await Coast.shared.value.client
        for (collection, expected) in [
            ("mast", ReferenceSystem.utm32.uri), ("daekning-1km", ReferenceSystem.utm32.uri), ("region", nil),
        ] {
            let document = try await client.get("/collections/\(collection)").json()
            #expect(document["storageCrs"] as? String == expected)
        }
    }

    @Test(
        "/req/crs/fc-crs-valid-value and /req/crs/fc-bbox-crs-valid-value: another is refused, of filter-crs too",
        arguments: parameters)
    func unknown(parameter: String) async throws {
        for value in ["http://www.opengis.net/def/crs/EPSG/0/25833", "EPSG:25832", "25832", ""] {
            let answer = try await items("\(parameter)=\(value.percentEncoded)&bbox=9,56,10,57")
            #expect(try answer.status == 400 && answer.problem() == "request.bad-parameter", "\(value)")
        }
    }

    @Test(
        "/req/crs/crs-action and /req/crs/ogc-crs-header: coordinates are in the system that is asked for, and it is told",
        arguments: ReferenceSystem.allCases)
    func answered(system: ReferenceSystem) async throws {
        let answer = try await items(asking("crs", system))
        try #require(answer.status == 200 && answer.type == "application/geo+json")
        #expect(answer.headers[HTTPField.Name("Content-Crs")!] == "<\(system.uri)>")
        let unit = system.isGeographic ? 0.5e-7 : 0.0005
        let masts = Dictionary(uniqueKeysWithValues: Coast.masts.map { ($0.id, $0.geometry) })
        for feature in try answer.objects("features") {
            guard case .point(let stored)?? = masts[feature["id"] as? String ?? ""] else { continue }
            let expected = ReferenceSystem.utm32.convert(stored, to: system)
            let found = try #require((feature["geometry"] as? [String: Any])?["coordinates"] as? [Double])
            #expect(abs(found[0] - expected.x) <= unit * 1.01 && abs(found[1] - expected.y) <= unit * 1.01)
        }
        #expect(try answer.ids().count == Coast.masts.count)
    }

    @Test("EPSG:4326 has latitude first, and CRS84 longitude")
    func axes() async throws {
        let path = "/collections/mast/items/\(Coast.masts[5].id)"
        func point(_ system: ReferenceSystem) async throws -> [Double] {
            let answer = try await Coast.shared.value.client.get("\(path)?\(asking("crs", system))")
            #expect(answer.headers[HTTPField.Name("Content-Crs")!] == "<\(system.uri)>")
            let own = try #require(try answer.link("self"))
            let again = try await Coast.shared.value.client.get(Client.path(own))
            #expect(again.bytes == answer.bytes, "what it calls itself is the same")
            return try #require((try answer.json()["geometry"] as? [String: Any])?["coordinates"] as? [Double])
        }
        #expect(try await point(.wgs84) == point(.crs84).reversed())
        #expect(try await point(.crs84)[1] > 50)
    }

    @Test("/req/crs/crs-default: without the parameter it is CRS84, and the header says so")
    func byDefault() async throws {
        for path in ["items", "items/\(Coast.masts[0].id)"] {
            let answer = try await Coast.shared.value.client.get("/collections/mast/\(path)")
            #expect(answer.headers[HTTPField.Name("Content-Crs")!] == "<\(ReferenceSystem.crs84.uri)>")
        }
    }

    @Test("/req/crs/fc-bbox-crs-action: a box finds the same in whatever system it is drawn")
    func boxes() async throws {
        let metres = Envelope(minX: 520_000, minY: 6_150_000, maxX: 700_000, maxY: 6_330_000)
        let inside = Set(
            Coast.masts.filter { $0.geometry?.meets(metres) == true }.map(\.id))
        #expect(inside.count > 10 && inside.count < Coast.masts.count)
        let found = try await items("bbox=520000,6150000,700000,6330000&\(asking("bbox-crs", .utm32))")
        #expect(try Set(found.ids()) == inside)

        let drawn = try await items("bbox=9.5,55.5,12,57").ids()
        let corners = [Position(x: 9.5, y: 55.5), Position(x: 12, y: 57)]
        for system in [ReferenceSystem.crs84, .wgs84, .webMercator] {
            let numbers = corners.map { ReferenceSystem.crs84.convert($0, to: system) }.flatMap { [$0.x, $0.y] }
            let box = numbers.map { "\($0)" }.joined(separator: ",")
            #expect(try await items("bbox=\(box)&\(asking("bbox-crs", system))").ids() == drawn, "\(system)")
        }
        #expect(!drawn.isEmpty)
    }

    @Test(
        "a box that is none in its system is refused, and one without end finds what there is",
        arguments: [
            ("700000,6150000,520000,6330000", ReferenceSystem.utm32, 400, 0), ("9,56,10", .utm32, 400, 0),
            ("56,9,95,10", .wgs84, 400, 0), ("57,9,56,10", .wgs84, 400, 0), ("nan,0,1,1", .utm32, 400, 0),
            ("-1e300,-1e300,1e300,1e300", .utm32, 200, 120), ("1e9,1e9,2e9,2e9", .utm32, 200, 0),
            ("-9e9,-9e9,9e9,9e9", .webMercator, 200, 120), ("-90,-180,90,180", .wgs84, 200, 120),
            ("50,170,60,-170", .wgs84, 200, 0), ("0,0,-9,9e6,9e6,9", .utm32, 200, 120),
        ])
    func oddBoxes(box: String, system: ReferenceSystem, status: Int, count: Int) async throws {
        for collection in ["mast", "adresse", "daekning-1km"] {
            let path = "/collections/\(collection)/items?limit=1000&bbox=\(box)&\(asking("bbox-crs", system))"
            let answer = try await Coast.shared.value.client.get(path)
            #expect(answer.status == status)
            guard collection == "mast", status == 200 else { continue }
            #expect(try answer.ids().count == count)
        }
    }

    @Test("a filter, a box and an answer each have their own, and the pages keep them")
    func together() async throws {
        let filter = "S_INTERSECTS(geometry, BBOX(55, 9, 57.5, 12.5))"
        let query = [
            "filter=\(filter.percentEncoded)", asking("filter-crs", .wgs84), "bbox=450000,6000000,700000,6400000",
            asking("bbox-crs", .utm32), asking("crs", .webMercator),
        ].joined(separator: "&")
        let all = try await items(query)
        let plain = try await items(
            "bbox=450000,6000000,700000,6400000&\(asking("bbox-crs", .utm32))&filter="
                + "S_INTERSECTS(geometry, BBOX(9, 55, 12.5, 57.5))".percentEncoded)
        #expect(try all.ids() == plain.ids())
        var (found, next): ([String], String?) = ([], "/collections/mast/items?limit=7&\(query)")
        while let path = next {
            let page = try await Coast.shared.value.client.get(path)
            #expect(page.headers[HTTPField.Name("Content-Crs")!] == "<\(ReferenceSystem.webMercator.uri)>")
            found += try page.ids()
            next = try page.link("next").map(Client.path)
        }
        #expect(try found == all.ids() && found.count > 14)
    }

    @Test("a place that is sent in any of them is stored as that place, and in another it is refused")
    func sent() async throws {
        let desk = try await EditDesk()
        let place = Position(x: 556_123.456, y: 6_321_987.654)
        for system in ReferenceSystem.allCases {
            let shown = ReferenceSystem.utm32.convert(place, to: system)
            let body = #"{"geometry": {"type": "Point", "coordinates": [\#(shown.x), \#(shown.y)]}}"#
            var headers = desk.token
            headers[HTTPField.Name("Content-Crs")!] = system == .utm32 ? system.uri : "<\(system.uri)>"
            let answer = try await desk.send(.patch, "\(EditDesk.items)/\(EditDesk.own)", body, headers)
            #expect(answer.status == 204, "\(answer.text)")
            guard case .point(let stored)? = try await desk.mast().geometry else { throw Missing() }
            #expect(abs(stored.x - place.x) < 1e-6 && abs(stored.y - place.y) < 1e-6)
        }
        var headers = desk.token
        headers[HTTPField.Name("Content-Crs")!] = "<http://www.opengis.net/def/crs/EPSG/0/25833>"
        let refused = try await desk.send(
            .patch, "\(EditDesk.items)/\(EditDesk.own)", #"{"geometry": null}"#, headers)
        #expect(try refused.status == 400 && refused.problem() == "request.bad-parameter")
    }

    struct Missing: Error {}

    @Test("who read a record in another system can still say which version it was")
    func tags() async throws {
        let desk = try await EditDesk()
        let path = "\(EditDesk.items)/\(EditDesk.own)"
        let read = try await desk.client.get("\(path)?\(asking("crs", .utm32))", desk.token)
        var headers = desk.token
        headers[.ifMatch] = read.headers[.eTag]
        let body = #"{"properties": {"hoejde": 41}}"#
        #expect(try await desk.send(.patch, path, body, headers).status == 204)
        #expect(try await desk.send(.patch, path, body, headers).status == 412)
    }
}
