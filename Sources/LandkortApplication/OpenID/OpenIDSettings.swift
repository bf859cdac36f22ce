public import LandkortCore

/// How to let people in who sign in at a provider of OpenID Connect, as an administrator wrote it in a file.
///
/// Source: `docs/how-to/log-ind-med-openid-connect.md`.
public struct OpenIDSettings: Sendable {
    /// The provider's own address, exactly as it writes it.
    public var issuer: String
    /// What the provider calls this program.
    public var client: String
    /// Nil for a client without one, which is held by PKCE alone.
    public var secret: String?
    /// Where browsers find this program, without a path; nil where that is this machine.
    public var address: String?
    /// What the button says.
    public var label: Bilingual
    /// What is asked for; `openid` is always among them.
    public var scopes = ["openid", "profile", "email"]
    /// The claim with the name that a new account gets.
    public var nameClaim = "preferred_username"
    /// The claim with the authority: a CVR number, or a municipality's code or name.
    public var authorityClaim: String?
    /// The claim with a project leader's partnership, by its code.
    public var partnershipClaim: String?
    /// Whether the provider is asked for more claims than the token has.
    public var asksUserInfo = false
    /// What gives which role; whoever none matches stays outside.
    public var rules: [RightsRule]

    /// A provider and what it gives; the rest as it usually is.
    public init(issuer: String, client: String, secret: String? = nil, label: Bilingual, rules: [RightsRule]) {
        self.issuer = issuer
        self.client = client
        self.secret = secret
        self.label = label
        self.rules = rules
    }
}
