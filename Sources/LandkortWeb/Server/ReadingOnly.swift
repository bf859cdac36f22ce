import HTTPTypes
import Hummingbird
import LandkortCore

/// Everything here but sign-in and records is read and nothing is written: `OPTIONS` says what this reader may do where,
/// and other methods are refused.
struct ReadingOnly: RouterMiddleware {
    /// Nil where the store has no accounts, and so nobody who writes.
    let writing: Writing?

    static let allowed = "GET, HEAD, OPTIONS"

    func handle(
        _ request: Request, context: RequestSource, next: (Request, RequestSource) async throws -> Response
    ) async throws -> Response {
        switch request.method {
        case .get, .head: return try await next(request, context)
        case .post where SignInRoutes.paths.contains(request.uri.path): return try await next(request, context)
        case let method where Self.asks(method, request.uri.path): return try await next(request, context)
        case let method where writing != nil && Writing.isOpen(method, request.uri.path):
            return try await next(request, context)
        case .options: return options(request.uri.path, context.reader)
        default:
            let allowed = methods(request.uri.path, context.reader)
            throw RequestProblem.methodNotAllowed(request.method.rawValue, allowed: Self.text(allowed))
        }
    }

    /// Whether it changes nothing of the store: an analysis that is asked for or no longer wanted, the first account.
    private static func asks(_ method: HTTPRequest.Method, _ path: String) -> Bool {
        let parts = path.split(separator: "/")
        switch (parts.first, parts.count) {
        case ("processes", 3): return method == .post && parts[2] == "execution"
        case ("jobs", 2): return method == .post || method == .delete
        case ("foerste-start", 2): return method == .post
        default: return false
        }
    }

    private func methods(_ path: String, _ reader: Reader) -> [HTTPRequest.Method] {
        [.post, .delete].filter { Self.asks($0, path) } + (writing?.methods(path, for: reader) ?? [])
    }

    private static func text(_ methods: [HTTPRequest.Method]) -> String {
        ([allowed] + methods.map(\.rawValue)).joined(separator: ", ")
    }

    /// OGC API – Features Part 4, `/req/create-replace-delete/options-response`. Also what a browser asks before a
    /// page elsewhere may send a header such as `If-None-Match`.
    private func options(_ path: String, _ reader: Reader) -> Response {
        let methods = methods(path, reader)
        var headers: HTTPFields = [.allow: Self.text(methods), .contentLength: "0"]
        for method in methods where RecordBody.isTaken(at: path) {
            guard let types = RecordBody.mediaTypes[method] else { continue }
            headers[RecordBody.accepted(by: method)] = types.joined(separator: ", ")
        }
        headers[.accessControlAllowMethods] = Self.allowed
        headers[.accessControlAllowHeaders] = "Accept, Accept-Language, If-None-Match"
        return Response(status: .ok, headers: headers)
    }
}
