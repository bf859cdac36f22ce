import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/overblik/kontakter`: whom to ask in each municipality, and where nobody is named.
    func contactBook(_ request: Request, _ context: RequestSource) async throws -> Response {
        let words = words(context.language)
        let choice = try await partnerships(with: "kontakt", request, context)
        guard let partnership = choice.chosen else {
            return try noPartnership(words("contactBookTitle"), request, context)
        }
        let book = try await workspace.contacts(in: partnership, reader: context.reader)
        let writer = CellWriter(words: words, gaps: gapLinks(request, context))
        var page = joined("contactBookTitle", of: partnership, words)
        page.choices = choice.choices(words("choicePartnership"), request)
        page.isSynthetic = book.isSynthetic
        page.lead =
            book.without.isEmpty
            ? words("contactBookAll")
            : words.plural(
                "contactBookLead", book.without.count,
                [
                    "without": words.numbers.count(book.without.count),
                    "members": words.numbers.count(book.matrix.rows.count),
                ])
        page.note = words(
            "contactBookNote",
            ["gaps": words.numbers.count(book.gaps), "unconfirmed": words.numbers.count(book.unconfirmed)])
        page.tables = [book.table]
        page.sections = sections(book, writer, context)
        let gap = Gap("kontakt", ["partnerskabskode": partnership.code])
        page.actions = [writer.way("contactBookNew", to: gap)].compactMap(\.self)
        return try reply(page, request, context)
    }

    private func sections(
        _ book: ContactBook, _ writer: CellWriter, _ context: RequestSource
    ) -> [JoinedPage.Section] {
        let words = writer.words
        guard !book.table.rows.isEmpty || !book.matrix.columns.isEmpty else {
            return [.init(id: "tom", title: words("joinedNothing"), empty: (words("contactBookNone"), nil))]
        }
        // Only authorities are told telephone numbers, so to others the column says nothing.
        let hidden: Set<String> = context.identity.name == nil ? ["telefon"] : []
        return [
            .init(
                id: "huller", title: words("contactBookGaps"),
                text: words(context.identity.hasForms ? "contactBookFill" : "contactBookSignIn"),
                table: writer.matrix(
                    book.matrix, id: "matrix", caption: words("contactBookCaption"), corner: words("municipality")),
                isMatrix: true),
            .init(
                id: "hvem", title: words("contactBookWhom"),
                text: context.identity.name == nil ? words("contactBookMasked") : nil,
                table: writer.table(book.table, without: hidden.union(["kommune"]))),
        ]
    }
}
