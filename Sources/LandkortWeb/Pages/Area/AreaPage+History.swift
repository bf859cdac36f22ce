import LandkortApplication
import LandkortCore

extension AreaPage {
    /// The share that lacks the demand in each campaign on the same ground, as a line and a table; nil of fewer than two.
    var history: [String: Any]? {
        guard let first = profile.history.first, let last = profile.history.last, profile.history.count > 1 else {
            return nil
        }
        let (before, now) = (share(first.figures), share(last.figures))
        let hasFallen = percent(last.figures) < percent(first.figures)
        let key = before == now ? "historySame" : hasFallen ? "historyFell" : "historyRose"
        let title = text(
            key, ["before": before, "now": now, "first": first.campaign.name, "last": last.campaign.name])
        let points = profile.history.map { entry in
            LineChart.Point(
                label: entry.campaign.name, amount: percent(entry.figures), text: share(entry.figures))
        }
        return [
            "title": title, "svg": LineChart(id: "udvikling", title: title, points: points).markup.html,
            "table": historyTable.context,
        ]
    }

    private var historyTable: PageTable {
        var rows = RowWriter()
        for entry in profile.history {
            rows.row([
                .name(entry.campaign.name), .number(numbers.count(entry.figures.addresses)),
                .number(numbers.count(entry.figures[demand.missing])), .number(share(entry.figures)),
            ])
        }
        let columns = [("choiceCampaign", ""), ("addresses", "num"), ("missing", "num"), ("share", "num")]
        return PageTable(
            id: "udvikling-tabel", caption: text("historyCaption"),
            columns: columns.map { PageTable.Column(label: words($0.0), style: $0.1) }, rows: rows.html)
    }

    private func share(_ figures: CoverageSum) -> String {
        numbers.share(figures[demand.missing], of: figures.addresses)
    }

    private func percent(_ figures: CoverageSum) -> Double {
        figures.addresses == 0 ? 0 : 100 * Double(figures[demand.missing]) / Double(figures.addresses)
    }
}
