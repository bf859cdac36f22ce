import LandkortApplication
import LandkortCore

extension AreaPage {
    /// The covered municipalities as small charts on one scale, and the same numbers as a table.
    var multiples: [String: Any] {
        let members = profile.covered.danishSorted(by: \.name)
        let most = members.flatMap { member in
            demands.flatMap { [share($0, of: member), shareBefore($0, of: member)] }
        }
        let scale = niceCeiling(most.compactMap { $0 }.max() ?? 0)
        let hint = profile.comparison == nil ? "multiplesHintFirst" : "multiplesHint"
        return [
            "title": words("multiplesTitle"), "hint": text(hint, ["max": numbers.percent(scale, decimals: 0)]),
            "items": members.map { item($0, scale: scale) }, "table": table(members).context,
        ]
    }

    private var demands: [SpeedDemand] { SpeedDemand.all(of: demand.network) }

    private func share(_ demand: SpeedDemand, of member: AreaProfile.Member) -> Double? {
        member.counts?.share(demand.missing)
    }

    private func shareBefore(_ demand: SpeedDemand, of member: AreaProfile.Member) -> Double? {
        guard let comparison = member.comparison, let change = comparison.shareChange(demand.missing),
            comparison.isWhole
        else { return nil }
        return (share(demand, of: member) ?? 0) - change
    }

    private func item(_ member: AreaProfile.Member, scale: Double) -> [String: Any] {
        let rows = demands.map { demand in
            ShareChart.Row(
                name: demand.title, percent: share(demand, of: member) ?? 0, text: text(demand, of: member),
                before: shareBefore(demand, of: member), isChosen: demand == self.demand)
        }
        let all = demands.map { "\($0.title): \(text($0, of: member))" }.joined(separator: ", ")
        let chart = ShareChart(
            id: "krav-\(member.code)", title: words("multiplesSummary", ["name": member.name]), description: all,
            rows: rows, end: scale)
        return ["name": member.name, "url": choice.municipality(member.code), "chart": chart.markup.html]
    }

    private func text(_ demand: SpeedDemand, of member: AreaProfile.Member) -> String {
        numbers.share(member.counts?[demand.missing] ?? 0, of: member.counts?.addresses ?? 0)
    }

    private func table(_ members: [AreaProfile.Member]) -> PageTable {
        var rows = RowWriter()
        for member in members {
            rows.row([.name(member.name)] + demands.map { .number(text($0, of: member)) })
        }
        let columns = demands.map { PageTable.Column(label: $0.title, style: "num") }
        return PageTable(
            id: "multiples-table", caption: words("multiplesTitle"),
            columns: [PageTable.Column(label: words("municipality"))] + columns, rows: rows.html)
    }
}
