import LandkortCore

/// Who asks.
struct Identity: Sendable {
    /// What shows who it is.
    enum Proof: Sendable {
        case none
        case session(Account, secret: String)
        case token(AccessToken)
    }

    static let anonymous = Identity(proof: .none, reader: .anonymous)

    let proof: Proof
    let reader: Reader

    /// Whether it can be given forms to send.
    var hasForms: Bool { if case .session = proof { true } else { false } }

    /// What a page's head calls it; nil for the public.
    var name: String? {
        switch proof {
        case .none: nil
        case .session(let account, _): account.name
        case .token(let token): token.name
        }
    }
}
