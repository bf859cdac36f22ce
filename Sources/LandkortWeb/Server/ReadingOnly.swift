import HTTPTypes
import Hummingbird

/// Everything here but the forms of sign-in is read and nothing is written: `OPTIONS` says so, and other methods are refused.
struct ReadingOnly: RouterMiddleware {
    static let allowed = "GET, HEAD, OPTIONS"

    func handle(
        _ request: Request, context: RequestSource, next: (Request, RequestSource) async throws -> Response
    ) async throws -> Response {
        switch request.method {
        case .get, .head: return try await next(request, context)
        case .post where SignInRoutes.paths.contains(request.uri.path): return try await next(request, context)
        case .options: return Self.options
        default: throw RequestProblem.methodNotAllowed(request.method.rawValue)
        }
    }

    /// Also what a browser asks before a page elsewhere may send a header such as `If-None-Match`.
    private static var options: Response {
        var headers: HTTPFields = [.allow: allowed]
        headers[.accessControlAllowMethods] = allowed
        headers[.accessControlAllowHeaders] = "Accept, Accept-Language, If-None-Match"
        return Response(status: .noContent, headers: headers)
    }
}
