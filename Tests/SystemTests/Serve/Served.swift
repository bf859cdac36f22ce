import Foundation
import Support
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A running `landkort serve` on a free port.
struct Served: Sendable {
    let port: Int
    private let program: Child

    /// Seconds for what takes one where nothing else runs: a machine that also runs other tests may stand still for
    /// long, and only what never comes is a fault.
    private static let patience = 300.0

    struct Answer {
        var status: Int
        var type: String
        var text: String
    }

    func get(_ path: String, accepting type: String = "application/json") async throws -> Answer {
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
        request.setValue(type, forHTTPHeaderField: "Accept")
        request.timeoutInterval = Self.patience
        let (data, response) = try await URLSession.shared.data(for: request)
        let answer = try #require(response as? HTTPURLResponse)
        return Answer(
            status: answer.statusCode, type: answer.value(forHTTPHeaderField: "Content-Type") ?? "",
            text: String(decoding: data, as: UTF8.self))
    }

    /// Sends a body, or nothing, with the given headers; a connection that breaks is thrown.
    func send(
        _ method: String, _ path: String, _ body: String? = nil, _ headers: [String: String] = [:]
    ) async throws -> (status: Int, headers: [String: String], body: Data) {
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        request.timeoutInterval = Self.patience
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        let answer = try #require(response as? HTTPURLResponse)
        let fields = answer.allHeaderFields.map { ("\($0.key)".lowercased(), "\($0.value)") }
        return (answer.statusCode, Dictionary(fields) { $1 }, data)
    }

    /// Ends the server without a word to it.
    func kill() { program.send(SIGKILL) }

    func json(_ path: String) async throws -> [String: Any] {
        let answer = try await get(path)
        #expect(answer.status == 200, "\(path): \(answer.text)")
        return try #require(try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
    }

    /// Serves `path` while `body` runs, then ends the server by its own id.
    ///
    /// - Returns: how the server ended.
    @discardableResult
    static func store(
        _ path: String, signal: Int32 = SIGTERM, _ body: (Served) async throws -> Void
    ) async throws -> Tool.Outcome {
        let starting = Starting()
        let log = FileManager.default.temporaryDirectory.appending(path: "landkort-test-\(UUID().uuidString).log")
        defer { try? FileManager.default.removeItem(at: log) }
        let script = "exec \"$0\" serve --store \"$1\" --port 0 > \"$2\""
        async let ended = Tool("/bin/sh").runAtOnce(
            ["-c", script, Landkort.tool.path, path, log.path]
        ) { starting.program = $0 }
        let served: Served
        do {
            served = try await running(starting, log)
        } catch {
            starting.program?.send(SIGKILL)
            throw ToolProblem(text: "\(error): \(try await ended.errors)")
        }
        let failure = await Result { try await body(served) }
        served.program.send(signal)
        // One that does not heed the signal must not be waited for for ever.
        let deadline = Task {
            try await Task.sleep(for: .seconds(Self.patience))
            served.program.send(SIGKILL)
        }
        let outcome = try await ended
        deadline.cancel()
        try failure.get()
        return outcome
    }

    /// The server says its address on standard output when it is ready.
    private static func running(_ starting: Starting, _ log: URL) async throws -> Served {
        var port: Int?
        try await Eventually.holds(within: Int(patience)) {
            let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
            port = text.firstMatch(of: /127\.0\.0\.1:(\d+)\n/).flatMap { Int($0.1) }
            return port != nil
        }
        return Served(port: try #require(port), program: try #require(starting.program))
    }
}

extension Result where Failure == any Error {
    init(_ body: () async throws -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}
