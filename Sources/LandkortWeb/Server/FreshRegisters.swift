import Hummingbird
import LandkortApplication

/// Has every request see the registers as they are declared and stored when it comes.
struct FreshRegisters: RouterMiddleware {
    let workspace: Workspace

    func handle(
        _ request: Request, context: RequestSource, next: (Request, RequestSource) async throws -> Response
    ) async throws -> Response {
        // A store that cannot be read is told by whatever reads from it.
        if !request.uri.path.hasPrefix("/assets/") { try? await workspace.renew() }
        return try await next(request, context)
    }
}
