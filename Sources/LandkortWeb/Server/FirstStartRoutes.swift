import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/foerste-start/{secret}`: a form that makes the first administrator, and then is no more.
struct FirstStartRoutes: Sendable {
    static let folder = "foerste-start"

    let first: FirstAdministrator
    let pages: Pages
    /// Lets people in from now on.
    let opened: @Sendable (Accounts) throws -> Void

    func add(to router: Router<RequestSource>) {
        router.get("\(Self.folder)/:secret", use: show)
        router.post("\(Self.folder)/:secret", use: create)
    }

    @Sendable func show(_ request: Request, _ context: RequestSource) async throws -> Response {
        _ = try await secret(request, context)
        return page(nil, name: "", request, context)
    }

    @Sendable func create(_ request: Request, _ context: RequestSource) async throws -> Response {
        let secret = try await secret(request, context)
        let sent = try await request.formFields(upTo: 1 << 13)
        let (name, password) = (sent["navn"] ?? "", sent["kodeord"] ?? "")
        do {
            guard password == sent["igen"] else { throw AccessProblem.differentPasswords }
            let accounts = try await first.create(name, password: password, showing: secret)
            try opened(accounts)
            let session = try await SignIn(accounts).open(name, password: password, from: request.origin(context))
            var response = Reply.redirect(to: "/administration")
            response.headers[.setCookie] = SessionCookie.text(
                SessionCookie.name, session.secret, lasting: SignIn.lifetime, request)
            return response
        } catch let problem as AccessProblem where problem.kind == .invalid || problem.kind == .conflict {
            return page(problem, name: name, request, context)
        }
    }

    /// - Throws: ``RequestProblem/noSuchPage(_:)`` for any other, as for an address that never was.
    private func secret(_ request: Request, _ context: RequestSource) async throws -> String {
        let secret = try context.parameters.require("secret")
        guard await first.takes(secret) else { throw RequestProblem.noSuchPage(request.uri.path) }
        return secret
    }

    private func page(
        _ problem: AccessProblem?, name: String, _ request: Request, _ context: RequestSource
    ) -> Response {
        let frame = PageFrame(title: pages.texts("firstTitle", context.language))
        var content: [String: Any] = ["heading": frame.title, "action": request.uri.path, "name": name]
        content["problem"] = problem?.message[context.language]
        let bytes = pages.page("first-start", content, in: frame, request, context.language)
        var response = Reply.html(bytes, to: request, status: problem.map(ProblemReply.status) ?? .ok)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
