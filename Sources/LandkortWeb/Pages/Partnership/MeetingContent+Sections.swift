import LandkortApplication
import LandkortCore
import LandkortRegisters

extension MeetingContent {
    private var words: Words { writer.words }

    var sections: [JoinedPage.Section] {
        [agenda] + [others, tasks, result, documents, wishes, hearings].compactMap(\.self)
    }

    private var agenda: JoinedPage.Section {
        guard !file.items.isEmpty else {
            return .init(
                id: "dagsorden-afsnit", title: words("meetingAgenda"), text: warning,
                empty: (words("meetingNoAgenda"), nil))
        }
        let items = file.items.map { markup($0).inside("li value=\"\($0.number)\"") }
        return .init(
            id: "dagsorden-afsnit", title: words("meetingAgenda"), text: warning,
            content: Markup.all(items).inside("ol class=\"agenda\""))
    }

    /// That the status note waits for the meeting to be held, where something is decided already.
    private var warning: String? {
        let isDecided = !file.decisions.isEmpty || file.items.contains { !$0.decisions.isEmpty }
        return isDecided && Meeting(file.feature).state == .planned ? words("meetingNotHeld") : nil
    }

    private var others: JoinedPage.Section? {
        guard !file.decisions.isEmpty else { return nil }
        return .init(
            id: "beslutninger-afsnit", title: words("meetingOtherDecisions"),
            content: Markup.all(file.decisions.map(markup)))
    }

    private var tasks: JoinedPage.Section? {
        guard !file.tasks.isEmpty else { return nil }
        return .init(
            id: "opgaver-afsnit", title: words("meetingOtherTasks"),
            content: list(file.tasks.map(markup)),
            actions: [writer.way("meetingNewTask", to: task(nil))].compactMap(\.self))
    }

    private var result: JoinedPage.Section? {
        let minutes = file.feature["referat"].string.map { Markup.link(words("meetingMinutes"), to: $0).inside("p") }
        let text = file.feature["resultat"].string.map { Markup.text($0).inside("p") }
        guard minutes != nil || text != nil else { return nil }
        return .init(
            id: "resultat", title: words("meetingResult"), content: Markup.all([text, minutes].compactMap(\.self)))
    }

    private var documents: JoinedPage.Section? {
        guard !file.attachments.isEmpty else { return nil }
        let entries = links(to: file.attachments, of: file.record)
        return .init(id: "bilag", title: words("meetingAnnexes"), content: list(entries))
    }

    private var wishes: JoinedPage.Section? {
        guard !file.wishes.isEmpty else { return nil }
        let entries = file.wishes.map { writer.link($0.wish) + .text(" ") + writer.markup($0.outcome) }
        return .init(id: "oensker", title: words("meetingWishes"), content: list(entries))
    }

    private var hearings: JoinedPage.Section? {
        guard !file.hearings.isEmpty else { return nil }
        let entries = file.hearings.map { entry in
            let day = entry.deadline.map { words("meetingAnswerBy", ["date": words.date($0)]) } ?? ""
            return writer.link(entry.hearing) + Markup.text(" " + day).inside("span class=\"second\"")
        }
        return .init(id: "hoeringer", title: words("meetingHearings"), content: list(entries))
    }

    private func list(_ entries: [Markup]) -> Markup {
        Markup.all(entries.map { $0.inside("li") }).inside("ul class=\"entries joined-list\"")
    }
}

extension MeetingContent {
    private func markup(_ item: MeetingFile.Item) -> Markup {
        let facts = [
            item.kind?[words.language], item.minutes.map { words.plural("meetingTime", $0, ["count": String($0)]) },
            item.presenter,
        ].compactMap(\.self).joined(separator: " · ")
        var parts = [writer.link(item.record).inside("h3"), Markup.text(facts).inside("p class=\"second\"")]
        if let text = item.presentation { parts.append(Markup.text(text).inside("p")) }
        if let text = item.recommendation {
            parts.append((Markup.text(words("meetingProposed")).inside("strong") + .text(" " + text)).inside("p"))
        }
        if let annexes = annexes(item) { parts.append(annexes) }
        parts += item.decisions.map(markup)
        if item.decisions.isEmpty, let way = writer.way("meetingDecide", to: decision(item)) {
            parts.append(Markup.link(way.label, to: way.url).inside("p"))
        }
        return Markup.all(parts)
    }

    private func links(to attachments: [Attachment], of record: NamedRecord) -> [Markup] {
        let path = ValueText.address(of: record.id, in: record.register.rawValue)
        return attachments.map { .link($0.title, to: "\(path)/attachments/\($0.id)") }
    }

    private func annexes(_ item: MeetingFile.Item) -> Markup? {
        let links = links(to: item.attachments, of: item.record) + item.annexes.map { Markup.link($0, to: $0) }
        guard !links.isEmpty else { return nil }
        let list = Markup.all(links.map { $0.inside("li") }).inside("ul")
        return Markup.text(words("meetingAnnexes")).inside("p class=\"second\"") + list
    }

    private func markup(_ decision: MeetingFile.DecisionEntry) -> Markup {
        var parts = [
            (Markup.text(words("meetingDecided") + " ").inside("strong") + writer.link(decision.record)).inside("p")
        ]
        if let text = decision.wording { parts.append(Markup.text(text).inside("p")) }
        if let text = decision.reason { parts.append(Markup.text(text).inside("p class=\"second\"")) }
        if let state = decision.state { parts.append(writer.markup(state).inside("p")) }
        if !decision.tasks.isEmpty {
            parts.append(Markup.text(words("meetingTasks")).inside("p class=\"second\""))
            parts.append(list(decision.tasks.map(markup)))
        }
        if let way = writer.way("meetingNewTask", to: task(decision)) {
            parts.append(Markup.link(way.label, to: way.url).inside("p"))
        }
        return Markup.all(parts).inside("div class=\"decision\"")
    }

    private func markup(_ task: MeetingFile.TaskEntry) -> Markup {
        let facts = [
            task.responsible, task.deadline.map { words("meetingBy", ["date": words.date($0)]) },
        ].compactMap(\.self).joined(separator: " · ")
        var parts = [writer.link(task.record), Markup.text(facts).inside("span class=\"second\"")]
        if let state = task.state { parts.append(writer.markup(state)) }
        if task.isLate {
            let late = Mark("over_frist", Bilingual(da: "Over frist", en: "Late"), .refused)
            parts.append(Markup.text(" ") + writer.markup(late))
        }
        return Markup.all(parts)
    }
}

extension Markup {
    /// One after the other.
    static func all(_ parts: [Markup]) -> Markup { parts.reduce(into: Markup()) { $0.append($1) } }
}
