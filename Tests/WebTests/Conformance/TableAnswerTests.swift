import Foundation
import HTTPTypes
import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("Features as comma-separated text")
struct TableAnswerTests {
    private func rows(_ text: String) -> [[Substring]] {
        text.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }

    @Test(
        "the rows are the features of the same page, by parameter and by Accept",
        arguments: ["mast", "adresse", "region"])
    func same(collection: String) async throws {
        let client = try await Coast.shared.value.client
        let path = "/collections/\(collection)/items?limit=5"
        let json = try await client.get(path)
        let text = try await client.get("\(path)&f=csv")
        #expect(text.type == "text/csv; charset=utf-8; header=present")
        #expect(try await client.get(path, [.accept: "text/csv, application/geo+json;q=0.5"]).bytes == text.bytes)
        let heading = try #require(rows(text.text).first)
        #expect(heading.contains("geometri") == (collection != "region"))
        #expect(
            text.headers[HTTPField.Name("OGC-NumberMatched")!] == "\(try json.json()["numberMatched"] as? Int ?? -1)")
        for id in try json.ids() { #expect(text.text.contains(id)) }
    }

    @Test("pages are linked in the header, and walked they are all features")
    func pages() async throws {
        let client = try await Coast.shared.value.client
        var (count, next): (Int, String?) = (0, "/collections/mast/items?limit=50&f=csv&kommunekode=0851")
        while let path = next {
            let answer = try await client.get(path)
            count += rows(answer.text).count - 1
            let link = answer.headers[HTTPField.Name("Link")!]?.firstMatch(of: /<([^>]+)>; rel="next"/)
            next = try link.map { try Client.path(String($0.1)) }
        }
        #expect(count == Coast.masts.filter { $0["kommunekode"] == "0851" }.count)
    }

    @Test("one item is one row, in the system that is asked for")
    func one() async throws {
        let client = try await Coast.shared.value.client
        let mast = Coast.masts[5]
        guard case .point(let place)? = mast.geometry else { return }
        let path = "/collections/mast/items/\(mast.id)?f=csv&crs=\(ReferenceSystem.utm32.uri.percentEncoded)"
        let answer = try await client.get(path)
        #expect(answer.headers[HTTPField.Name("Content-Crs")!] == "<\(ReferenceSystem.utm32.uri)>")
        let found = try #require(answer.text.firstMatch(of: /POINT ?\(([0-9.]+) ([0-9.]+)\)/))
        #expect(abs((Double(found.1) ?? 0) - place.x) < 0.001 && abs((Double(found.2) ?? 0) - place.y) < 0.001)
        #expect(rows(answer.text).count == 2)
    }

    @Test("the greatest weight decides, and what a resource has not is passed over")
    func weights() async throws {
        let client = try await Coast.shared.value.client
        for (accept, type) in [
            ("text/csv;q=0.5, text/html", "text/html"),
            ("text/csv;q=0, application/json;q=0.1", "application/geo+json"),
            ("application/xml, text/csv;q=0.2", "text/csv"), ("text/html;q=0.2, */*;q=0.9", "application/geo+json"),
        ] {
            #expect(
                try await client.get("/collections/mast/items", [.accept: accept]).type.hasPrefix(type), "\(accept)")
        }
        #expect(try await client.get("/collections", [.accept: "text/csv"]).type == "application/json")
        #expect(try await client.get("/collections?f=csv").problem() == "request.bad-parameter")
    }
}
