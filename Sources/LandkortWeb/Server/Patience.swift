import Hummingbird
import LandkortCore

/// Stops what looks at row after row for a filter when who asked has gone, or after a minute.
struct Patience: RouterMiddleware {
    let departures: Departures

    private static let most = Duration.seconds(60)

    func handle(
        _ request: Request, context: RequestSource, next: (Request, RequestSource) async throws -> Response
    ) async throws -> Response {
        guard request.uri.query != nil else { return try await next(request, context) }
        let channel = context.channel
        // A channel of a test was never open.
        let wasOpen = channel.isActive
        let watch = ReadWatch(patience: Self.most) { wasOpen && !channel.isActive || departures.haveLeft(channel) }
        return try await ReadWatch.$current.withValue(watch) { try await next(request, context) }
    }
}
