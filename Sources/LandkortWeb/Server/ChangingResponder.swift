import Hummingbird
import Synchronization

/// Answers by the routes there are now, which may become others while the server runs.
final class ChangingResponder: HTTPResponder {
    typealias Context = RequestSource

    private let current: Mutex<RouterResponder<RequestSource>>

    init(_ router: Router<RequestSource>) { current = Mutex(router.buildResponder()) }

    /// From the next request on.
    func change(to router: Router<RequestSource>) {
        let responder = router.buildResponder()
        current.withLock { $0 = responder }
    }

    func respond(to request: Request, context: RequestSource) async throws -> Response {
        try await current.withLock(\.self).respond(to: request, context: context)
    }
}
