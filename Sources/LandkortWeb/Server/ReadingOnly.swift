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
        default: throw RequestProblem.methodNotAllowed(request.method.rawValue)
        }
    }

    /// Whether it only asks for an analysis, or no longer wants one: nothing of the store is changed.
    private static func asks(_ method: HTTPRequest.Method, _ path: String) -> Bool {
        let parts = path.split(separator: "/")
        switch (parts.first, parts.count) {
        case ("processes", 3): return method == .post && parts[2] == "execution"
        case ("jobs", 2): return method == .post || method == .delete
        default: return false
        }
    }

    /// Also what a browser asks before a page elsewhere may send a header such as `If-None-Match`.
    private func options(_ path: String, _ reader: Reader) -> Response {
        let more = writing?.methods(path, for: reader).map { ", \($0.rawValue)" }.joined() ?? ""
        var headers: HTTPFields = [.allow: Self.allowed + more]
        headers[.accessControlAllowMethods] = Self.allowed
        headers[.accessControlAllowHeaders] = "Accept, Accept-Language, If-None-Match"
        return Response(status: .noContent, headers: headers)
    }
}
