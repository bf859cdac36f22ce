/// Which of the four national coverage files a campaign was read from; an axis of every statistic.
public enum CampaignKind: String, Sendable, CaseIterable {
    case offeredPrivate = "offered-private"
    case offeredBusiness = "offered-business"
    case technical
    case rest

    /// As a choice or a heading names it, without a capital.
    public var title: Bilingual {
        switch self {
        case .offeredPrivate: Bilingual(da: "udbudt privat", en: "offered to households")
        case .offeredBusiness: Bilingual(da: "udbudt erhverv", en: "offered to business")
        case .technical: Bilingual(da: "teknisk muligt", en: "technically possible")
        case .rest: Bilingual(da: "restgruppe uden 1 Gbit/s", en: "rest group without 1 Gbit/s")
        }
    }
}

/// What identifies a campaign: one year's (or round's) mapping of one kind.
public struct CampaignID: Sendable, Hashable {
    /// A year or a round, such as `2026`; the last in alphabetical order counts as the newest.
    public var name: String
    /// Two kinds under one name are two campaigns.
    public var kind: CampaignKind

    /// `offered-private` is what people mean who name no kind.
    public init(name: String, kind: CampaignKind = .offeredPrivate) {
        self.name = name
        self.kind = kind
    }
}
