import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/overblik/retningslinjer`: guideline by municipality, from the answer to the decision and the task.
    func adoption(_ request: Request, _ context: RequestSource) async throws -> Response {
        let words = words(context.language)
        let choice = try await partnerships(with: "retningslinje", request, context)
        guard let partnership = choice.chosen else {
            return try noPartnership(words("adoptionTitle"), request, context)
        }
        let adoption = try await workspace.adoption(in: partnership, reader: context.reader)
        let gaps = gapLinks(request, context)
        var page = joined("adoptionTitle", of: partnership, words)
        page.choices = choice.choices(words("choicePartnership"), request)
        page.isSynthetic = adoption.isSynthetic
        page.actions = adoptionActions(partnership, gaps, words)
        guard !adoption.tallies.isEmpty else {
            page.sections = [.init(id: "tom", title: words("joinedNothing"), empty: (words("adoptionNone"), nil))]
            return try reply(page, request, context)
        }
        let writer = CellWriter(words: words, gaps: gaps)
        page.lead = adoptionLead(adoption, partnership, words)
        page.note = words("adoptionNote")
        page.tables = [adoption.table]
        page.sections = [
            .init(id: "fordeling", title: words("adoptionByGuideline"), content: figure(adoption, writer).markup),
            .init(
                id: "hvem", title: words("adoptionByMunicipality"),
                text: words(context.identity.hasForms ? "adoptionFill" : "adoptionSignIn"),
                table: writer.matrix(
                    adoption.matrix, id: "matrix", caption: words("adoptionCaption"), corner: words("municipality")),
                isMatrix: true),
            next(partnership, words),
        ]
        return try reply(page, request, context)
    }

    /// A page of an area, with the way back to all of them.
    func joined(_ key: String, of area: Territory.Area, _ words: Words) -> JoinedPage {
        var page = JoinedPage(
            kind: .init(
                label: area.name, url: ValueText.address(of: area.code, in: area.kind.collection) + "?f=html"),
            title: words(key))
        // The list of them takes a partnership.
        let chosen = area.kind == .partnership ? "?partnerskab=\(area.code.percentEncoded)" : ""
        page.crumbs = [(words("joinedTitle"), "/overblik\(chosen)")]
        return page
    }

    private func adoptionLead(_ adoption: Adoption, _ partnership: Territory.Area, _ words: Words) -> String {
        let cells = adoption.matrix.marks.joined()
        return words.plural(
            "adoptionLead", adoption.following,
            [
                "following": words.numbers.count(adoption.following),
                "members": words.numbers.count(partnership.members.count),
                "missing": words.numbers.count(cells.filter { $0.sign == .missing }.count),
                "all": words.numbers.count(cells.count),
            ])
    }

    private func figure(_ adoption: Adoption, _ writer: CellWriter) -> StackFigure {
        let words = writer.words
        func answered(_ tally: Adoption.Tally) -> Int {
            tally.parts.filter { [.done, .partly].contains($0.mark.sign) }.map(\.count).reduce(0, +)
        }
        let most = adoption.tallies.max { answered($0) < answered($1) }
        let finding = most.map { most in
            answered(most) == 0
                ? words("adoptionNobody")
                : words.plural(
                    "adoptionMost", answered(most),
                    ["guideline": most.guideline.name, "count": words.numbers.count(answered(most))])
        }
        return StackFigure(
            finding: finding ?? "",
            bars: adoption.tallies.map { tally in
                StackFigure.Bar(
                    name: writer.link(tally.guideline),
                    parts: tally.parts.map {
                        .init(sign: $0.mark.sign, label: $0.mark.title[words.language].lowercased(), count: $0.count)
                    })
            })
    }

    private func adoptionActions(
        _ partnership: Territory.Area, _ gaps: GapLinks, _ words: Words
    ) -> [JoinedPage.Link] {
        let gap = Gap("retningslinje", ["partnerskabskode": partnership.code])
        return gaps.url(of: gap).map { [.init(label: words("adoptionNew"), url: $0)] } ?? []
    }

    /// Where the answers are taken up, and told.
    private func next(_ partnership: Territory.Area, _ words: Words) -> JoinedPage.Section {
        let query = "partnerskab=\(partnership.code.percentEncoded)"
        return .init(
            id: "videre", title: words("adoptionNext"), text: words("adoptionNextText"),
            actions: [
                .init(label: words("meetingsTitle"), url: "/overblik/moeder?\(query)"),
                .init(label: words("joinedNote"), url: "/rapporter/statusnotat?\(query)"),
            ])
    }
}
