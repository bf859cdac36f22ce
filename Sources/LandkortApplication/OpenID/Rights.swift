import LandkortCore
import LandkortRegisters

/// What claims give somebody here.
struct Rights: Sendable, Equatable {
    var role: Role
    var authority: String?
    var partnership: String?
}

extension OpenIDSettings {
    /// The strongest rule that matches; of several equally strong the first.
    func rule(for claims: Claims) -> RightsRule? {
        rules.filter { $0.matches(claims) }.reduce(nil) { best, rule in
            best.map { $0.role >= rule.role } == true ? best : rule
        }
    }

    /// What the claims give in `workspace`.
    ///
    /// - Throws: ``OpenIDProblem/noRights(_:)`` where no rule matches, or where what the role is about is missing,
    ///   unknown or twofold: nobody's municipality is guessed.
    func rights(for claims: Claims, in workspace: Workspace) async throws -> Rights {
        guard let rule = rule(for: claims) else { throw OpenIDProblem.noRights("ingen regel") }
        let authority = try await authority(rule.authority, claims, in: workspace)
        let partnership = rule.partnership ?? partnershipClaim.flatMap(claims.text)
        guard rule.role != .coordinator || authority != nil else { throw OpenIDProblem.noRights("ingen myndighed") }
        guard rule.role == .projectLeader else { return Rights(role: rule.role, authority: authority) }
        guard let partnership, try await workspace.territory().partnerships[partnership] != nil else {
            throw OpenIDProblem.noRights("intet partnerskab")
        }
        return Rights(role: rule.role, authority: authority, partnership: partnership)
    }

    private func authority(_ fixed: String?, _ claims: Claims, in workspace: Workspace) async throws -> String? {
        let told = fixed.map { [$0] } ?? authorityClaim.map(claims.texts) ?? []
        guard let text = told.first else { return nil }
        guard told.count == 1 else { throw OpenIDProblem.noRights("flere myndigheder") }
        do {
            return try await workspace.authority(text)
        } catch is AccessProblem {
            throw OpenIDProblem.noRights("ukendt myndighed")
        }
    }
}
