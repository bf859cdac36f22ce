import HTTPTypes
import Testing

@Suite("A link that was shared where something is added to it")
struct SharedLinkTests {
    @Test(
        "leads a reader to the page without it",
        arguments: [
            ("/?fbclid=abc", "/"), ("/?utm_source=nyhedsbrev&lang=en&utm_campaign=x", "/?lang=en"),
            ("/collections/mast/items?q=nord&gclid=1", "/collections/mast/items?q=nord"),
        ])
    func leads(path: String, address: String) async throws {
        let answer = try await Coast.shared.value.client.get(path, [.accept: "text/html,*/*;q=0.8"])
        #expect(answer.status == 303 && answer.headers[.location] == address)
    }

    @Test("is refused where a program asks, and so is what nobody adds", arguments: ["fbclid", "utmx", "fbclid2"])
    func refused(name: String) async throws {
        let client = try await Coast.shared.value.client
        #expect(try await client.get("/?\(name)=1", [.accept: "application/json"]).status == 400)
        guard name != "fbclid" else { return }
        #expect(try await client.get("/?\(name)=1", [.accept: "text/html"]).status == 400)
    }
}
