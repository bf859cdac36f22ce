import Foundation
import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore
import LandkortStore
import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import LandkortWeb

/// Asks a server without a socket, as a program would.
struct Client: Sendable {
    /// The paths that `GET` answers, as they are declared.
    let served: [String]
    private let responder: RouterResponder<RequestSource>

    /// - Parameter add: more routes, beside the server's own.
    init(
        _ store: any Store, accounts: Accounts? = nil, _ add: (Router<RequestSource>) -> Void = { _ in }
    ) throws {
        let workspace = Workspace(store: store, threads: 2, today: { "2026-11-20" })
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let router = try Server(workspace, accounts: accounts, logger: logger).routes()
        add(router)
        served = router.routes.filter { $0.method == .get }.map(\.path.description)
        OtherMethods(catalogue: Catalogue(workspace)).add(to: router)
        responder = router.buildResponder()
    }

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await ask(.get, path, headers)
    }

    /// Sends a form as a browser does.
    func send(_ form: [String: String], to path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        let pairs = form.map { "\($0.percentEncoded)=\($1.percentEncoded)" }.joined(separator: "&")
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        headers[.accept] = "text/html"
        return try await ask(.post, path, headers, body: pairs)
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], body: String = ""
    ) async throws -> Answer {
        try await ask(method, path, headers, bytes: Array(body.utf8))
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, bytes: [UInt8]
    ) async throws -> Answer {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "kort.example:8080", path: path, headerFields: headers)
        let source = ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: Logger(label: "test"))
        let response = try await responder.respond(
            to: Request(head: head, body: .init(buffer: ByteBuffer(bytes: bytes))),
            context: RequestSource(source: source))
        let sent = Body()
        try await response.body.write(sent)
        return Answer(status: response.status.code, headers: response.headers, bytes: sent.bytes)
    }

    /// What follows the host of a link that the server gave.
    static func path(_ href: String) throws -> String {
        try #require(href.hasPrefix("http://kort.example:8080/"), "\(href) leads elsewhere")
        return String(href.dropFirst("http://kort.example:8080".count))
    }
}

/// Keeps what a response writes.
private final class Body: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += Array(buffer.readableBytesView) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// What a server answered.
struct Answer {
    var status: Int
    var headers: HTTPFields
    var bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var type: String { headers[.contentType] ?? "" }

    func json() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    func objects(_ name: String) throws -> [[String: Any]] { try #require(try json()[name] as? [[String: Any]]) }

    func links() throws -> [[String: String]] {
        try objects("links").map { $0.compactMapValues { $0 as? String } }
    }

    /// The address of the link with this relation, nil when there is none.
    func link(_ rel: String) throws -> String? { try links().first { $0["rel"] == rel }?["href"] }

    func ids() throws -> [String] { try objects("features").compactMap { $0["id"] as? String } }

    /// The code of a problem: the end of its type.
    func problem() throws -> String {
        try #require(type == "application/problem+json")
        let document = try json()
        #expect(document["status"] as? Int == status)
        for name in ["title", "detail", "instance"] { #expect(!(document[name] as? String ?? "").isEmpty) }
        return String((document["type"] as? String ?? "").dropFirst("urn:landkort:problem:".count))
    }
}
