import Foundation
import HTTPTypes
import LandkortCore
import LandkortStore
import Testing

@testable import LandkortWeb

@Suite("Versioned Features, the proposal, and RFC 7089")
struct VersionTests {
    private static let item = "\(EditDesk.items)/\(EditDesk.own)"
    private static let memento = HTTPField.Name("Memento-Datetime")!
    private static let link = HTTPField.Name("Link")!

    /// A mast of three versions.
    private func desk() async throws -> EditDesk {
        let desk = try await EditDesk()
        for height in [41, 42] {
            let answer = try await desk.send(.patch, Self.item, #"{"properties": {"hoejde": \#(height)}}"#)
            try #require(answer.status == 204)
        }
        return desk
    }

    /// The addresses of a `Link` header by their relation.
    private func links(_ answer: Answer) -> [String: String] {
        let all = (answer.headers[Self.link] ?? "").matches(of: /<([^>]*)>; rel="([^"]+)"/)
        return Dictionary(all.map { (String($0.2), String($0.1)) }) { first, _ in first }
    }

    private func mementos(_ desk: EditDesk) async throws -> [(path: String, date: String)] {
        let map = try await desk.client.get("\(Self.item)/versions", desk.token).objects("links")
        return try map.filter { $0["rel"] as? String == "memento" }.map {
            (try Client.path($0["href"] as? String ?? ""), $0["datetime"] as? String ?? "")
        }
    }

    @Test("each memento of the time map is read at its address, tells when it began, and leads to its neighbours")
    func walk() async throws {
        let desk = try await desk()
        let all = try await mementos(desk)
        try #require(all.count == 3)
        for (place, memento) in all.enumerated() {
            let answer = try await desk.client.get(memento.path, desk.token)
            #expect(answer.status == 200 && answer.headers[Self.memento] == memento.date)
            let height = (try answer.json()["properties"] as? [String: Any])?["hoejde"] as? Double
            #expect(height == [42, 41, 40][place])
            let links = links(answer)
            #expect(links["original"] == Self.item && links["self"] == memento.path)
            #expect(links["timemap"] == "\(Self.item)/versions" && links["version-history"] == links["timemap"])
            #expect(links["successor-version"] == (place > 0 ? all[place - 1].path : nil))
            #expect(links["predecessor-version"] == (place < 2 ? all[place + 1].path : nil))
            #expect(try answer.link("self").map(Client.path)?.hasPrefix(memento.path) == true)
        }
        let now = try await desk.client.get(Self.item, desk.token)
        #expect(now.headers[Self.memento] == all[0].date && links(now)["self"] == Self.item)
    }

    @Test("the time map is JSON with one relation a link, or link-format")
    func timeMap() async throws {
        let desk = try await desk()
        let json = try await desk.client.get("\(Self.item)/versions", desk.token)
        let relations = try json.links().compactMap { $0["rel"] }
        #expect(relations.filter { $0 == "memento" }.count == 3 && relations.contains("latest-version"))
        #expect(relations.contains("original") && relations.contains("self"))
        var headers = desk.token
        headers[.accept] = "application/link-format"
        let text = try await desk.client.get("\(Self.item)/versions", headers)
        #expect(text.type == "application/link-format")
        for memento in try await mementos(desk) {
            let start = "<http://kort.example:8080\(memento.path)>; rel=\"memento"
            #expect(text.text.contains(start) && text.text.contains("datetime=\"\(memento.date)\""))
        }
    }

    @Test("a record that has been is gone, with links to what there is; one that never was, or is hidden, is not there")
    func gone() async throws {
        let desk = try await desk()
        #expect(try await desk.client.ask(.delete, Self.item, desk.token).status == 204)
        let gone = try await desk.client.get(Self.item, desk.token)
        #expect(try gone.status == 410 && gone.problem() == "request.gone")
        let links = links(gone)
        #expect(links["timemap"] == "\(Self.item)/versions" && links["version-history"] == links["timemap"])
        let latest = try await desk.client.get(try #require(links["latest-version"]), desk.token)
        #expect((try latest.json()["properties"] as? [String: Any])?["hoejde"] as? Double == 42)
        let before = try await desk.client.get("\(Self.item)?datetime=2001-01-01T00:00:00Z", desk.token)
        #expect(before.status == 410)
        #expect(try await desk.client.get("\(EditDesk.items)/\(Coast.id(77, "4aaa"))", desk.token).status == 404)
        for method in [HTTPRequest.Method.put, .delete] {
            #expect(try await desk.send(method, Self.item, #"{"properties": {}}"#).status == 410)
        }
    }

    @Test("of a record that it could not see nobody learns that it has been")
    func hidden() async throws {
        let desk = try await EditDesk()
        let hide = #"{"properties": {"off_kode": "2"}}"#
        let never = try await desk.client.get("\(EditDesk.items)/\(Coast.id(77, "4aaa"))")
        #expect(try await desk.send(.patch, Self.item, hide).status == 204)
        #expect(try await desk.client.ask(.delete, Self.item, desk.token).status == 204)
        #expect(try await desk.client.get(Self.item, desk.token).status == 410)
        for path in [Self.item, "\(Self.item)/versions", "\(Self.item)?datetime=2001-01-01T00:00:00Z"] {
            let answer = try await desk.client.get(path)
            #expect(answer.status == 404 && answer.headers[Self.link] == nil, "\(path)")
            #expect(try answer.problem() == never.problem())
        }
    }

    @Test("a collection says that its time is the transaction's, and its schema which fields hold it")
    func declared() async throws {
        let client = try await Coast.shared.value.client
        let fields = try await client.get("/collections/mast/schema").json()["properties"] as? [String: [String: Any]]
        let roles = (fields ?? [:]).compactMapValues { $0["x-ogc-role"] as? String }
        #expect(roles["systid_fra"] == "primary-interval-start" && roles["systid_til"] == "primary-interval-end")
        let mast = try await client.get("/collections/mast").json()
        #expect((mast["versioning"] as? [String: String]) == ["timeAxis": "transaction-time"])
        #expect(try await client.get("/collections/daekning-1km").json()["versioning"] == nil)
    }
}
