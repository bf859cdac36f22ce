import Foundation

/// What a token has to say before it is believed: OpenID Connect Core 1.0, section 3.1.3.7. Its signature is checked
/// before.
struct IDToken {
    /// How far two clocks may be apart, in seconds.
    static let leeway: TimeInterval = 60

    let issuer: String
    let client: String
    /// What the browser was sent away with.
    let nonce: String
    let now: Date

    /// Who the claims are about.
    ///
    /// - Throws: ``OpenIDProblem/untrusted(_:)``.
    func subject(of claims: Claims) throws(OpenIDProblem) -> String {
        guard claims["iss"] == .text(issuer) else { throw .untrusted("en anden udsteder") }
        try checkAudience(claims)
        try checkTimes(claims)
        guard case .text(let told)? = claims["nonce"], Secrets.isSame(told, nonce) else {
            throw .untrusted("svar på et andet forsøg")
        }
        guard case .text(let subject)? = claims["sub"], (1...255).contains(subject.utf8.count) else {
            throw .untrusted("uden person")
        }
        return subject
    }

    private func checkAudience(_ claims: Claims) throws(OpenIDProblem) {
        let audience = claims.texts("aud")
        guard audience.contains(client) else { throw .untrusted("til en anden") }
        guard let party = claims["azp"] else {
            guard audience.count == 1 else { throw .untrusted("til flere") }
            return
        }
        guard party == .text(client) else { throw .untrusted("bedt om af en anden") }
    }

    private func checkTimes(_ claims: Claims) throws(OpenIDProblem) {
        let now = now.timeIntervalSince1970
        guard case .number(let end)? = claims["exp"], end > now - Self.leeway else { throw .untrusted("udløbet") }
        guard case .number(let start)? = claims["iat"], start < now + Self.leeway else {
            throw .untrusted("fra i morgen")
        }
        guard let first = claims["nbf"] else { return }
        guard case .number(let first) = first, first < now + Self.leeway else { throw .untrusted("gælder ikke endnu") }
    }
}
