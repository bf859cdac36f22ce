public import LandkortCore

extension Workspace {
    /// An address in the campaigns of a kind, newest first; nil where one that is no small part of what is known does
    /// not have it. A small one without it is left out, for it says nothing of the address.
    public func history(
        of id: AddressID, kind: CampaignKind
    ) async throws -> [(campaign: Campaign, address: AddressRecord?)] {
        let ofKind = try await campaigns().filter { $0.id.kind == kind }
        let large = Set(Campaign.large(among: ofKind).map(\.id))
        var history: [(campaign: Campaign, address: AddressRecord?)] = []
        for campaign in ofKind {
            let address = try await address(id, in: campaign)
            guard address != nil || large.contains(campaign.id) else { continue }
            history.append((campaign, address))
        }
        return history
    }
}
