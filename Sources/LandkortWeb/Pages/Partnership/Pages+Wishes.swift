import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/overblik/oensker`: what was wished for, whom was asked, and what came of it.
    func wishes(_ request: Request, _ context: RequestSource) async throws -> Response {
        let words = words(context.language)
        let choice = try await partnerships(with: "interessevaretagelse", request, context)
        guard let partnership = choice.chosen else {
            return try noPartnership(words("wishesTitle"), request, context)
        }
        let list = try await workspace.wishes(of: partnership, reader: context.reader)
        let writer = CellWriter(words: words, gaps: gapLinks(request, context))
        var page = joined("wishesTitle", of: partnership, words)
        page.choices = choice.choices(words("choicePartnership"), request)
        page.isSynthetic = list.isSynthetic
        let gap = Gap("interessevaretagelse", ["partnerskabskode": partnership.code])
        page.actions = [writer.way("wishesNew", to: gap)].compactMap(\.self)
        guard !list.table.rows.isEmpty else {
            page.sections = [.init(id: "tom", title: words("joinedNothing"), empty: (words("wishesNone"), nil))]
            return try reply(page, request, context)
        }
        page.lead = lead(list, words)
        page.note =
            list.unraised == 0
            ? nil : words.plural("wishesUnraised", list.unraised, ["count": words.numbers.count(list.unraised)])
        page.tables = [list.table]
        page.sections = [
            .init(id: "udfald", title: words("wishesOutcome"), content: figure(list, words).markup),
            .init(id: "alle", title: words("wishesAll"), table: writer.table(list.table)),
        ]
        return try reply(page, request, context)
    }

    private func met(_ list: WishList) -> Int {
        list.outcomes.filter { [.done, .partly].contains($0.mark.sign) }.map(\.count).reduce(0, +)
    }

    private func lead(_ list: WishList, _ words: Words) -> String {
        let waiting = list.outcomes.filter { $0.mark.sign == .underway }.map(\.count).reduce(0, +)
        return words.plural(
            "wishesLead", list.table.rows.count,
            [
                "all": words.numbers.count(list.table.rows.count), "met": words.numbers.count(met(list)),
                "waiting": words.numbers.count(waiting),
            ])
    }

    private func figure(_ list: WishList, _ words: Words) -> StackFigure {
        let parts = list.outcomes.map { outcome in
            StackFigure.Part(
                sign: outcome.mark.sign, label: outcome.mark.title[words.language].lowercased(), count: outcome.count)
        }
        let finding = words(
            met(list) == 0 ? "wishesFigureNone" : "wishesFigure",
            ["met": words.numbers.count(met(list)), "all": words.numbers.count(list.table.rows.count)])
        return StackFigure(finding: finding, bars: [.init(name: .text(words("wishesBar")), parts: parts)])
    }
}
