import Foundation
import JWTKit

/// A provider's public keys, and what they have signed. Others than RS256 and ES256 are not known here, least of all
/// `none` and those with a secret.
struct SigningKeys: Sendable {
    /// A signed text's head: who signed, and how.
    struct Head: Decodable, Sendable {
        let alg: String
        let kid: String?
        /// What one would have to know more than we do (RFC 7515, 4.1.11).
        let crit: [String]?
    }

    private struct Key: Decodable, Sendable {
        let kty: String
        let kid: String?
        let use: String?
        let alg: String?
        let crv: String?
        let n: String?
        let e: String?
        let x: String?
        let y: String?
    }

    /// Keys that cannot be read are passed over: a set may have some for other uses.
    private struct Keys: Decodable {
        struct Entry: Decodable {
            let key: Key?
            init(from decoder: any Decoder) throws { key = try? Key(from: decoder) }
        }
        let keys: [Entry]
    }

    private struct Nothing: JWTPayload {
        func verify(using algorithm: some JWTAlgorithm) throws {}
    }

    private let keys: [Key]

    /// - Throws: ``OpenIDProblem/unavailable(_:)`` for what is no set of keys.
    init(_ json: Data) throws(OpenIDProblem) {
        guard let found = try? JSONDecoder().decode(Keys.self, from: json) else {
            throw .unavailable("nøglerne kan ikke læses")
        }
        keys = found.keys.compactMap(\.key)
    }

    /// - Throws: ``OpenIDProblem/untrusted(_:)`` for a way of signing that is not known here.
    static func head(of token: String) throws(OpenIDProblem) -> Head {
        guard let part = token.split(separator: ".", omittingEmptySubsequences: false).first,
            let data = data(part), let head = try? JSONDecoder().decode(Head.self, from: data)
        else { throw .untrusted("intet signeret svar") }
        guard types[head.alg] != nil, head.crit == nil else { throw .untrusted("underskrevet på en ukendt måde") }
        return head
    }

    private static let types = ["RS256": "RSA", "ES256": "EC"]

    /// Whether one of them may have signed with that head.
    func has(_ head: Head) -> Bool { !candidates(head).isEmpty }

    /// A head that names no key has to leave only one.
    private func candidates(_ head: Head) -> [Key] {
        keys.filter { key in
            key.kty == Self.types[head.alg] && key.use ?? "sig" == "sig" && key.alg ?? head.alg == head.alg
                && (head.kid == nil || key.kid == head.kid)
        }
    }

    /// The claims of a token that one of these keys signed.
    ///
    /// - Throws: ``OpenIDProblem/untrusted(_:)``.
    func claims(of token: String, _ head: Head) async throws(OpenIDProblem) -> Claims {
        let found = candidates(head)
        guard found.count == 1, let key = found.first else { throw .untrusted("ukendt nøgle") }
        do {
            let collection = JWTKeyCollection()
            try await Self.add(key, head, to: collection)
            _ = try await collection.verify(token, as: Nothing.self)
        } catch {
            throw .untrusted("forkert underskrift")
        }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let claims = Self.data(parts[1]).flatMap(Claims.init(json:)) else {
            throw .untrusted("svaret kan ikke læses")
        }
        return claims
    }

    /// The key's type decides, not what the token says of it.
    private static func add(_ key: Key, _ head: Head, to collection: JWTKeyCollection) async throws {
        let kid = head.kid.map { JWKIdentifier(string: $0) }
        switch key.kty {
        case "RSA":
            let own = try Insecure.RSA.PublicKey(modulus: key.n ?? "", exponent: key.e ?? "")
            await collection.add(rsa: own, digestAlgorithm: .sha256, kid: kid)
        default:
            guard key.crv == "P-256" else { throw OpenIDProblem.untrusted("ukendt kurve") }
            let own = try ES256PublicKey(parameters: (key.x ?? "", key.y ?? ""))
            await collection.add(ecdsa: own, kid: kid)
        }
    }

    /// Of base64url without its padding.
    private static func data(_ text: Substring) -> Data? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}
