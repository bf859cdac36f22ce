import LandkortCore
import LandkortRegisters

/// A partnership's meetings, what they decided, and what is still to be done.
public struct MeetingList: Sendable {
    /// A row for each meeting: those to come first, then the newest.
    public let meetings: JoinedTable
    /// A row for each decision, those in force first.
    public let decisions: JoinedTable
    /// A row for each task that is still to be done, by deadline; nil for a reader who may see no tasks.
    public let tasks: JoinedTable?
    /// The next that is to be held; nil where none is planned for a day to come.
    public let next: NamedRecord?
    /// Decisions that are in force and not carried out.
    public let inForce: Int
    /// Tasks that are past their deadline.
    public let late: Int
    /// Whether a row is invented.
    public let isSynthetic: Bool

    init(of partnership: Feature.ID, _ rows: MeetingRows, today: String) {
        let own = rows.meetings.filter { $0.partnership == partnership || $0.guests.contains(partnership) }
            .sorted { Self.order($0) > Self.order($1) }
        let ids = Set(own.map(\.id))
        let decided = rows.decisions.filter { $0.meeting.map(ids.contains) ?? false }
        let open = rows.tasks.filter { $0.partnership == partnership && $0.isOpen }
            .sorted { ($0.deadline ?? "9999", $0.id) < ($1.deadline ?? "9999", $1.id) }
        let ahead = own.filter { $0.state == .planned && ($0.date ?? "") >= today }
        next = ahead.min { ($0.date ?? "") < ($1.date ?? "") }.map { NamedRecord($0, rows.names) }
        inForce = decided.filter { rows.names.code(of: "tilstand", in: $0)?.value == "gaelder" }.count
        late = open.filter { ($0.deadline ?? "9999") < today }.count
        isSynthetic = (own.map(\.isSynthetic) + open.map(\.isSynthetic)).contains(true)
        meetings = Self.meetings(own, rows).told(to: rows.source)
        decisions = Self.decisions(decided, rows).told(to: rows.source)
        tasks = rows.source.reads(Assignment.register) ? Self.tasks(open, rows, today) : nil
    }

    /// Planned meetings without a day come first, then by time, and last what is held again and again.
    private static func order(_ meeting: Meeting) -> String {
        switch (meeting.state, MeetingRows.time(of: meeting)) {
        case (.planned, nil): "9999"
        case (.recurring, _): "0"
        case (_, let time): time ?? "1"
        }
    }

    private static func meetings(_ meetings: [Meeting], _ rows: MeetingRows) -> JoinedTable {
        var table = JoinedTable(
            id: "moeder", title: Bilingual(da: "Møder", en: "Meetings"),
            columns: [
                .init("moede", da: "Møde", en: "Meeting"), .init("dato", da: "Dag", en: "Day"),
                .init("tidspunkt", da: "Tidspunkt", en: "Time"), .init("art", da: "Art", en: "Kind"),
                .init("modpart", da: "Med", en: "With"), .init("tilstand", da: "Tilstand", en: "State"),
                .init("punkter", da: "Punkter", en: "Items", isNumber: true, of: AgendaItem.register),
                .init(
                    "beslutninger", da: "Beslutninger", en: "Decisions", isNumber: true, of: Decision.register),
                .init(
                    "aabne_opgaver", da: "Åbne opgaver", en: "Open tasks", isNumber: true, of: Assignment.register),
            ])
        for meeting in meetings {
            let decided = Set(rows.decisions.filter { $0.meeting == meeting.id }.map(\.id))
            let open = rows.tasks.filter { task in
                task.isOpen && (task.meeting == meeting.id || task.decision.map(decided.contains) ?? false)
            }
            table.add(
                .record(NamedRecord(meeting, rows.names)), .optional(day: meeting.date),
                .optional(meeting.date == nil ? meeting.time ?? meeting.year.map(String.init) : nil),
                .optional(rows.names.code(of: "art", in: meeting)), .optional(meeting.counterpart),
                rows.names.code(of: "tilstand", in: meeting).map { .mark(Mark($0, MeetingFile.meetingSigns)) } ?? .none,
                .count(rows.items.filter { $0.meeting == meeting.id }.count), .count(decided.count), .count(open.count))
        }
        return table
    }

    private static func decisions(_ decisions: [Decision], _ rows: MeetingRows) -> JoinedTable {
        var table = JoinedTable(
            id: "beslutninger", title: Bilingual(da: "Beslutninger", en: "Decisions"),
            columns: [
                .init("beslutning", da: "Beslutning", en: "Decision"), .init("tekst", da: "Ordlyd", en: "Wording"),
                .init("moede", da: "Møde", en: "Meeting"), .init("tilstand", da: "Tilstand", en: "State"),
                .init("opgaver", da: "Opgaver", en: "Tasks", isNumber: true, of: Assignment.register),
            ])
        let order = rows.names.codes(of: "tilstand", in: Decision.register).map(\.value)
        func place(_ row: Decision) -> Int {
            order.firstIndex(of: rows.names.code(of: "tilstand", in: row)?.value ?? "") ?? order.count
        }
        for row in decisions.sorted(by: { (place($0), $1.date ?? "", $0.id) < (place($1), $0.date ?? "", $1.id) }) {
            let meeting = rows.names.referred(row.meeting, in: Meeting.register)
            table.add(
                .record(NamedRecord(row, rows.names)), .optional(row.wording), meeting.map { .record($0) } ?? .none,
                rows.names.code(of: "tilstand", in: row).map { .mark(Mark($0, MeetingFile.decisionSigns)) } ?? .none,
                .count(rows.tasks.filter { $0.decision == row.id }.count))
        }
        return table
    }

    private static func tasks(_ tasks: [Assignment], _ rows: MeetingRows, _ today: String) -> JoinedTable {
        var table = JoinedTable(
            id: "opgaver", title: Bilingual(da: "Åbne opgaver", en: "Open tasks"),
            columns: [
                .init("opgave", da: "Opgave", en: "Task"), .init("ansvarlig", da: "Ansvarlig", en: "Responsible"),
                .init("frist", da: "Frist", en: "Deadline"), .init("tilstand", da: "Tilstand", en: "State"),
                .init("over_frist", da: "Over frist", en: "Late"),
            ])
        for row in tasks {
            let entry = rows.entry(row, today)
            table.add(
                .record(entry.record), .optional(entry.responsible), .optional(day: entry.deadline),
                entry.state.map { .mark($0) } ?? .none, entry.isLate ? .mark(late) : .none)
        }
        return table
    }

    /// What is said of a task whose deadline has passed.
    static let late = Mark("over_frist", Bilingual(da: "Over frist", en: "Late"), .refused)
}
