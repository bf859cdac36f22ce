import Foundation

/// What a provider says of itself: OpenID Connect Discovery 1.0, section 3.
struct ProviderDocument: Sendable, Decodable {
    let issuer: String
    let authorization: URL
    let token: URL
    let keys: URL
    let userInfo: URL?
    let endSession: URL?
    /// How the client shows its secret; without it in the head of the request.
    let clientMethods: [String]?
    /// Whether every way back says who sent it (RFC 9207).
    let namesIssuer: Bool?

    private enum CodingKeys: String, CodingKey {
        case issuer
        case authorization = "authorization_endpoint"
        case token = "token_endpoint"
        case keys = "jwks_uri"
        case userInfo = "userinfo_endpoint"
        case endSession = "end_session_endpoint"
        case clientMethods = "token_endpoint_auth_methods_supported"
        case namesIssuer = "authorization_response_iss_parameter_supported"
    }

    /// - Throws: ``OpenIDProblem/unavailable(_:)`` for another provider's, or one that leads where others can read
    ///   along.
    init(_ json: Data, of issuer: String) throws(OpenIDProblem) {
        guard let document = try? JSONDecoder().decode(Self.self, from: json) else {
            throw .unavailable("beskrivelsen kan ikke læses")
        }
        guard document.issuer == issuer else { throw .unavailable("beskrivelsen er en andens") }
        let addresses = [
            document.authorization, document.token, document.keys, document.userInfo, document.endSession,
        ]
        guard addresses.allSatisfy({ $0?.isSafe ?? true }) else { throw .unavailable("beskrivelsen uden https") }
        self = document
    }

    /// Where `issuer` keeps it.
    static func address(of issuer: String) -> URL? {
        URL(string: (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration")
    }
}
