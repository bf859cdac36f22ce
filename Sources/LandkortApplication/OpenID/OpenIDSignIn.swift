import Foundation
public import LandkortCore
import LandkortStore

/// Lets people in who sign in at a provider of OpenID Connect: the code flow with PKCE.
public actor OpenIDSignIn {
    private nonisolated let settings: OpenIDSettings
    private let accounts: Accounts
    private let workspace: Workspace
    private let provider: Provider
    private var departures = Departures()
    private var attempts = Attempts()

    /// Asks nobody before somebody wants to sign in.
    public init(_ settings: OpenIDSettings, _ accounts: Accounts, in workspace: Workspace) {
        self.settings = settings
        self.accounts = accounts
        self.workspace = workspace
        provider = Provider(settings, now: accounts.now)
    }

    /// What the button says.
    public nonisolated var label: Bilingual { settings.label }

    /// Where browsers find this program, if somebody has said so.
    public nonisolated var address: String? { settings.address }

    /// Sends a browser to the provider.
    ///
    /// - Parameters:
    ///   - target: the page to end on, on this server.
    ///   - back: where the provider is to send it, as the provider knows it.
    ///   - origin: where it comes from, such as an IP address.
    /// - Returns: the address to go to, and what the browser has to bring back.
    /// - Throws: ``OpenIDProblem/unavailable(_:)``.
    public func leave(
        for target: String, back: String, from origin: String
    ) async throws -> (address: String, cookie: String) {
        let description = try await provider.description()
        let now = accounts.now()
        let departure = Departure(
            target: target, back: back, origin: origin, end: now.addingTimeInterval(Departures.patience))
        departures.add(departure, at: now)
        let fields = [
            ("response_type", "code"), ("client_id", settings.client), ("redirect_uri", back),
            ("scope", settings.scopes.joined(separator: " ")), ("state", departure.state),
            ("nonce", departure.nonce), ("code_challenge", Secrets.challenge(of: departure.verifier)),
            ("code_challenge_method", "S256"),
        ]
        return (FormText.adding(fields, to: description.authorization), departure.cookie)
    }

    /// What a provider sends a browser back with.
    public struct Answer: Sendable {
        /// Names the departure.
        public var state: String
        /// Good once, for a token.
        public var code: String?
        /// Why there is no code.
        public var error: String?
        /// Who sends it.
        public var issuer: String?

        /// As the address had it.
        public init(state: String, code: String?, error: String?, issuer: String?) {
            (self.state, self.code, self.error, self.issuer) = (state, code, error, issuer)
        }
    }

    /// Lets in who comes back, with the rights that the provider's claims give now.
    ///
    /// - Parameter cookie: what the browser got when it left.
    /// - Returns: the session's secret, and the page to end on.
    /// - Throws: ``OpenIDProblem``, which is then in the log; ``AccessProblem/tooManyAttempts(seconds:)``.
    public func arrive(
        _ answer: Answer, cookie: String, from origin: String
    ) async throws -> (secret: String, target: String) {
        // The name is none that comes again, so that only the place counts.
        let (place, name) = ("oidc \(origin)", String(answer.state.prefix(64)))
        if let wait = attempts.wait(name: name, origin: place, at: accounts.moment()) {
            throw AccessProblem.tooManyAttempts(seconds: wait)
        }
        attempts.note(name: name, origin: place, at: accounts.moment())
        do {
            let departure = departures.take(answer.state, cookie: cookie, at: accounts.now())
            guard let departure else { throw OpenIDProblem.badReturn }
            let account = try await account(answer, departure)
            let secret = try await accounts.openSession(of: account, from: "oidc, \(origin)")
            attempts.takeBack(name: name, origin: place)
            return (secret, departure.target)
        } catch let problem as OpenIDProblem {
            let parts = [problem.code, problem.reason, origin].filter { !$0.isEmpty }
            try await accounts.note(.refusal, by: "", "log-ind", parts.joined(separator: ", "))
            throw problem
        }
    }

    private func account(_ answer: Answer, _ departure: Departure) async throws -> Account {
        let description = try await provider.description()
        guard answer.issuer == settings.issuer || answer.issuer == nil && description.namesIssuer != true else {
            throw OpenIDProblem.badReturn
        }
        guard let code = answer.code, answer.error == nil else {
            throw OpenIDProblem.refused(String((answer.error ?? "").filter { $0.isLetter || $0 == "_" }.prefix(40)))
        }
        let (identity, claims) = try await provider.person(bringing: code, of: departure)
        do {
            let rights = try await settings.rights(for: claims, in: workspace)
            return try await accounts.account(of: identity, named: claims.text(settings.nameClaim) ?? "", with: rights)
        } catch let problem as OpenIDProblem {
            if case .noRights = problem { try await accounts.takeRights(of: identity) }
            throw problem
        }
    }

    /// Where somebody who has signed out here can sign out at the provider too; nil where it has no such page, or does
    /// not answer.
    ///
    /// - Parameter page: where the provider may send them afterwards.
    public func farewell(backTo page: String) async -> String? {
        guard let end = try? await provider.description().endSession else { return nil }
        return FormText.adding([("client_id", settings.client), ("post_logout_redirect_uri", page)], to: end)
    }
}
