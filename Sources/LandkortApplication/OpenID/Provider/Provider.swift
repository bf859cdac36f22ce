import Foundation
import LandkortCore

/// One provider: what it says of itself and its keys, fetched when they are needed and kept for a while.
actor Provider {
    /// How long what was fetched is believed, in seconds; a key that the provider took away is not good for longer.
    static let memory: TimeInterval = 3600
    /// How long nobody asks again after a failure, or for a key that was not there.
    static let rest: TimeInterval = 5

    private let settings: OpenIDSettings
    private let connection = ProviderConnection()
    private let now: @Sendable () -> Date
    private var document: (ProviderDocument, Date)?
    private var keys: (SigningKeys, Date)?
    private var failure: (OpenIDProblem, Date)?

    init(_ settings: OpenIDSettings, now: @escaping @Sendable () -> Date) {
        self.settings = settings
        self.now = now
    }

    /// What the provider says of itself.
    func description() async throws(OpenIDProblem) -> ProviderDocument {
        if let (known, since) = document, isWithin(Self.memory, since) { return known }
        if let (failure, since) = failure, isWithin(Self.rest, since) { throw failure }
        do throws(OpenIDProblem) {
            guard let address = ProviderDocument.address(of: settings.issuer) else { throw .unavailable("udsteder") }
            let found = try ProviderDocument(try await connection.get(address), of: settings.issuer)
            (document, failure) = ((found, now()), nil)
            return found
        } catch {
            failure = (error, now())
            throw error
        }
    }

    /// Changes a way back into tokens, and believes the one that tells who came.
    ///
    /// - Returns: who it is, and what the provider says of them.
    /// - Throws: ``OpenIDProblem``.
    func person(
        bringing code: String, of departure: Departure
    ) async throws(OpenIDProblem) -> (OuterIdentity, Claims) {
        let tokens = try await tokens(for: code, of: departure)
        let head = try SigningKeys.head(of: tokens.id)
        let claims = try await signingKeys(for: head).claims(of: tokens.id, head)
        let check = IDToken(issuer: settings.issuer, client: settings.client, nonce: departure.nonce, now: now())
        let subject = try check.subject(of: claims)
        let more = try await moreClaims(of: subject, tokens.access)
        return (OuterIdentity(issuer: settings.issuer, subject: subject), claims.completed(by: more))
    }

    private struct Tokens: Decodable {
        let id: String
        let access: String?

        private enum CodingKeys: String, CodingKey {
            case id = "id_token"
            case access = "access_token"
        }
    }

    private func tokens(for code: String, of departure: Departure) async throws(OpenIDProblem) -> Tokens {
        let description = try await description()
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", departure.back),
            ("code_verifier", departure.verifier),
        ]
        var authorization: String?
        let isInForm = description.clientMethods.map { !$0.contains("client_secret_basic") } ?? false
        if let secret = settings.secret, !isInForm {
            let pair = "\(FormText.escaped(settings.client)):\(FormText.escaped(secret))"
            authorization = "Basic \(Data(pair.utf8).base64EncodedString())"
        } else {
            fields += [("client_id", settings.client)] + (settings.secret.map { [("client_secret", $0)] } ?? [])
        }
        let answer = try await connection.post(fields, to: description.token, authorization: authorization)
        guard answer.status == 200 else {
            throw answer.status < 500 ? .refused("token: \(answer.status)") : .unavailable("token: \(answer.status)")
        }
        guard let tokens = try? JSONDecoder().decode(Tokens.self, from: answer.body) else {
            throw .untrusted("uden id_token")
        }
        return tokens
    }

    /// Keys among which is the one that signed; a key that is not known is asked for anew, but not again and again.
    private func signingKeys(for head: SigningKeys.Head) async throws(OpenIDProblem) -> SigningKeys {
        if let (known, since) = keys, isWithin(Self.memory, since) {
            if known.has(head) || isWithin(Self.rest, since) { return known }
        }
        let found = try SigningKeys(try await connection.get(try await description().keys))
        keys = (found, now())
        return found
    }

    private func moreClaims(of subject: String, _ access: String?) async throws(OpenIDProblem) -> Claims {
        guard settings.asksUserInfo else { return Claims() }
        guard let access, let address = try await description().userInfo else {
            throw .unavailable("ingen brugeroplysninger")
        }
        let answer = try await connection.get(address, bearer: access)
        guard let claims = Claims(json: answer), claims["sub"] == .text(subject) else {
            throw .untrusted("brugeroplysninger om en anden")
        }
        return claims
    }

    private func isWithin(_ seconds: TimeInterval, _ since: Date) -> Bool {
        now().timeIntervalSince(since) < seconds
    }
}
