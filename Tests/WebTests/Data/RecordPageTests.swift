import Foundation
import HTTPTypes
import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortWeb

@Suite("The page of a record and its history")
struct RecordPageTests {
    /// A mast that was changed, one that was deleted, one that was always hidden, and an agreement that names one.
    private struct Past {
        let scratch: Scratch
        let store: GeoPackageStore
        let client: Client
        /// When all were there, before anything was changed.
        let before: Moment
        static let ids = (0..<3).map { Coast.id($0, "4aaa") }

        init() async throws {
            scratch = try Scratch()
            store = try await Opening.store(at: scratch.path("fortid.gpkg"), creating: true)
            try await store.insert([
                "mast": Self.ids.enumerated().map { place, id in
                    Feature(
                        id: id,
                        values: [
                            "navn": .string("Mast <\(place)>"), "kommunekode": "0851", "status": "1",
                            "off_kode": place == 2 ? "2" : "1",
                        ], geometry: .point(Position(x: 555_000, y: 6_322_000)))
                },
                "mastesag": [
                    Feature(
                        id: Coast.id(9, "4bbb"),
                        values: ["titel": "Sagen om masten", "mast": .string(Self.ids[0]), "off_kode": "1"])
                ],
            ])
            before = Moment(Date.now)
            try await Task.sleep(for: .milliseconds(5))
            var row = try await store.feature(Self.ids[0], in: "mast", reader: .administrator)
            row["navn"] = "Ny & bedre"
            try await store.save(row, in: "mast", by: Actor("ida"), replacing: 1)
            try await store.delete(Self.ids[1], in: "mast", by: Actor("bo"), replacing: 1)
            client = try Client(store)
        }

        func page(_ path: String) async throws -> Answer {
            try await client.get("/collections/mast/items/\(path)", [.accept: "text/html"])
        }
    }

    @Test("says what is missing, what it is part of and where its history is")
    func record() async throws {
        let past = try await Past()
        let page = try await past.page(Past.ids[0])
        #expect(page.status == 200 && page.text.contains("<h1>Ny &amp; bedre</h1>"))
        #expect(page.text.contains("<span class=\"tag lacking\">mangler</span>"))
        #expect(page.text.contains("/collections/mast/items/\(Past.ids[0])/versions"))
        #expect(page.text.contains("Poster, der peger hertil") && page.text.contains(">Sagen om masten</a>"))
        #expect(page.text.contains("/collections/mastesag/items?mast=\(Past.ids[0])"))
        #expect(!page.text.contains("Kan ses af"), "told to those who are signed in")
    }

    @Test("each version says what it changed; who did it is not told to the public")
    func history() async throws {
        let past = try await Past()
        let page = try await past.page("\(Past.ids[0])/versions")
        #expect(page.status == 200)
        let old = try #require(page.text.range(of: "<td>Mast &lt;0&gt;</td><td>Ny &amp; bedre</td>"))
        let first = try #require(page.text.range(of: "Posten blev oprettet"))
        #expect(old.lowerBound < first.lowerBound && !page.text.contains("ida"))
        let map = try await past.client.get("/collections/mast/items/\(Past.ids[0])/versions")
        let versions = try map.objects("versions")
        #expect(versions.count == 2 && versions.allSatisfy { $0["by"] is NSNull })
        let change = try #require((versions[0]["changes"] as? [[String: Any]])?.first)
        #expect(change["field"] as? String == "navn" && change["old"] as? String == "Mast <0>")
        #expect(try map.links().filter { $0["rel"] == "memento" }.count == 2)
        #expect(try map.links().contains { $0["rel"] == "latest-version" })
    }

