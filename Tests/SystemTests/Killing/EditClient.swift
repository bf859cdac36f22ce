import Foundation
import Testing

/// Somebody who makes, changes and ends masts over HTTP until the server is gone.
actor EditClient {
    private(set) var ledger = EditLedger()
    private let name: String
    private let token: String
    private var count = 0

    init(_ name: String, token: String) {
        self.name = name
        self.token = token
    }

    private static let items = "/collections/mast/items"
    private static let mostLiving = 6

    /// Until an answer does not come, or until the task is cancelled.
    func work(on server: Served) async {
        while !Task.isCancelled {
            do {
                try await step(on: server)
            } catch {
                return
            }
        }
    }

    func faults(in stored: [String: EditLedger.Record]) -> [String] {
        ledger.faults(in: stored.filter { $0.value.versions[0].name.hasPrefix("\(name)-") })
    }

    private func step(on server: Served) async throws {
        count += 1
        let version = EditLedger.Version(name: "\(name)-\(count)", height: count % 300 + 1)
        let living = ledger.living
        guard let id = living.randomElement(), living.count >= 2 else { return try await create(version, server) }
        switch Int.random(in: 0..<(living.count < Self.mostLiving ? 4 : 3)) {
        case 0: try await end(id, server)
        case 3: try await create(version, server)
        default: try await change(id, version, server)
        }
    }

    private func create(_ version: EditLedger.Version, _ server: Served) async throws {
        let x = 9 + Double(count % 100) / 100
        let place = #"{"type": "Point", "coordinates": [\#(x), 57.05]}"#
        ledger.begin(.creating(version))
        let answer = try await send("POST", Self.items, body(version, place), server, expecting: 201)
        let id = try #require(answer["location"]?.split(separator: "/").last)
        ledger.acknowledge(String(id))
    }

    private func change(_ id: String, _ version: EditLedger.Version, _ server: Served) async throws {
        let tag = try await tag(of: id, server)
        ledger.begin(.changing(id, version))
        _ = try await send("PATCH", "\(Self.items)/\(id)", body(version, nil), server, expecting: 204, tag)
        ledger.acknowledge(id)
    }

    private func end(_ id: String, _ server: Served) async throws {
        let tag = try await tag(of: id, server)
        ledger.begin(.ending(id))
        _ = try await send("DELETE", "\(Self.items)/\(id)", nil, server, expecting: 204, tag)
        ledger.acknowledge(id)
    }

    private func tag(of id: String, _ server: Served) async throws -> String {
        try #require(try await send("GET", "\(Self.items)/\(id)?f=json", nil, server, expecting: 200)["etag"])
    }

    private func body(_ version: EditLedger.Version, _ place: String?) -> String {
        let geometry = place.map { #""geometry": \#($0), "# } ?? ""
        let values = #"{"navn": "\#(version.name)", "hoejde": \#(version.height), "off_kode": "1"}"#
        return #"{"type": "Feature", \#(geometry)"properties": \#(values)}"#
    }

    private func send(
        _ method: String, _ path: String, _ body: String?, _ server: Served, expecting status: Int,
        _ tag: String? = nil
    ) async throws -> [String: String] {
        let type = method == "PATCH" ? "application/merge-patch+json" : "application/geo+json"
        var headers = ["Authorization": "Bearer \(token)", "Content-Type": type]
        headers["If-Match"] = tag
        let answer = try await server.send(method, path, body, headers)
        #expect(answer.status == status, "\(method) \(path): \(String(decoding: answer.body, as: UTF8.self))")
        try #require(answer.status == status)
        return answer.headers
    }
}
