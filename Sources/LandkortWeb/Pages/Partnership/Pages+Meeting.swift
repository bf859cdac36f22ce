import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/overblik/moeder/{id}`: one meeting, from its agenda to what is to be done.
    func meeting(_ request: Request, _ context: RequestSource) async throws -> Response {
        let words = words(context.language)
        let id = try context.parameters.require("moede")
        let file = try await workspace.meeting(id, reader: context.reader)
        let writer = CellWriter(words: words, gaps: gapLinks(request, context))
        let content = MeetingContent(file: file, writer: writer)
        let all = file.partnership.map { "/overblik/moeder?partnerskab=\($0.id.percentEncoded)" } ?? "/overblik/moeder"
        var page = JoinedPage(
            kind: .init(label: file.partnership?.name ?? words("meetingOthers"), url: all), title: file.record.name)
        page.crumbs = [(words("joinedTitle"), "/overblik"), (words("meetingsTitle"), all)]
        page.isSynthetic = file.isSynthetic
        page.lead = content.when
        page.note = file.feature["formaal"].string
        page.actions = content.actions
        page.tables = [file.table]
        page.sections = content.sections
        return try reply(page, request, context)
    }
}

/// A meeting as its page tells it.
struct MeetingContent {
    let file: MeetingFile
    let writer: CellWriter

    private var words: Words { writer.words }

    /// »27. august 2026 kl. 9.00–11.00, Online. Afholdt.«
    var when: String {
        let day = text("dato").map(words.date) ?? text("tidspunkt") ?? file.feature["aar"].integer.map(String.init)
        let clock = text("begynder").map { begins in
            let ends = text("slutter").map { "–" + Self.clock($0, words.language) } ?? ""
            return words("meetingClock", ["time": Self.clock(begins, words.language) + ends])
        }
        let time = [day ?? words("meetingNoDay"), clock].compactMap(\.self).joined(separator: " ")
        let place = [time, text("sted")].compactMap(\.self).joined(separator: ", ") + "."
        let others = text("modpart").map { words("meetingWith", ["with": $0]) }
        let state = file.state.map { $0.title[words.language] + "." }
        return [place, others, state].compactMap(\.self).joined(separator: " ")
    }

    private static func clock(_ time: String, _ language: Language) -> String {
        let shown = time.prefix(5)
        guard language == .da else { return String(shown) }
        return String(shown.hasPrefix("0") ? shown.dropFirst() : shown).replacing(":", with: ".")
    }

    private func text(_ field: String) -> String? { file.feature[field].string.flatMap { $0.isEmpty ? nil : $0 } }

    /// To the meetings beside it, to the record, and to what can be added.
    var actions: [JoinedPage.Link] {
        let around = [("meetingPrevious", file.previous), ("meetingFollowing", file.next)].compactMap { key, record in
            record.map { JoinedPage.Link(label: words(key), url: CellWriter.address(of: $0)) }
        }
        let record = JoinedPage.Link(
            label: words("meetingRecord"), url: ValueText.address(of: file.record.id, in: "moede") + "?f=html")
        let ways = [writer.way("meetingNewItem", to: newItem), writer.way("meetingNewDecision", to: decision(nil))]
        return around + [record] + ways.compactMap(\.self)
    }

    private var newItem: Gap {
        gap("dagsordenspunkt", ["nummer": String((file.items.map(\.number).max() ?? 0) + 1)])
    }

    func decision(_ item: MeetingFile.Item?) -> Gap {
        gap(
            "beslutning",
            ["dagsordenspunkt": item?.record.id, "titel": item?.record.name, "dato": text("dato")].compactMapValues(
                \.self))
    }

    /// A task is somebody's own, whoever held the meeting.
    func task(_ decision: MeetingFile.DecisionEntry?) -> Gap {
        let values = [
            "moede": file.record.id, "beslutning": decision?.record.id, "titel": decision?.record.name,
            "partnerskabskode": file.partnership?.id,
            "cvr_kode": writer.gaps.isOwn(text("cvr_kode")) ? text("cvr_kode") : nil,
        ]
        return Gap("opgave", values.compactMapValues(\.self))
    }

    /// What belongs to the meeting begins with it, and with who answers for it.
    private func gap(_ register: RegisterID, _ values: [String: String]) -> Gap {
        let own = ["moede": file.record.id, "cvr_kode": text("cvr_kode")].compactMapValues(\.self)
        return Gap(register, own.merging(values) { $1 })
    }
}
