import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/overblik/moeder`: a partnership's meetings, decisions and open tasks.
    func meetings(_ request: Request, _ context: RequestSource) async throws -> Response {
        let words = words(context.language)
        let choice = try await partnerships(with: "moede", request, context)
        guard let partnership = choice.chosen else {
            return try noPartnership(words("meetingsTitle"), request, context)
        }
        let list = try await workspace.meetings(of: partnership, reader: context.reader)
        let writer = CellWriter(words: words, gaps: gapLinks(request, context))
        var page = joined("meetingsTitle", of: partnership, words)
        page.choices = choice.choices(words("choicePartnership"), request)
        page.isSynthetic = list.isSynthetic
        page.lead = lead(list, words)
        page.tables = [list.meetings, list.decisions] + [list.tasks].compactMap(\.self).filter { !$0.rows.isEmpty }
        let gap = Gap("moede", ["partnerskabskode": partnership.code])
        page.actions = [writer.way("meetingsNew", to: gap)].compactMap(\.self)
        page.actions.append(note(of: partnership, words))
        page.sections = sections(list, writer)
        return try reply(page, request, context)
    }

    private func lead(_ list: MeetingList, _ words: Words) -> String? {
        let decided = words.plural("meetingsInForce", list.inForce, ["count": words.numbers.count(list.inForce)])
        let tasks = list.tasks?.rows.count ?? 0
        guard list.inForce > 0 || tasks > 0 else { return nil }
        guard list.tasks != nil else { return decided }
        let open = words.plural(
            "meetingsOpen", tasks,
            ["count": words.numbers.count(tasks), "late": words.numbers.count(list.late)])
        return decided + " " + open
    }

    private func sections(_ list: MeetingList, _ writer: CellWriter) -> [JoinedPage.Section] {
        let words = writer.words
        var sections: [JoinedPage.Section] = [
            .init(
                id: "moeder-afsnit", title: words("meetingsAll"),
                text: list.next.map { words("meetingsNext", ["meeting": $0.name]) },
                table: list.meetings.rows.isEmpty ? nil : writer.table(list.meetings),
                empty: list.meetings.rows.isEmpty ? (words("meetingsNone"), nil) : nil),
            .init(
                id: "beslutninger-afsnit", title: words("meetingsDecisions"),
                table: list.decisions.rows.isEmpty ? nil : writer.table(list.decisions),
                empty: list.decisions.rows.isEmpty ? (words("meetingsNoDecisions"), nil) : nil),
        ]
        if let tasks = list.tasks {
            sections.append(
                .init(
                    id: "opgaver-afsnit", title: words("meetingsTasks"),
                    table: tasks.rows.isEmpty ? nil : writer.table(tasks),
                    empty: tasks.rows.isEmpty ? (words("meetingsNoTasks"), nil) : nil))
        }
        return sections
    }

    /// The way to a partnership's status note.
    func note(of partnership: Territory.Area, _ words: Words) -> JoinedPage.Link {
        .init(
            label: words("joinedNote"), url: "/rapporter/statusnotat?partnerskab=\(partnership.code.percentEncoded)")
    }
}
