import Foundation
import HTTPTypes
import LandkortCore
import Support
import Testing

@testable import LandkortWeb

@Suite(
    "Packed answers", .enabled(if: Tool.python.isHere, "skipped: python3, which unpacks them, is not installed"))
struct PackedTests {
    static let paths = [
        "/collections", "/collections/mast/items", "/collections/mast/tiles/View1/0/0/0", "/api",
        "/collections?f=html", "/assets/style.css", "/assets/map.js", "/assets/maplibre-gl.js",
        "/assets/land.geojson", "/tileMatrixSets/View1",
    ]

    /// What Python's gzip makes of the bytes.
    private func unpacked(_ bytes: [UInt8]) async throws -> [UInt8] {
        let scratch = try Scratch()
        let (packed, plain) = (scratch.folder.appending(path: "a.gz"), scratch.folder.appending(path: "a"))
        try Data(bytes).write(to: packed)
        let script = "import gzip,sys; open(sys.argv[2],'wb').write(gzip.open(sys.argv[1]).read())"
        let outcome = try await Tool.python.run(["-c", script, packed.path, plain.path])
        try #require(outcome.code == 0, "\(outcome.errors)")
        return Array(try Data(contentsOf: plain))
    }

    @Test("are smaller, and unpack to what others get", arguments: paths)
    func same(path: String) async throws {
        let client = try await Coast.shared.value.client
        let plain = try await client.get(path)
        try #require(plain.status == 200 && plain.bytes.count >= Reply.fewestPacked)
        #expect(plain.headers[.contentEncoding] == nil)
        let packed = try await client.get(path, [.acceptEncoding: "gzip, deflate, br"])
        #expect(packed.headers[.contentEncoding] == "gzip")
        #expect(packed.headers[.contentType] == plain.headers[.contentType])
        #expect(packed.headers[.contentLength] == String(packed.bytes.count))
        #expect(packed.bytes.count < plain.bytes.count * 2 / 3)
        #expect(try await unpacked(packed.bytes) == plain.bytes)
        for answer in [plain, packed] { #expect(answer.headers[.vary]?.contains("Accept-Encoding") == true) }
    }

    @Test("have a tag of their own, which is known again", arguments: paths)
    func tags(path: String) async throws {
        let client = try await Coast.shared.value.client
        let plain = try #require(try await client.get(path).headers[.eTag])
        let packed = try #require(try await client.get(path, [.acceptEncoding: "gzip"]).headers[.eTag])
        #expect(plain != packed)
        let again = try await client.get(path, [.acceptEncoding: "gzip", .ifNoneMatch: packed])
        #expect(again.status == 304 && again.bytes.isEmpty && again.headers[.eTag] == packed)
        #expect(again.headers[.vary]?.contains("Accept-Encoding") == true)
        #expect(again.headers[.contentEncoding] == nil)
        #expect(try await client.get(path, [.acceptEncoding: "gzip", .ifNoneMatch: plain]).status == 200)
        #expect(try await client.get(path, [.ifNoneMatch: packed]).status == 200)
    }

    @Test(
        "are for those who ask",
        arguments: [
            ("gzip", true), ("deflate, gzip;q=0.5", true), ("GZIP", true), ("*", true), ("x-gzip", true),
            ("gzip;q=0", false), ("*, gzip;q=0", false), ("identity", false), ("", false), ("br", false),
            ("gzip; q=0.0", false), ("*;q=0", false), ("gzipped", false), (";;,", false),
        ])
    func asked(encoding: String, isPacked: Bool) async throws {
        let answer = try await Coast.shared.value.client.get("/collections", [.acceptEncoding: encoding])
        #expect((answer.headers[.contentEncoding] == "gzip") == isPacked)
    }

    @Test("a short answer is sent as it is, and a long problem is packed too")
    func lengths() async throws {
        let client = try await Coast.shared.value.client
        let health = try await client.get("/health", [.acceptEncoding: "gzip"])
        #expect(health.headers[.contentEncoding] == nil && health.text == #"{"status":"ok"}"#)
        let page = try await client.get("/nowhere", [.acceptEncoding: "gzip", .accept: "text/html"])
        #expect(page.status == 404 && page.headers[.contentEncoding] == "gzip")
    }

    @Test("HEAD says what GET would")
    func head() async throws {
        let client = try await Coast.shared.value.client
        let get = try await client.get("/collections", [.acceptEncoding: "gzip"])
        let head = try await client.ask(.head, "/collections", [.acceptEncoding: "gzip"])
        #expect(head.headers == get.headers && head.bytes.isEmpty)
    }
}
