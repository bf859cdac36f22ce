import Foundation
import Support
import Testing

@Suite("The sample store that make run serves")
struct RenewTests {
    private let tool = Tool(Places.package.appending(path: "scripts/sample.sh").path)

    @Test("is kept, is renewed when asked, and never taken from under a server")
    func renewed() async throws {
        let scratch = try Scratch()
        let path = scratch.path("demo.gpkg")
        func make(renewing: Bool) async throws -> Int32 {
            try await tool.runAtOnce(
                [Landkort.tool.path, scratch.folder.path], environment: ["RENEW": renewing ? "1" : ""]
            ).code
        }
        func number() throws -> Int {
            try #require(FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int)
        }
        #expect(try await make(renewing: false) == 0)
        let first = try number()
        #expect(try await make(renewing: false) == 0)
        #expect(try number() == first)
        try await Served.store(path) { server in
            _ = try await server.get("/health")
            #expect(try await make(renewing: true) == 65)
            #expect(try number() == first)
            #expect(try await server.json("/collections/beskyttelsesrum/items?f=json")["numberMatched"] as? Int == 60)
        }
        #expect(try await make(renewing: true) == 0)
        #expect(try number() != first)
        #expect(try scratch.names() == ["demo.complete", "demo.gpkg"])
    }
}
