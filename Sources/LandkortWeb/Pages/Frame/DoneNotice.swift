import HTTPTypes
import Hummingbird

/// What a form has just done, said once on top of the page that it leads to, whichever that is.
///
/// It travels in a cookie of its own and not in the address, which may be kept, sent and loaded again.
enum DoneNotice: String {
    case saved = "gemt"
    case deleted = "slettet"
    case restored = "genoprettet"
    case approved = "godkendt"
    case refused = "afvist"
    case withdrawn = "trukket"
    case accountRemoved = "konto_fjernet"

    /// Of the request that is being answered.
    @TaskLocal static var current: Self?

    static let cookie = "landkort_besked"
    /// Seconds until it is no news: where the page that was led to never came.
    fileprivate static let lifetime = 30

    /// The key of its text.
    var textKey: String {
        switch self {
        case .saved: "doneSaved"
        case .deleted: "doneDeleted"
        case .restored: "doneRestored"
        case .approved: "doneApproved"
        case .refused: "doneRefused"
        case .withdrawn: "doneWithdrawn"
        case .accountRemoved: "doneAccountRemoved"
        }
    }
}

extension Reply {
    /// Sends a browser elsewhere on this server, to read there that what it asked for is done.
    static func redirect(to path: String, telling notice: DoneNotice, _ request: Request) -> Response {
        var response = redirect(to: path)
        response.headers[values: .setCookie].append(
            SessionCookie.text(DoneNotice.cookie, notice.rawValue, lasting: DoneNotice.lifetime, request))
        return response
    }
}

/// Gives the first page after a change what it is to tell, and takes the cookie away again with that page.
struct DoneNotices: RouterMiddleware {
    func handle(
        _ request: Request, context: RequestSource, next: (Request, RequestSource) async throws -> Response
    ) async throws -> Response {
        guard request.method == .get, Audience.current.hasForms,
            let told = request.cookies[DoneNotice.cookie].flatMap({ DoneNotice(rawValue: $0.value) })
        else { return try await next(request, context) }
        var response = try await DoneNotice.$current.withValue(told) { try await next(request, context) }
        if response.headers[.contentType]?.hasPrefix("text/html") == true {
            response.headers[values: .setCookie].append(
                SessionCookie.text(DoneNotice.cookie, "", lasting: 0, request))
        }
        return response
    }
}
