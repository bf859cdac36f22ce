import Foundation
import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore
import LandkortStore
import Logging
import NIOCore
import NIOEmbedded
import Support

@testable import LandkortWeb

/// A store of its own for each test, and its pages, asked without a socket.
struct Site {
    let workspace: Workspace
    private let responder: RouterResponder<RequestSource>
    /// Nil where the test that gave the store keeps its folder.
    private let scratch: Scratch?

    /// A store with `campaigns`, the national registers and more features.
    init(
        _ campaigns: [TestCampaign] = [], features: [RegisterID: [Feature]] = [:], publisher: Publisher = Publisher()
    ) async throws {
        let scratch = try Scratch()
        let store = try await Opening.store(at: scratch.path("test.gpkg"), creating: true)
        for campaign in campaigns {
            _ = try await store.save(campaign.draft) { _ in .add(removing: []) }
        }
        try await store.insert(features)
        try self.init(store, in: scratch, publisher: publisher)
    }

    /// A store that the test made.
    init(_ store: any Store, in scratch: Scratch? = nil, publisher: Publisher = Publisher()) throws {
        self.scratch = scratch
        workspace = Workspace(store: store, threads: 2, today: { "2026-11-20" })
        let server = Server(workspace, publisher: publisher, logger: Logger(label: "test"))
        responder = try server.router().buildResponder()
    }

    struct Answer {
        var status: Int
        var body: String
        /// Where it leads, with the language that was asked for.
        var location: String?

        /// The words a person reads, tags gone and blanks made one.
        var text: String {
            let plain = body.replacing(/<(style|script)[^>]*>.*?<\/\1>/.dotMatchesNewlines(), with: " ")
                .replacing(/<[^>]+>/, with: " ").replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
                .replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            return plain.split { $0.isWhitespace && $0 != "\u{A0}" }.joined(separator: " ")
        }

        /// The cells of each row of the table called `id`.
        func rows(of id: String) -> [[String]] {
            guard let start = body.range(of: "<table id=\"\(id)\""),
                let from = body.range(of: "<tbody>", range: start.upperBound..<body.endIndex),
                let until = body.range(of: "</tbody>", range: from.upperBound..<body.endIndex)
            else { return [] }
            let table = body[from.upperBound..<until.lowerBound]
            return table.split(separator: "</tr>").filter { $0.contains("<t") }.map { row in
                row.matches(of: /<t[hd][^>]*>(.*?)<\/t[hd]>/).map { cell in
                    Answer(status: 200, body: String(cell.1)).text
                }
            }
        }
    }

    /// What a browser gets, or with `accept` another client.
    func get(_ path: String, _ language: Language = .da, accept: String = "text/html") async throws -> Answer {
        let mark = path.contains("?") ? "&" : "?"
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "127.0.0.1", path: "\(path)\(mark)lang=\(language.rawValue)",
            headerFields: [.accept: accept])
        let source = ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: Logger(label: "test"))
        let response = try await responder.respond(
            to: Request(head: head, body: .init(buffer: ByteBuffer())), context: RequestSource(source: source))
        let body = Collected()
        try await response.body.write(body)
        return Answer(
            status: response.status.code, body: String(decoding: body.bytes, as: UTF8.self),
            location: response.headers[.location])
    }
}

/// Keeps what a response writes.
private final class Collected: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += Array(buffer.readableBytesView) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
