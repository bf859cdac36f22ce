import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// The front page: a search, and every area there is to see.
    func home(_ request: Request, _ context: RequestSource) async throws -> Response {
        let choice = try await ViewChoice(request, workspace).ofFixedNetwork
        let words = words(context.language)
        let territory = try await workspace.territory()
        let rows =
            if let campaign = choice.campaign {
                try await workspace.coverage(of: campaign, by: .municipality)
            } else {
                [AreaCoverage]()
            }
        let areas = AreaIndex(territory: territory, rows: rows, choice: choice, words: words)
        var page: [String: Any] = [
            "search": searchField(choice), "partnerships": areas.entries(territory.allPartnerships),
            "regions": areas.entries(territory.allRegions), "municipalityGroups": areas.groups,
            "apiLinks": apiLinks(words), "overviews": overviewEntries(words),
        ]
        if let campaign = choice.campaign {
            let values = ["threshold": choice.demand.title + " Mbit/s", "campaign": campaign.id.name]
            page["municipalityNote"] = words(
                areas.coversAll ? "municipalityNote" : "municipalityNotePart", values)
        }
        var frame = PageFrame(title: words("navHome"), isHome: true, hasSearch: true)
        frame.isSynthetic = choice.campaign?.isSynthetic == true
        frame.tell(PartialNotice(choice.campaign, in: nil, words))
        frame.alternates = [("application/json", "/?f=json", "JSON")]
        return Reply.html(self.page("home", page, in: frame, request, context.language), to: request)
    }

    private func overviewEntries(_ words: Words) -> [[String: Any]] {
        [
            ("adoption", "/overblik/retningslinjer"), ("contactBook", "/overblik/kontakter"),
            ("meetings", "/overblik/moeder"), ("programme", "/overblik/program"),
        ].map { ["label": words("\($0)Title"), "url": $1, "text": words("\($0)Answer")] }
    }

    private func apiLinks(_ words: Words) -> [[String: Any]] {
        [
            ("apiCollections", "/collections"), ("apiOpenapi", "/api"), ("apiConformance", "/conformance"),
            ("apiTiles", "/tileMatrixSets"),
        ].map { ["label": words($0), "text": words("\($0)Text"), "url": $1] }
    }
}
