import LandkortApplication
import LandkortCore

extension ProgrammeContent {
    private var words: Words { writer.words }

    /// The money of each year, drawn where the amounts are told.
    var pools: JoinedPage.Section {
        guard !programme.money.isEmpty else {
            return .init(
                id: "puljer-afsnit", title: words("programmePools"),
                empty: (words("programmeNoPools"), way("programmeNewPool", "pulje")))
        }
        let bars = programme.money.compactMap(bar)
        let figure = bars.isEmpty ? Markup() : StackFigure(finding: finding, bars: bars).markup
        let untold = programme.money.filter { $0.budget == nil }.map { String($0.year) }.sorted()
        let list = untold.joined(separator: words("programmeAnd"))
        return .init(
            id: "puljer-afsnit", title: words("programmePools"),
            text: untold.isEmpty ? nil : words.plural("programmeUntoldPools", untold.count, ["years": list]),
            content: figure, table: writer.table(programme.years, isWhole: true))
    }

    /// »450.000 af 1.620.000 kr. er bevilget i 2025.«
    private var finding: String {
        guard let last = programme.money.first(where: { $0.budget != nil }), let budget = last.budget else { return "" }
        return words(
            "programmeMoney",
            [
                "granted": words.roundedKroner(last.granted ?? 0), "budget": words.roundedKroner(budget),
                "year": String(last.year),
            ])
    }

    /// Nothing where the budget is not told: a bar of nothing would look like none.
    private func bar(_ money: Programme.Money) -> StackFigure.Bar? {
        guard let budget = money.budget, budget > 0 else { return nil }
        let granted = min(money.granted ?? 0, budget)
        let spent = min(money.spent ?? 0, granted)
        let parts: [(Sign, String, Int)] = [
            (.done, "programmeSpent", spent), (.underway, "programmeUnspent", granted - spent),
            (.missing, "programmeLeft", budget - granted),
        ]
        return .init(
            name: .text(String(money.year)),
            parts: parts.filter { $0.2 > 0 }.map { sign, key, amount in
                .init(sign: sign, label: words(key), count: amount, text: words.roundedKroner(amount))
            })
    }
}
