import Foundation
import HTTPTypes
import LandkortCore
import LandkortStore
import Testing

@testable import LandkortWeb

@Suite("What a client meets first")
struct LandingTests {
    @Test("every link of every JSON answer leads to what it says, as far as one can follow")
    func crawl() async throws {
        let client = try await Coast.shared.value.client
        var waiting = ["/?f=json"]
        var seen: Set<String> = []
        while let path = waiting.popLast() {
            guard seen.insert(path).inserted else { continue }
            let answer = try await client.get(path)
            #expect(answer.status == 200, "\(path)")
            guard answer.type.contains("json") else { continue }
            for link in Self.links(try answer.json()) where Self.isFollowed(link.href) {
                let target = try Client.path(link.href)
                let linked = try await client.get(target)
                #expect(linked.status == 200, "\(path) → \(target)")
                let type = link.type.split(separator: ";")[0]
                #expect(linked.type.hasPrefix(type), "\(target) is \(linked.type), not \(link.type)")
                if link.type.contains("json") { waiting.append(target) }
            }
        }
        for path in ["/conformance", "/collections/mast/items?f=json", "/tileMatrixSets/View1"] {
            #expect(seen.contains { $0.hasPrefix(path) }, "\(path) is linked")
        }
    }

    /// One page of each collection is enough; an execution is sent, and jobs come and go with other tests.
    private static func isFollowed(_ href: String) -> Bool {
        !["{", "cursor=", "/execution", "/jobs/"].contains { href.contains($0) }
    }

    /// All links anywhere in a document.
    private static func links(_ document: Any) -> [(href: String, type: String)] {
        if let list = document as? [Any] { return list.flatMap(links) }
        guard let object = document as? [String: Any] else { return [] }
        if let href = object["href"] as? String { return [(href, object["type"] as? String ?? "")] }
        return object.filter { $0.key != "features" }.values.flatMap(links)
    }

    @Test("the landing page links to what the standards ask of it")
    func landing() async throws {
        let answer = try await Coast.shared.value.client.get("/?f=json")
        let relations = try answer.links().compactMap { $0["rel"] }
        let asked = ["self", "alternate", "service-desc", "service-doc", "conformance", "data"]
        for rel in asked + ["http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"] {
            #expect(relations.contains(rel))
        }
        #expect(try answer.json()["title"] as? String == "Det digitale landkort")
    }

    @Test("the conformance classes of Features, CQL2 and Tiles are declared, each once")
    func conformance() async throws {
        let answer = try await Coast.shared.value.client.get("/conformance?f=json")
        let classes = try #require(try answer.json()["conformsTo"] as? [String])
        #expect(Set(classes).count == classes.count)
        for part in [
            "features-1/1.0/conf/core", "features-1/1.0/conf/geojson", "features-1/1.0/conf/oas30",
            "tiles-1/1.0/conf/mvt", "features-3/1.0/conf/filter", "features-3/1.0/conf/features-filter",
        ] {
            #expect(classes.contains("http://www.opengis.net/spec/ogcapi-\(part)"))
        }
    }

    @Test("every open register, grid and the addresses are collections, alone as in the list")
    func collections() async throws {
        let coast = try await Coast.shared.value
        let listed = try await coast.client.get("/collections?f=json").objects("collections")
        let ids = listed.compactMap { $0["id"] as? String }
        #expect(
            ids == coast.store.registers.filter { $0.annotations["laes"] == nil }.map(\.id.rawValue) + [
                "daekning-10km", "daekning-1km", "daekning-100m", "adresse", "katalog",
            ])
        for (id, entry) in zip(ids, listed) {
            let alone = try await coast.client.get("/collections/\(id)?f=json").json()
            #expect(NSDictionaryEqual(alone, entry), "\(id)")
        }
        let boxes = listed.compactMap { (($0["extent"] as? [String: Any])?["spatial"] as? [String: Any])?["bbox"] }
        for case let box as [[Double]] in boxes {
            #expect(box[0].count == 4)
            #expect(box[0][0] <= box[0][2] && box[0][1] <= box[0][3] && box[0][0] > 7 && box[0][3] < 59)
        }
        #expect(boxes.count == 7)
    }

    @Test("behind a proxy that encrypts, links are encrypted too")
    func secureLinks() async throws {
        let client = try await Coast.shared.value.client
        for path in ["/?f=json", "/collections/mast/items?limit=1", "/collections/mast/tiles", "/api"] {
            let answer = try await client.get(path, [HTTPField.Name("X-Forwarded-Proto")!: "https"])
            #expect(answer.text.contains("https://kort.example:8080"))
            #expect(!answer.text.contains("http://kort.example"), "\(path)")
        }
    }

    @Test("health answers while the store does")
    func health() async throws {
        let answer = try await Coast.shared.value.client.get("/health")
        #expect(answer.status == 200)
        #expect(try answer.json()["status"] as? String == "ok")
    }
}

/// Whether two JSON objects say the same.
func NSDictionaryEqual(_ a: [String: Any], _ b: [String: Any]) -> Bool {
    NSDictionary(dictionary: a).isEqual(to: b)
}
