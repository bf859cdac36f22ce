import LandkortCore
import LandkortStore
import Testing

@testable import LandkortWeb

/// A store with records that the public may not see, beside one that does not have them.
@Suite("Records that are not for everyone")
struct HiddenRecordTests {
    @Test("every answer of a store that has them is, byte for byte, that of a store that does not")
    func inferNothing() async throws {
        let (without, with) = (try await Coast.shared.value.client, try await Coast(hidden: true).client)
        var waiting = Self.questions
        var asked = 0
        while let path = waiting.popLast() {
            let (a, b) = (try await without.get(path), try await with.get(path))
            #expect(a.status == b.status, "\(path)")
            #expect(a.bytes == b.bytes, "\(path)")
            #expect(a.headers == b.headers, "\(path)")
            asked += 1
            if a.type == "application/geo+json", let next = try a.link("next") { waiting.append(try Client.path(next)) }
        }
        #expect(asked > Self.questions.count + 10, "pages were followed")
    }

    @Test("who may see everything does see them")
    func theyAreThere() async throws {
        let coast = try await Coast(hidden: true)
        let count = try await coast.store.count(in: "beskyttelsesrum", matching: FeatureQuery(), reader: .administrator)
        #expect(count == Coast.shelters * 2)
    }

    private static let questions: [String] = {
        let items = "/collections/beskyttelsesrum/items"
        let filters = [
            "off_kode=1", "off_kode=2", "off_kode=3", "vejnavn=Hemmelig%20Vej", "objekt_id=\(Coast.id(1, "4ccc"))",
            "bbox=11,54.8,12.5,54.9", "bbox=8,54,16,58", "cursor=1", "cursor=17", "cursor=~",
            "cursor=~\(Coast.id(1, "4bbb"))", "cursor=~\(Coast.id(1, "4ccc"))", "cursor=~\(Coast.id(7, "4ccc"))",
            "cursor=~z",
        ]
        let lists = ["limit=1", "limit=2", "limit=100"] + filters.flatMap { ["\($0)&limit=2", $0] }
        let single = [Coast.id(1, "4bbb"), Coast.id(1, "4ccc"), Coast.id(2, "4ccc")].map { "\(items)/\($0)" }
        let tiles = ["View1/0/0/0", "View1/1/1/1", "WebMercatorQuad/5/10/17", "WebMercatorQuad/0/0/0"]
            .map { "/collections/beskyttelsesrum/tiles/\($0)" }
        let pages = [
            "/collections/beskyttelsesrum?f=html", "\(items)?f=html", "\(items)?f=html&limit=3", "/collections?f=html",
        ]
        return ["/collections", "/collections/beskyttelsesrum", "/api"] + lists.map { "\(items)?\($0)" } + single
            + tiles + pages
    }()
}
