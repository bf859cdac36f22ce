public import LandkortCore

/// Claims that give a role.
public struct RightsRule: Sendable, Equatable {
    /// Never ``Role/anonymous``.
    public var role: Role
    /// By claim, the values of which it has to have one.
    public var claims: [String: [String]]
    /// In the place of the claim that has it.
    public var authority: String?
    /// In the place of the claim that has it.
    public var partnership: String?
    /// Where a file says the partnership.
    var partnershipPlace: SourcePlace?

    /// A rule as given; it asks for one claim at least.
    public init(
        role: Role, claims: [String: [String]], authority: String? = nil, partnership: String? = nil
    ) {
        self.role = role
        self.claims = claims
        self.authority = authority
        self.partnership = partnership
    }
}

extension RightsRule {
    func matches(_ told: Claims) -> Bool {
        claims.allSatisfy { name, wanted in told.texts(name).contains { wanted.contains($0) } }
    }
}
