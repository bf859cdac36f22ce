import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/log-ind/oidc` sends a browser to a provider of OpenID Connect, and `/log-ind/oidc/retur` is where it comes back.
struct OpenIDRoutes {
    static let start = "/log-ind/oidc"
    private static let back = "/log-ind/oidc/retur"

    let openID: OpenIDSignIn
    let signIn: SignInRoutes

    func add(to router: Router<RequestSource>) {
        router.get("log-ind/oidc", use: leave)
        router.get("log-ind/oidc/retur", use: arrive)
    }

    @Sendable func leave(_ request: Request, _ context: RequestSource) async throws -> Response {
        let target = SignInRoutes.target(request.parameters["til"])
        do {
            let address = try Self.address(openID, request)
            let way = try await openID.leave(for: target, back: address + Self.back, from: request.origin(context))
            var response = Response(status: .seeOther, headers: [.location: way.address, .cacheControl: "no-store"])
            response.headers[.setCookie] = SessionCookie.text(SessionCookie.away, way.cookie, lasting: 600, request)
            return response
        } catch let problem as OpenIDProblem {
            return signIn.page(problem, name: "", target: target, request, context)
        }
    }

    @Sendable func arrive(_ request: Request, _ context: RequestSource) async throws -> Response {
        let sent = request.parameters
        let answer = OpenIDSignIn.Answer(
            state: sent["state"] ?? "", code: sent["code"], error: sent["error"], issuer: sent["iss"])
        var response: Response
        do {
            let cookie = request.cookies[SessionCookie.away]?.value ?? ""
            let opened = try await openID.arrive(answer, cookie: cookie, from: request.origin(context))
            response = Reply.redirect(to: opened.target)
            response.headers[values: .setCookie].append(
                SessionCookie.text(SessionCookie.name, opened.secret, lasting: SignIn.lifetime, request))
        } catch let problem as any Problem where problem is OpenIDProblem || problem is AccessProblem {
            response = signIn.page(problem, name: "", target: "/", request, context)
        }
        response.headers[values: .setCookie].append(SessionCookie.text(SessionCookie.away, "", lasting: 0, request))
        return response
    }

    /// Where the browser finds this server: as the settings say, else on this machine.
    ///
    /// - Throws: ``OpenIDProblem/noAddress``; what a browser calls a server that is elsewhere is not believed.
    static func address(_ openID: OpenIDSignIn, _ request: Request) throws(OpenIDProblem) -> String {
        if let address = openID.address { return address }
        let parts = (request.head.authority ?? "").split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first, ["127.0.0.1", "localhost"].contains(host), parts.count <= 2,
            parts.dropFirst().allSatisfy({ UInt16($0) != nil })
        else { throw .noAddress }
        return "http://" + parts.joined(separator: ":")
    }
}