    @Test("a place that was moved is GeoJSON in the time map, and in the reader's own numbers on the page")
    func moved() async throws {
        let past = try await Past()
        let path = "/collections/mast/items/\(Past.ids[0])/versions"
        var row = try await past.store.feature(Past.ids[0], in: "mast", reader: .administrator)
        row.geometry = .point(Position(x: 554_672, y: 6_317_746))
        try await past.store.save(row, in: "mast", by: Actor("ida"), replacing: 2)
        let versions = try await past.client.get(path).objects("versions")
        func place(_ version: Int, _ part: String) throws -> [String: Any]? {
            let changes = try #require(versions[version]["changes"] as? [[String: Any]])
            return try #require(changes.first { $0["field"] as? String == "geometry" })[part] as? [String: Any]
        }
        let item = try await past.client.get("/collections/mast/items/\(Past.ids[0])").json()
        let now = try #require(item["geometry"] as? NSDictionary)
        #expect(try place(0, "new").map { $0 as NSDictionary } == now)
        let old = try #require(try place(0, "old"))
        #expect(old["type"] as? String == "Point" && old as NSDictionary != now)
        #expect(try place(2, "old") == nil, "there was none before the first version")
        let danish = try await past.client.get(path, [.accept: "text/html"]).text
        #expect(danish.contains("<td>555.000, 6.322.000</td><td>554.672, 6.317.746</td>"))
        let english = try await past.client.get("\(path)?lang=en", [.accept: "text/html"]).text
        #expect(english.contains("<td>555,000, 6,322,000</td><td>554,672, 6,317,746</td>"), "\(english)")
    }

    @Test("times on a record's page are as exact as in its history")
    func seconds() async throws {
        let past = try await Past()
        let page = try await past.page(Past.ids[0]).text
        let from = try #require(
            try await past.client.get("/collections/mast/items/\(Past.ids[0])").json()["properties"] as? [String: Any])
        let text = DateText(language: .da)(try #require(from["systid_fra"] as? String), .long, .seconds)
        #expect(text.contains(" kl. ") && page.contains(text), "\(text)")
        #expect(try await past.page("\(Past.ids[0])/versions").text.contains(text))
    }

    @Test("a record and a list are read as they were, with the version's beginning in the head")
    func asOf() async throws {
        let past = try await Past()
        let path = "/collections/mast/items/\(Past.ids[0])"
        let versions = try await past.client.get("\(path)/versions").objects("versions")
        let from = try #require(versions[1]["from"] as? String)
        let old = try await past.client.get("\(path)?datetime=\(from)")
        #expect((try old.json()["properties"] as? [String: Any])?["navn"] as? String == "Mast <0>")
        #expect(old.headers[HTTPField.Name("Memento-Datetime")!]?.hasSuffix(" GMT") == true)
        #expect(old.headers[HTTPField.Name("Link")!]?.contains("rel=\"successor-version\"") == true)
        let list = try await past.client.get("/collections/mast/items?datetime=\(past.before)")
        #expect(Set(try list.ids()) == Set(Past.ids.prefix(2)))
        let page = try await past.page("\(Past.ids[0])?datetime=\(from)")
        #expect(page.text.contains("Sådan så posten ud") && page.text.contains("Mast &lt;0&gt;"))
    }

    @Test("one that is gone has its past; one that is hidden is as one that never was")
    func gone() async throws {
        let past = try await Past()
        let items = "/collections/mast/items"
        let gone = try await past.client.get("\(items)/\(Past.ids[1])")
        #expect(gone.status == 410)
        #expect(try gone.problem() == "request.gone")
        #expect(gone.headers[HTTPField.Name("Link")!]?.contains("/versions>; rel=\"timemap\"") == true)
        let page = try await past.page(Past.ids[1]).text
        #expect(page.contains("<h1>Posten er slettet</h1>") && !page.contains("tidspunkt"))
        #expect(page.contains("href=\"\(items)/\(Past.ids[1])/versions\">Postens historik</a>"))
        let early = try await past.page("\(Past.ids[0])?datetime=2001-01-01").text
        #expect(early.contains("<h1>Posten var der ikke på det tidspunkt</h1>"))
        #expect(try await past.page("\(Past.ids[1])/versions").text.contains("Slettet"))
        #expect(try await past.client.get("\(items)/\(Past.ids[0])?datetime=2001-01-01").status == 410)
        for end in ["", "/versions", "?datetime=2001-01-01"] {
            let hidden = try await past.client.get("\(items)/\(Past.ids[2])\(end)")
            let never = try await past.client.get("\(items)/\(Coast.id(7, "4aaa"))\(end)")
            #expect(hidden.status == 404 && never.status == 404)
        }
    }

    @Test("times are written as HTTP has them")
    func dates() throws {
        let cases = [
            "2026-11-21T08:10:00Z": "Sat, 21 Nov 2026 08:10:00 GMT",
            "2024-02-29T23:59:59Z": "Thu, 29 Feb 2024 23:59:59 GMT",
        ]
        for (text, expected) in cases { #expect(HTTPDate.text(try #require(Moment(text))) == expected) }
    }
}
