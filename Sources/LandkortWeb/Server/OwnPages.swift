import HTTPTypes
import Hummingbird
import LandkortCore

/// Refuses what the pages of another site, or of a neighbour under the same name, make a signed-in browser send.
///
/// Beside the marks in forms and the cookie's `SameSite`: it holds for what has no form too. Browsers say it themselves
/// in `Sec-Fetch-Site`, which no page can set, and on a network without encryption in `Origin` alone; a program that
/// shows a token is not a browser.
struct OwnPages: RouterMiddleware {
    private static let header = HTTPField.Name("Sec-Fetch-Site")!
    private static let foreign = ["cross-site", "same-site"]

    func handle(
        _ request: Request, context: RequestSource, next: (Request, RequestSource) async throws -> Response
    ) async throws -> Response {
        let reads: [HTTPRequest.Method] = [.get, .head, .options]
        if Self.isForeign(request), context.identity.hasForms, !reads.contains(request.method) {
            throw AccessProblem.badForm
        }
        return try await next(request, context)
    }

    private static func isForeign(_ request: Request) -> Bool {
        if let site = request.headers[header] { return foreign.contains(site) }
        guard let origin = request.headers[.origin] else { return false }
        return origin.split(separator: "/").last.map(String.init)?.lowercased() != request.head.authority?.lowercased()
    }
}
