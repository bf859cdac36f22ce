import LandkortApplication
import LandkortCore

extension ViewChoice {
    /// The choices that `part-choices` shows, each option a plain link to the same page.
    ///
    /// - Parameter shown: the campaigns worth choosing; those of the kind at hand unless told otherwise.
    func choices(path: String, among shown: [Campaign]? = nil, _ words: Words) -> [[String: Any]] {
        guard let campaign else { return [] }
        let network = demand.network
        var choices = [
            Self.choice(
                "campaign", words("choiceCampaign"),
                (shown ?? ofKind).map { ($0.id.name, with($0).page(path), $0.id == campaign.id) }),
            Self.choice(
                "threshold", words("choiceThreshold"),
                SpeedDemand.all(of: network).map { ($0.title, with(demand: $0).page(path), $0 == demand) }),
        ]
        guard shown == nil else { return choices }
        choices.insert(
            Self.choice(
                "network", words("choiceNetwork"),
                Network.allCases.map { (words($0.textKey), with(demand: .usual(of: $0)).page(path), $0 == network) }),
            at: 1)
        let kinds = CampaignKind.allCases.compactMap { kind in campaignOf(kind, near: campaign) }
        if kinds.count > 1 {
            choices.append(
                Self.choice(
                    "kind", words("choiceKind"),
                    kinds.map { (words($0.id.kind.textKey), with($0).page(path), $0.id.kind == campaign.id.kind) }))
        }
        return choices
    }

    /// The campaign of another kind with the same name, else the newest of that kind.
    private func campaignOf(_ kind: CampaignKind, near campaign: Campaign) -> Campaign? {
        let all = campaigns.filter { $0.id.kind == kind }
        return all.first { $0.id.name == campaign.id.name } ?? all.first
    }

    private static func choice(
        _ id: String, _ label: String, _ options: [(label: String, url: String, isCurrent: Bool)]
    ) -> [String: Any] {
        [
            "id": id, "label": label,
            "options": options.map { ["label": $0.label, "url": $0.url, "current": $0.isCurrent] as [String: Any] },
        ]
    }
}

extension Network {
    /// The key of its name in `Web/texts`.
    fileprivate var textKey: String {
        switch self {
        case .fixed: "networkFixed"
        case .mobile: "networkMobile"
        }
    }
}

extension SpeedDemand {
    /// As sentences have it before »Mbit/s«: `100/30`, or »mobil på 100/5«.
    func named(_ words: Words) -> String {
        network == .fixed ? title : words("demandMobile", ["threshold": title])
    }
}

extension CampaignKind {
    /// The key of the kind's words in `Web/texts`.
    var textKey: String {
        switch self {
        case .offeredPrivate: "kindOfferedPrivate"
        case .offeredBusiness: "kindOfferedBusiness"
        case .technical: "kindTechnical"
        case .rest: "kindRest"
        }
    }
}
