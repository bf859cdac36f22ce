import LandkortApplication
import LandkortCore

/// What waits for somebody, as their page tells it.
struct WorkContent {
    let list: WorkList
    /// Changes by others that wait for this person's approval.
    let reviews: Int
    /// This person's own changes that wait for others.
    let waiting: PageTable?
    /// Of the session's forms.
    let mark: String
    /// The calendar's, when it has just been made.
    let address: String?
    let writer: CellWriter

    private var words: Words { writer.words }

    func page(of account: Account) -> JoinedPage {
        var page = JoinedPage(kind: .init(label: account.name, url: "/konto"), title: words("workTitle"))
        page.lead = lead
        page.note = list.next.map { words("workNext", ["what": $0.record.name, "date": words.date($0.day)]) }
        page.isSynthetic = list.isSynthetic
        page.tables = [list.own, list.others].filter { !$0.rows.isEmpty }
        page.sections = reviewing + waitingForOthers + [own] + others + [calendar]
        return page
    }

    /// »1 er over frist, og 2 er i de næste 30 dage.«
    private var lead: String {
        guard !list.own.rows.isEmpty else {
            return words(reviews == 0 && waiting == nil ? "workNothing" : "workNothingOwn")
        }
        return words(
            "workLead", ["late": words.numbers.count(list.late), "soon": words.numbers.count(list.soon)])
    }

    private var reviewing: [JoinedPage.Section] {
        guard reviews > 0 else { return [] }
        let text = words.plural("workReviews", reviews, ["count": words.numbers.count(reviews)])
        return [
            .init(
                id: "gennemsyn", title: words("reviewTitle"), text: text,
                actions: [.init(label: words("workReview"), url: "/gennemsyn")])
        ]
    }

    private var waitingForOthers: [JoinedPage.Section] {
        guard let waiting else { return [] }
        return [.init(id: "egne-venter", title: words("workWaiting"), text: words("workWaitingText"), table: waiting)]
    }

    private var own: JoinedPage.Section {
        guard !list.own.rows.isEmpty else {
            let way = JoinedPage.Link(label: words("joinedTitle"), url: "/overblik")
            return .init(id: "mit-afsnit", title: words("workOwn"), empty: (words("workEmpty"), way))
        }
        return .init(id: "mit-afsnit", title: words("workOwn"), table: writer.table(list.own, without: ["dag"]))
    }

    private var others: [JoinedPage.Section] {
        guard !list.others.rows.isEmpty else { return [] }
        return [
            .init(
                id: "kommuner-afsnit", title: words("workOthers"), text: words("workOthersText"),
                table: writer.table(list.others, without: ["dag"]))
        ]
    }

    private var calendar: JoinedPage.Section {
        var content = Markup()
        if let address {
            let shown = Markup.text(address).inside("code class=\"secret\"").inside("p")
            content = (Markup.text(words("calendarMade")).inside("p") + shown)
                .inside("div class=\"notice good\" role=\"status\"")
        }
        let form =
            Markup.text(words("calendarMake")).inside("button type=\"submit\" class=\"button secondary\"")
        let hidden = Markup(html: "<input type=\"hidden\" name=\"maerke\" value=\"") + .text(mark) + Markup(html: "\">")
        content.append((hidden + form).inside("form method=\"post\" action=\"/mit-arbejde\""))
        return .init(id: "kalender", title: words("calendarTitle"), text: words("calendarText"), content: content)
    }
}
