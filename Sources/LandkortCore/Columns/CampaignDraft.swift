/// A campaign's parts on their way into a store.
public struct CampaignDraft: Sendable {
    /// The campaign to make or to add to.
    public var id: CampaignID
    /// Not the whole country. A campaign stays partial until a file of the whole country comes.
    public var isPartial: Bool
    /// Invented rows; to add some marks the whole campaign.
    public var isSynthetic: Bool
    /// The one file that all parts come from.
    public var source: Campaign.Source
    /// Columns, and the municipality code their name resolves to.
    public var parts: [(part: CampaignPart, municipality: String?)]

    /// A draft as given: that names are distinct is the store's to check.
    public init(
        id: CampaignID, isPartial: Bool, isSynthetic: Bool, source: Campaign.Source,
        parts: [(part: CampaignPart, municipality: String?)]
    ) {
        self.id = id
        self.isPartial = isPartial
        self.isSynthetic = isSynthetic
        self.source = source
        self.parts = parts
    }

    /// The parts of `campaign` that this draft would bring again: the same municipality, or the same name.
    public func overlap(with campaign: Campaign) -> [Campaign.Part] {
        let codes = Set(parts.compactMap(\.municipality))
        let names = Set(parts.map(\.part.name))
        return campaign.parts.filter { part in
            names.contains(part.name) || part.municipality.map { codes.contains($0) } == true
        }
    }
}
