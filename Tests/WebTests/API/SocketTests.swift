import Foundation
import Hummingbird
import LandkortApplication
import LandkortStore
import Logging
import Support
import Testing

@testable import LandkortWeb

/// The server on a port of its own, asked with bytes that no client library would send.
@Suite("The server on a socket")
struct SocketTests {
    /// Runs `body` while the server answers on the port it is given.
    private func serving(_ body: @Sendable @escaping (UInt16) async throws -> Void) async throws {
        let store = try await Coast.shared.value.store
        let workspace = Workspace(store: store, threads: 1, today: { "2026-11-20" })
        let (ports, started) = AsyncStream.makeStream(of: Int.self)
        let server = Server(workspace, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let application = try server.application(port: 0) { started.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            group.addTask {
                for await port in ports {
                    try await body(UInt16(port))
                    return
                }
            }
            // The first to end is the body; then the server is.
            try await group.next()
            group.cancelAll()
        }
    }

    /// What comes back until the server closes.
    private static func ask(_ text: String, port: UInt16) async throws -> String {
        try await withCheckedThrowingContinuation { answered in
            DispatchQueue.global().async { answered.resume(with: Result { try exchange(Array(text.utf8), port) }) }
        }
    }

    private static func exchange(_ request: [UInt8], _ port: UInt16) throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var limit = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected, send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count
        else {
            throw POSIXError(.ECONNREFUSED)
        }
        var (answer, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { answer += buffer[..<count] }
        return String(decoding: answer, as: UTF8.self)
    }

    private static func get(_ path: String, _ method: String = "GET", _ headers: String = "") -> String {
        "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\(headers)Connection: close\r\n\r\n"
    }

    @Test("it answers on the port it tells, GET with a body and HEAD without")
    func answers() async throws {
        try await serving { port in
            let get = try await Self.ask(Self.get("/conformance"), port: port)
            let head = try await Self.ask(Self.get("/conformance", "HEAD"), port: port)
            #expect(get.hasPrefix("HTTP/1.1 200 OK\r\n"))
            let parts = get.split(separator: "\r\n\r\n", maxSplits: 1)
            let length = try #require(parts[0].firstMatch(of: /(?i)content-length: (\d+)/)?.1)
            #expect(Int(length) == parts.last?.utf8.count)
            #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n") && head.hasSuffix("\r\n\r\n"))
            #expect(head.lowercased().contains("content-length: \(length)"))
        }
    }

    @Test("no way of writing a path leads out of what is served, and odd headers do not end the program")
    func oddRequests() async throws {
        try await serving { port in
            let paths = [
                "/../../etc/passwd", "/assets/../../../../etc/passwd", "/assets/..%2f..%2f..%2f..%2fetc%2fpasswd",
                "/assets/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/assets/%c0%ae%c0%ae/etc/passwd", "/%", "/?%",
                "/%00",
            ]
            for path in paths {
                let answer = try await Self.ask(Self.get(path), port: port)
                #expect(!answer.contains("root:"))
                #expect(answer.hasPrefix("HTTP/1.1 ") && !answer.hasPrefix("HTTP/1.1 5"), "\(path)")
            }
            let headers = [
                "Accept: ;\r\n", "Accept: ,;,\r\n", "Accept-Language: ;\r\n", "Accept-Language: ,\r\n", "Cookie: =\r\n",
                "Cookie: ;;=;\r\n", "If-None-Match: ,,\r\n", "Accept:\r\n", "Accept-Language: -\r\n",
            ]
            for header in headers {
                let answer = try await Self.ask(Self.get("/conformance?f=json", "GET", header), port: port)
                #expect(answer.hasPrefix("HTTP/1.1 200 "), "\(header)")
            }
            #expect(try await Self.ask(Self.get("/health"), port: port).contains("\"ok\""))
        }
    }
}
