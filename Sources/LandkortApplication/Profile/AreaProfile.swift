public import LandkortCore

/// What a campaign says of an area and of each municipality in it, beside the campaign before.
public struct AreaProfile: Sendable {
    /// One municipality of the area.
    public struct Member: Sendable {
        /// Four digits.
        public var code: String
        /// The register's name.
        public var name: String
        /// Nil when the campaign has no address in it, which is not the same as zero.
        public var counts: CoverageCounts?
        /// Nil without a campaign before, or where the two hold no post code in common.
        public var comparison: Comparison?
    }

    /// What it is a profile of.
    public var area: Territory.Area
    /// The campaign that the counts are of.
    public var campaign: Campaign
    /// The campaign of the same kind with the next smaller name.
    public var previous: Campaign?
    /// In the order of their codes.
    public var members: [Member]
    /// Over the members that both campaigns cover; nil when there are none.
    public var comparison: Comparison?
    /// The whole area's figures in every campaign of the kind that covers the same ground, oldest first.
    public var history: [(campaign: CampaignID, figures: CoverageSum)]
    /// The campaigns of invented rows that a figure or a change here rests on, newest first.
    public var synthetic: [CampaignID]

    /// Members that the campaign has addresses in.
    public var covered: [Member] { members.filter { $0.counts != nil } }
    /// Nil when the campaign has no address in the area.
    public var figures: CoverageSum? {
        let counts = members.compactMap(\.counts)
        return counts.isEmpty ? nil : CoverageSum(counts)
    }
}

extension Campaign {
    /// This campaign's parts in the municipality called `code`.
    public func parts(of code: String) -> [Part] { parts.filter { $0.municipality == code } }

    /// The post codes it holds of a municipality.
    public func postcodes(of code: String) -> Set<Int> {
        Set(parts(of: code).flatMap { $0.postcodes.map(\.postcode) })
    }

    /// The newest of `campaigns` that has this one's kind and an earlier name.
    public func previous(among campaigns: [Campaign]) -> Campaign? {
        campaigns.filter { $0.id.kind == id.kind && $0.id.name < id.name }.max { $0.id.name < $1.id.name }
    }

    /// The post codes of a municipality that this campaign and `other` both hold; nil when the two cover the same
    /// ground there, which whole campaigns always do.
    func sharedPostcodes(with other: Campaign, in code: String) -> Set<Int>? {
        guard isPartial || other.isPartial else { return nil }
        let (own, others) = (postcodes(of: code), other.postcodes(of: code))
        return own == others ? nil : own.intersection(others)
    }
}
