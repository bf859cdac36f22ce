import HTTPTypes
import Hummingbird

/// Headers that every answer carries: no script but our own, no frame, no guessing of types; reading from anywhere.
struct SafeHeaders: RouterMiddleware {
    private static let policy = [
        "default-src 'self'", "img-src 'self' data: blob:", "worker-src 'self' blob:", "connect-src 'self'",
        "style-src 'self' 'unsafe-inline'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'",
    ].joined(separator: "; ")

    func handle(
        _ request: Request, context: RequestSource, next: (Request, RequestSource) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[HTTPField.Name("Referrer-Policy")!] = "same-origin"
        if request.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        response.headers[.accessControlAllowOrigin] = "*"
        response.headers[.accessControlExposeHeaders] = "Content-Crs, ETag, Link, Memento-Datetime"
        return response
    }
}
