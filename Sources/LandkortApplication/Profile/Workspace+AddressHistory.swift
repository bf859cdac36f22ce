public import LandkortCore

extension Workspace {
    /// An address in every campaign of a kind, newest first; nil where a campaign does not have it.
    public func history(
        of id: AddressID, kind: CampaignKind
    ) async throws -> [(campaign: Campaign, address: AddressRecord?)] {
        var history: [(campaign: Campaign, address: AddressRecord?)] = []
        for campaign in try await campaigns() where campaign.id.kind == kind {
            history.append((campaign, try await address(id, in: campaign)))
        }
        return history
    }
}
