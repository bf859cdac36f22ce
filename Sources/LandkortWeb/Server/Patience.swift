import Hummingbird
import LandkortCore

/// Stops what looks at row after row for a filter when who asked has gone, after a minute, or after ten seconds where others
/// wait to do the same.
struct Patience: RouterMiddleware {
    let departures: Departures

    private static let (most, mostInCrowd) = (Duration.seconds(60), Duration.seconds(10))

    func handle(
        _ request: Request, context: RequestSource, next: (Request, RequestSource) async throws -> Response
    ) async throws -> Response {
        guard request.uri.query != nil || request.method == .post else { return try await next(request, context) }
        let channel = context.channel
        // A channel of a test was never open.
        let wasOpen = channel.isActive
        let watch = ReadWatch(patience: Self.most, inCrowd: Self.mostInCrowd) {
            wasOpen && !channel.isActive || departures.haveLeft(channel)
        }
        defer { watch.finish() }
        return try await ReadWatch.$current.withValue(watch) { try await next(request, context) }
    }
}
