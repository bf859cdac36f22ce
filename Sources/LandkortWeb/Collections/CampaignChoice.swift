import LandkortApplication
import LandkortCore

/// Which campaign a collection shows: `kortlaegning` and `art`, by default the newest offered to households.
struct CampaignChoice: Sendable {
    static let parameters = ["kortlaegning", "art"]

    let workspace: Workspace

    /// - Throws: ``ProcessProblem/unknownCampaign(_:known:)``, ``RequestProblem/badParameter(_:value:allowed:)``.
    func campaign(_ own: [String: String]) async throws -> Campaign {
        let text = own["art"] ?? CampaignKind.offeredPrivate.rawValue
        guard let kind = CampaignKind(rawValue: text) else {
            throw RequestProblem.badParameter("art", value: text, allowed: CampaignKind.allCases.map(\.rawValue))
        }
        return try await workspace.campaign(own["kortlaegning"], kind: kind)
    }

    /// As ``campaign(_:)``, nil where the store has no campaign at all.
    func campaignIfAny(_ own: [String: String]) async throws -> Campaign? {
        guard own["kortlaegning"] == nil, try await workspace.campaigns().isEmpty else {
            return try await campaign(own)
        }
        return nil
    }
}
