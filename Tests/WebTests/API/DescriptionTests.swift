import Foundation
import Testing

@testable import LandkortWeb

@Suite("The OpenAPI description")
struct DescriptionTests {
    private func paths() async throws -> [String: [String: Any]] {
        let answer = try await Coast.shared.value.client.get("/api")
        #expect(answer.type == "application/vnd.oai.openapi+json;version=3.0")
        #expect(try answer.json()["openapi"] as? String == "3.0.3")
        return try #require(try answer.json()["paths"] as? [String: [String: Any]])
    }

    /// Served for people and their map, and no part of the interface.
    private static let pages: Set = [
        "/assets/:", "/adresser", "/steder.json", "/daekningsgrad", "/sammenligning", "/rapporter/:", "/log-ind",
        "/log-ind/mig", "/favicon.ico", "/tilgaengelighed", "/was",
        "/overblik", "/overblik/kontakter", "/overblik/kontrakter", "/overblik/moeder", "/overblik/moeder/:",
        "/overblik/oensker", "/overblik/program", "/overblik/retningslinjer", "/kalender.ics", "/kalender/:",
        "/mit-arbejde",
    ]

    @Test("every path that is served is described, and every path that is described is served")
    func complete() async throws {
        let client = try await Coast.shared.value.client
        let collections = try await client.get("/collections?f=json").objects("collections").compactMap {
            $0["id"] as? String
        }
        var described: Set<String> = []
        for (path, methods) in try await paths() where methods["get"] != nil {
            var shape = path.replacing(/\{[^}]+\}/, with: ":")
            if let id = collections.first(where: {
                path == "/collections/\($0)" || path.hasPrefix("/collections/\($0)/")
            }) {
                shape = shape.replacing("/collections/\(id)", with: "/collections/:")
            }
            described.insert(shape)
        }
        let served = Set(
            client.served.map { route in
                let path = route.replacing(/:[a-z]+/, with: ":").replacing(/\{[^}]+\}/, with: ":")
                return path.hasPrefix("/") ? path : "/" + path
            })
        #expect(served.subtracting(Self.pages) == described)
    }

    @Test("what is sent about attachments is described where somebody writes")
    func attachments() async throws {
        let desk = try await EditDesk()
        let document = try await desk.client.get("/api?f=json", desk.token).json()
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        let all = "\(EditDesk.items)/{featureId}/attachments"
        #expect(Set(paths[all].map(\.keys) ?? [:].keys) == ["get", "post"])
        #expect(Set(paths["\(all)/{attachmentId}"].map(\.keys) ?? [:].keys) == ["get", "patch", "delete"])
    }

    @Test("every described operation answers when its path is filled in, with the kind of answer it promises")
    func answers() async throws {
        let client = try await Coast.shared.value.client
        for (path, methods) in try await paths() where !path.hasSuffix("{attachmentId}") {
            // A job is gone after an hour; what it answers is tried where one is made.
            guard methods["get"] != nil, !path.contains("{jobId}") else { continue }
            let get = try #require(methods["get"] as? [String: Any], "\(path)")
            var filled = path.replacing("{tileMatrixSetId}", with: "View1")
                .replacing("{processId}", with: "daekningsgrad")
                .replacing("{tileMatrix}/{tileRow}/{tileCol}", with: "0/0/0")
            if let end = path.firstRange(of: "/{featureId}") {
                let list = path[..<end.lowerBound] + "?limit=1"
                guard let id = try await client.get(String(list)).ids().first else { continue }
                filled = path.replacing("{featureId}", with: id.percentEncoded)
            }
            let answer = try await client.get(filled)
            #expect(answer.status == 200, "\(filled)")
            let responses = get["responses"] as? [String: [String: Any]]
            let promised = (responses?["200"]?["content"] as? [String: Any])?.keys.sorted() ?? []
            #expect(promised.contains(where: answer.type.hasPrefix), "\(filled) is \(answer.type), not \(promised)")
            let formats = (get["parameters"] as? [[String: Any]])?.first { $0["name"] as? String == "f" }
            let forms = (formats?["schema"] as? [String: Any])?["enum"] as? [String] ?? []
            #expect(promised.contains("text/html") == forms.contains("html"), "\(filled)")
            if forms.contains("html") {
                let page = try await client.get(filled + (filled.contains("?") ? "&f=html" : "?f=html"))
                #expect(page.status == 200 && page.type.hasPrefix("text/html"), "\(filled)")
            }
        }
    }

    @Test("parameters of a path are described, each operation has its own name, and those of a query are accepted")
    func parameters() async throws {
        let client = try await Coast.shared.value.client
        var names: [String] = []
        for (path, methods) in try await paths() {
            let get = try #require((methods["get"] ?? methods["post"]) as? [String: Any])
            names.append(get["operationId"] as? String ?? "")
            let parameters = get["parameters"] as? [[String: Any]] ?? []
            let inPath = parameters.filter { $0["in"] as? String == "path" }.compactMap { $0["name"] as? String }
            #expect(Set(inPath) == Set(path.matches(of: /\{([^}]+)\}/).map { String($0.1) }), "\(path)")
            #expect(inPath.count == Set(inPath).count)
            guard path.hasSuffix("/items") else { continue }
            for name in parameters.filter({ $0["in"] as? String == "query" }).compactMap({ $0["name"] as? String }) {
                let answer = try await client.get("\(path)?\(name)=")
                #expect(try answer.status != 400 || answer.problem() != "request.unknown-parameter", "\(path) \(name)")
            }
        }
        #expect(Set(names).count == names.count)
    }
}
