import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore
import Foundation

/// Finds out who asks, by the token in the head of the request, else by the session's cookie; the one place that does.
struct Identification: RouterMiddleware {
    let workspace: Workspace
    /// Nil where the store has no accounts.
    let accounts: Accounts?
    let signIn: SignIn?

    func handle(
        _ request: Request, context: RequestSource, next: (Request, RequestSource) async throws -> Response
    ) async throws -> Response {
        var context = context
        do {
            context.identity = try await identity(request)
        } catch {
            context.refusal = error as? any Problem ?? RequestProblem.defect(error)
            if case .badToken? = error as? AccessProblem {
                await signIn?.noteBadToken(from: request.origin(context), at: request.uri.path)
            }
        }
        let audience = Audience(context.identity, canSignIn: accounts != nil)
        var response = try await Audience.$current.withValue(audience) { try await next(request, context) }
        // What somebody is shown is theirs; what everyone gets may be kept as before. The answer to a form is shown
        // again to nobody but who sent it and goes back to it, which takes a copy until they sign out.
        if context.identity.name != nil, !request.uri.path.hasPrefix("/assets/") {
            let mayKeep = request.method == .post && response.headers[.cacheControl]?.contains("no-store") != true
            response.headers[.cacheControl] = mayKeep ? "private, no-cache" : "private, no-store"
        }
        return response
    }

    private func identity(_ request: Request) async throws -> Identity {
        if let secret = try Self.bearer(request) {
            guard let accounts else { throw AccessProblem.badToken }
            let token = try await accounts.token(secret)
            return Identity(proof: .token(token), reader: try await workspace.reader(for: token))
        }
        guard let accounts, let secret = request.cookies[SessionCookie.name]?.value,
            let account = try await accounts.session(secret)
        else { return .anonymous }
        return Identity(proof: .session(account, secret: secret), reader: try await workspace.reader(for: account))
    }

    /// - Throws: ``AccessProblem/badToken`` for any other kind of authorisation.
    private static func bearer(_ request: Request) throws(AccessProblem) -> String? {
        guard let header = request.headers[.authorization] else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw .badToken }
        return parts[1].trimmingCharacters(in: [" "])
    }
}

/// The cookies that the server sets, none of which a script can read.
enum SessionCookie {
    static let name = "landkort"
    /// Shows that a form was given to the browser that sends it, before anyone has signed in.
    static let form = "landkort_formular"

    /// Shows that the browser that comes back from a provider is the one that was sent there.
    static let away = "landkort_afsted"

    static func text(_ name: String, _ value: String, lasting seconds: Int, _ request: Request) -> String {
        let secure = request.isSecure ? "; Secure" : ""
        return "\(name)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Lax\(secure)"
    }
}

extension Request {
    /// Whether the proxy in front says that the browser's connection is encrypted.
    var isSecure: Bool { headers[HTTPField.Name("X-Forwarded-Proto")!]?.lowercased() == "https" }

    /// Where it comes from: what the proxy on this machine saw, else who is connected.
    func origin(_ context: RequestSource) -> String {
        let seen = headers[HTTPField.Name("X-Forwarded-For")!]?.split(separator: ",").last
        return seen.map { String($0.filter { !$0.isWhitespace }.prefix(64)) } ?? context.peer
    }
}
