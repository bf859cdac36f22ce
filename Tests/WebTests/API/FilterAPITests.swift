import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

@Suite("OGC API – Features Part 3: filter, filter-lang and filter-crs")
struct FilterAPITests {
    private func path(_ collection: String, _ filter: String, _ more: String = "") -> String {
        "/collections/\(collection)/items?limit=1000&filter=\(filter.percentEncoded)\(more)"
    }

    private func ids(_ collection: String, _ filter: String, _ more: String = "") async throws -> [String] {
        let answer = try await Coast.shared.value.client.get(path(collection, filter, more))
        try #require(answer.status == 200, "\(filter): \(answer.text)")
        #expect(try answer.json()["numberMatched"] as? Int == answer.ids().count)
        return try answer.ids()
    }

    @Test(
        "a filter finds what the same question by parameters finds",
        arguments: [
            ("mast", "kommunekode = '0851'", "kommunekode=0851"),
            ("mast", "S_INTERSECTS(geometry, BBOX(9.5, 56.8, 10.5, 57.3))", "bbox=9.5,56.8,10.5,57.3"),
            ("daekning-1km", "S_INTERSECTS(geometry, BBOX(11.5, 54, 12.2, 55))", "bbox=11.5,54,12.2,55"),
            ("adresse", "S_INTERSECTS(geometry, BBOX(9.5, 54, 12, 57.3))", "bbox=9.5,54,12,57.3"),
            ("kommune", "kommunekode IN ('0376')", "kommunekode=0376"),
        ])
    func asParameters(collection: String, filter: String, parameters: String) async throws {
        let client = try await Coast.shared.value.client
        let expected = try await client.get("/collections/\(collection)/items?limit=1000&\(parameters)").ids()
        #expect(try await ids(collection, filter) == expected)
        #expect(!expected.isEmpty)
    }

    @Test("text and JSON, degrees and metres find the same")
    func languagesAndSystems() async throws {
        let text = try await ids("mast", "kommunekode = '0851' AND hoejde > 20")
        let json =
            #"{"op":"and","args":[{"op":"=","args":[{"property":"kommunekode"},"0851"]},"#
            + #"{"op":">","args":[{"property":"hoejde"},20]}]}"#
        #expect(try await ids("mast", json, "&filter-lang=cql2-json") == text)
        let metres = "&filter-crs=\(ReferenceSystem.utm32.uri.percentEncoded)"
        let whole = "S_WITHIN(geometry, BBOX(400000, 6000000, 1000000, 6500000))"
        let all = try await Coast.shared.value.client.get("/collections/mast/items?limit=1000").ids()
        #expect(try await ids("mast", whole, metres) == all)
        #expect(try await ids("mast", whole).isEmpty)
    }

    @Test("pages keep the filter, and a filter goes with the other parameters")
    func pages() async throws {
        let client = try await Coast.shared.value.client
        let filter = "hoejde >= 0 AND CASEI(navn) LIKE '%mast%'"
        let all = try await ids("mast", filter)
        var (found, next): ([String], String?) = ([], path("mast", filter).replacing("limit=1000", with: "limit=7"))
        while let path = next {
            let answer = try await client.get(path)
            found += try answer.ids()
            next = try answer.link("next").map(Client.path)
        }
        #expect(found == all)
        let some = try await ids("mast", "hoejde >= 0", "&kommunekode=0851")
        #expect(try await some == ids("mast", "hoejde >= 0 AND kommunekode = '0851'"))
    }

    @Test(
        "what cannot be read is refused with its place",
        arguments: [
            ("hoejde = = 1", "", "filter.unexpected", "position"),
            ("hoejde = 'x", "", "filter.unterminated", "position"),
            ("[", "&filter-lang=cql2-json", "filter.not-json", ""),
            (#"{"op":"=","args":[1]}"#, "&filter-lang=cql2-json", "filter.wrong-count", "pointer"),
            ("hoejde = 1", "&filter-lang=cql3", "filter.unknown-language", ""),
            ("hoejde = 1", "&filter-crs=EPSG:4326", "request.bad-parameter", ""),
            ("findes_ikke = 1", "", "filter.unknown-property", ""), ("hoejde = 'x'", "", "filter.types-differ", ""),
            ("hoejde", "", "filter.not-predicate", ""),
        ])
    func refusals(filter: String, more: String, code: String, member: String) async throws {
        let answer = try await Coast.shared.value.client.get(path("mast", filter, more))
        #expect(answer.status == 400)
        #expect(try answer.problem() == code)
        #expect(try member.isEmpty || answer.json()[member] != nil)
    }

    @Test("tiles and files hold what the filter finds")
    func tilesAndFiles() async throws {
        let client = try await Coast.shared.value.client
        let none = "filter=\("hoejde < 0".percentEncoded)"
        let all = "filter=\("hoejde >= 0 OR hoejde IS NULL".percentEncoded)"
        for collection in ["mast", "daekning-1km", "adresse"] {
            let tile = "/collections/\(collection)/tiles/WebMercatorQuad/0/0/0"
            let nothing = collection == "mast" ? none : "filter=\("geometry IS NULL".percentEncoded)"
            let whole = collection == "mast" ? all : "filter=\("geometry IS NOT NULL".percentEncoded)"
            #expect(try await client.get("\(tile)?\(whole)").bytes == client.get(tile).bytes)
            #expect(try await client.get("\(tile)?\(nothing)").bytes.count < client.get(tile).bytes.count)
        }
        let file = try await client.get("/collections/mast/download?format=csv&\(none)")
        #expect(file.text.split(separator: "\n").count == 1)
    }
}
