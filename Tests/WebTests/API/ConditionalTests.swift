import HTTPTypes
import LandkortCore
import LandkortStore
import Testing

@testable import LandkortWeb

@Suite("Answers a client already has")
struct ConditionalTests {
    static let paths = [
        "/?f=json", "/collections", "/collections/mast/items",
        "/collections/mast/items/00000000-0000-4aaa-8000-000000000003",
        "/collections/mast/tiles/View1/0/0/0", "/api", "/tileMatrixSets/View1", "/collections?f=html",
        "/assets/style.css",
    ]

    @Test("an answer has a tag, and is not sent again to who has it", arguments: paths)
    func notModified(path: String) async throws {
        let client = try await Coast.shared.value.client
        let first = try await client.get(path)
        try #require(first.status == 200, "\(path)")
        let tag = try #require(first.headers[.eTag])
        #expect(try await client.get(path).headers[.eTag] == tag)
        for known in [tag, "\"other\", \(tag)", "W/\(tag)", "*"] {
            let again = try await client.get(path, [.ifNoneMatch: known])
            #expect(again.status == 304, "\(known)")
            #expect(again.bytes.isEmpty)
            #expect(again.headers[.eTag] == tag)
        }
        for other in ["\"other\"", "", String(tag.dropLast(2)) + "\""] {
            #expect(try await client.get(path, [.ifNoneMatch: other]).status == 200)
        }
    }

    @Test("the tag is another once the answer is")
    func changes() async throws {
        let coast = try await Coast()
        let path = "/collections/mast/items?limit=1000"
        let before = try await coast.client.get(path)
        try await coast.store.insert([
            "mast": [
                Feature(id: Coast.id(900, "4aaa"), values: ["navn": "Ny"], geometry: .point(Position(x: 7e5, y: 6.1e6)))
            ]
        ])
        let after = try await coast.client.get(path, [.ifNoneMatch: before.headers[.eTag] ?? ""])
        #expect(after.status == 200)
        #expect(try after.ids().count == before.ids().count + 1)
        let (danish, english) = (
            try await coast.client.get("/collections/mast"), try await coast.client.get("/collections/mast?lang=en")
        )
        #expect(danish.headers[.eTag] != english.headers[.eTag])
    }

    @Test("a problem has no part in this")
    func problems() async throws {
        let client = try await Coast.shared.value.client
        let first = try await client.get("/collections/x")
        #expect(try await client.get("/collections/x", [.ifNoneMatch: first.headers[.eTag] ?? "*"]).status == 404)
    }

    @Test("HEAD is GET without the body", arguments: paths + ["/collections/x", "/collections/mast/items?limit=x"])
    func head(path: String) async throws {
        let client = try await Coast.shared.value.client
        let (get, head) = (try await client.get(path), try await client.ask(.head, path))
        #expect(head.status == get.status)
        #expect(head.bytes.isEmpty)
        for name: HTTPField.Name in [.contentType, .eTag, .contentLength, .cacheControl, .vary, .contentSecurityPolicy]
        {
            #expect(head.headers[name] == get.headers[name], "\(name)")
        }
        #expect(get.headers[.contentLength] == String(get.bytes.count))
    }
}
