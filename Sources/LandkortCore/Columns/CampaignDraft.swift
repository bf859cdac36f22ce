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
    /// In the order they are to be written.
    public var parts: [Part]

    /// A part that may still be in the making.
    public struct Part: Sendable {
        /// The municipality's name as the file writes it.
        public var name: String
        /// The code that the name resolves to.
        public var municipality: String?
        /// Addresses.
        public var count: Int
        /// The columns; waits for them, or makes them, so that one part is written while others are made.
        public var columns: @Sendable () -> CampaignPart

        /// A part whose columns come when asked for, perhaps more than once.
        public init(name: String, municipality: String?, count: Int, columns: @escaping @Sendable () -> CampaignPart) {
            self.name = name
            self.municipality = municipality
            self.count = count
            self.columns = columns
        }
    }

    /// A draft as given: that names are distinct is the store's to check.
    public init(
        id: CampaignID, isPartial: Bool, isSynthetic: Bool, source: Campaign.Source, parts: [Part]
    ) {
        self.id = id
        self.isPartial = isPartial
        self.isSynthetic = isSynthetic
        self.source = source
        self.parts = parts
    }

    /// A draft of parts that are there already, each with the code that its name resolves to.
    public init(
        id: CampaignID, isPartial: Bool, isSynthetic: Bool, source: Campaign.Source,
        parts: [(part: CampaignPart, municipality: String?)]
    ) {
        self.init(
            id: id, isPartial: isPartial, isSynthetic: isSynthetic, source: source,
            parts: parts.map { part, municipality in
                Part(name: part.name, municipality: municipality, count: part.count) { part }
            })
    }

    /// The parts of `campaign` that this draft would bring again: the same municipality, or the same name.
    public func overlap(with campaign: Campaign) -> [Campaign.Part] {
        let codes = Set(parts.compactMap(\.municipality))
        let names = Set(parts.map(\.name))
        return campaign.parts.filter { part in
            names.contains(part.name) || part.municipality.map { codes.contains($0) } == true
        }
    }
}
