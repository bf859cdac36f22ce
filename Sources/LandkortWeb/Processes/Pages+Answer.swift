import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// What the answer of an analysis needs of its page.
    struct Answered {
        var content: [String: Any]
        /// The newest campaign that was counted.
        var campaign: Campaign?
        /// The invented ones among those counted.
        var invented: [CampaignID]
        /// What the newest leaves out.
        var partial: PartialNotice?
    }

    /// Runs an analysis of rows, and draws what it says is to be shown.
    func answer(
        _ process: AnalysisProcess, _ given: [String: String], _ request: Request, _ context: RequestSource
    ) async throws -> Answered {
        let words = words(context.language)
        let rows = try await process.run(given, in: workspace, reader: context.reader).rows ?? []
        let showing = try await process.showing(of: rows, given, in: workspace)
        let page = AnswerPage(
            process: process, given: given, rows: rows, showing: showing,
            extents: try await extents(of: rows, showing?.cells), territory: try await workspace.territory(),
            base: Links(request).base, words: words)
        var content: [String: Any] = ["answer": page.context, "sources": page.sources]
        content["hasSources"] = !page.sources.isEmpty
        if let cells = showing?.cells {
            let choice = ViewChoice(campaign: cells.campaign, demand: cells.demand, campaigns: [])
            content["map"] = try await map(of: choice, in: cells.area, words)
        }
        return Answered(
            content: content, campaign: showing?.campaigns.first,
            invented: showing?.campaigns.filter(\.isSynthetic).map(\.id) ?? [],
            partial: PartialNotice(showing?.campaigns.first, in: showing?.cells?.area, words, isBrief: true))
    }

    /// Of the municipalities among the rows, where there is a map to show them on.
    private func extents(of rows: [OutputRow], _ cells: Showing.Cells?) async throws -> [String: Envelope] {
        guard let cells else { return [:] }
        let codes = rows.prefix(AnswerPage.mostRows).compactMap { $0.text(OutputRow.area) }
        let area = Territory.Area(code: "", name: "", kind: .region, members: codes)
        return try await workspace.extents(of: area, in: cells.campaign)
    }
}
