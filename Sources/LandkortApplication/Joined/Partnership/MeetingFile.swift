public import LandkortCore
import LandkortRegisters

/// A meeting with its agenda, what was decided, and what is to be done about it.
public struct MeetingFile: Sendable {
    /// The meeting.
    public let record: NamedRecord
    /// Its row, as the reader may see it.
    public let feature: Feature
    /// Who holds it; nil for others' meetings.
    public let partnership: NamedRecord?
    /// What became of it.
    public let state: Mark?
    /// In order.
    public let items: [Item]
    /// Decided under no item of the agenda.
    public let decisions: [DecisionEntry]
    /// Agreed at the meeting without a decision.
    public let tasks: [TaskEntry]
    /// What is attached to the meeting itself.
    public let attachments: [Attachment]
    /// Wishes that were raised at it.
    public let wishes: [(wish: NamedRecord, outcome: Mark)]
    /// Hearings that can still be answered when it is held.
    public let hearings: [(hearing: NamedRecord, deadline: String?)]
    /// The meeting before it of the same partnership.
    public let previous: NamedRecord?
    /// The meeting after it of the same partnership.
    public let next: NamedRecord?
    /// A row for each task, decision without one, and item without either.
    public let table: JoinedTable
    /// Whether a row is invented.
    public let isSynthetic: Bool

    /// An item of the agenda.
    public struct Item: Sendable {
        /// The item.
        public let record: NamedRecord
        /// Its place, from 1.
        public let number: Int
        /// What the meeting is to do about it.
        public let kind: Bilingual?
        /// What those who meet are to know.
        public let presentation: String?
        /// What is proposed.
        public let recommendation: String?
        /// The time that is set aside.
        public let minutes: Int?
        /// Who presents it.
        public let presenter: String?
        /// Addresses of annexes elsewhere.
        public let annexes: [String]
        /// What is attached to it here.
        public let attachments: [Attachment]
        /// What was decided under it.
        public let decisions: [DecisionEntry]
    }

    /// A decision.
    public struct DecisionEntry: Sendable {
        /// The decision.
        public let record: NamedRecord
        /// As the minutes have it.
        public let wording: String?
        /// Why.
        public let reason: String?
        /// Whether it still holds.
        public let state: Mark?
        /// What follows from it.
        public let tasks: [TaskEntry]
    }

    /// Something that somebody is to do.
    public struct TaskEntry: Sendable {
        /// The task.
        public let record: NamedRecord
        /// How far it is.
        public let state: Mark?
        /// The role that is to do it.
        public let responsible: String?
        /// `2026-11-20`.
        public let deadline: String?
        /// Whether the deadline has passed and it is still to be done.
        public let isLate: Bool
    }
}

extension MeetingFile {
    static let meetingSigns: [String: Sign] = [
        "afholdt": .done, "planlagt": .underway, "loebende": .underway, "flyttet": .partly, "aflyst": .refused,
    ]
    static let decisionSigns: [String: Sign] = [
        "gaelder": .underway, "gennemfoert": .done, "ikke_gennemfoert": .refused, "afloest": .partly,
    ]
    static let taskSigns: [String: Sign] = [
        "aaben": .missing, "i_gang": .underway, "venter": .partly, "udfoert": .done, "opgivet": .refused,
    ]

    /// - Parameter today: `2026-11-20`.
    init(_ meeting: Meeting, _ rows: MeetingRows, today: String) {
        let names = rows.names
        func task(_ row: Assignment) -> TaskEntry { rows.entry(row, today) }
        func decision(_ row: Decision) -> DecisionEntry {
            DecisionEntry(
                record: NamedRecord(row, names), wording: row.wording, reason: row.reason,
                state: names.code(of: "tilstand", in: row).map { Mark($0, Self.decisionSigns) },
                tasks: rows.tasks.filter { $0.decision == row.id }.map(task))
        }
        let decided = rows.decisions.filter { $0.meeting == meeting.id }
        let agenda = rows.items.filter { $0.meeting == meeting.id }.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
        record = NamedRecord(meeting, names)
        feature = meeting.feature
        partnership = names.referred(meeting.partnership, in: "partnerskab")
        state = names.code(of: "tilstand", in: meeting).map { Mark($0, Self.meetingSigns) }
        items = agenda.map { item in
            Item(
                record: NamedRecord(item, names), number: item.number,
                kind: names.code(of: "art", in: item)?.title, presentation: item.presentation,
                recommendation: item.recommendation, minutes: item.minutes,
                presenter: item.presenter.flatMap(names.known), annexes: item.annexes,
                attachments: rows.attachments[item.id] ?? [],
                decisions: decided.filter { $0.item == item.id }.map(decision))
        }
        let known = Set(agenda.map(\.id))
        decisions = decided.filter { !($0.item.map(known.contains) ?? false) }.map(decision)
        let followed = Set(decided.map(\.id))
        tasks = rows.tasks.filter { $0.meeting == meeting.id && !($0.decision.map(followed.contains) ?? false) }
            .map(task)
        attachments = rows.attachments[meeting.id] ?? []
        wishes = rows.wishes.filter { $0.meeting == meeting.id }.compactMap { wish in
            names.code(of: "udfald", in: wish).map { (NamedRecord(wish, names), Mark($0, WishList.signs)) }
        }
        hearings = rows.hearings(openAt: meeting.date ?? today, for: meeting).map { (NamedRecord($0, names), $0.date) }
        (previous, next) = rows.neighbours(of: meeting)
        isSynthetic = meeting.isSynthetic || (agenda.map(\.isSynthetic) + decided.map(\.isSynthetic)).contains(true)
        table = Self.table(items, decisions, tasks).told(to: rows.source)
    }
}

extension MeetingFile {
    private static func table(_ items: [Item], _ decisions: [DecisionEntry], _ tasks: [TaskEntry]) -> JoinedTable {
        var table = JoinedTable(
            id: "dagsorden", title: Bilingual(da: "Mødet punkt for punkt", en: "The meeting, item by item"),
            columns: [
                .init("nummer", da: "Punkt", en: "Item", isNumber: true, of: AgendaItem.register),
                .init("punkt", da: "Dagsorden", en: "Agenda", of: AgendaItem.register),
                .init("beslutning", da: "Beslutning", en: "Decision", of: Decision.register),
                .init("gaelder", da: "Tilstand", en: "State", of: Decision.register),
                .init("opgave", da: "Opgave", en: "Task", of: Assignment.register),
                .init("ansvarlig", da: "Ansvarlig", en: "Responsible", of: Assignment.register),
                .init("frist", da: "Frist", en: "Deadline", of: Assignment.register),
                .init("tilstand", da: "Opgavens tilstand", en: "Task state", of: Assignment.register),
            ])
        func add(_ item: Item?, _ decision: DecisionEntry?, _ task: TaskEntry?) {
            table.add(
                item.map { .count($0.number) } ?? .none, item.map { .record($0.record) } ?? .none,
                decision.map { .record($0.record) } ?? .none, decision?.state.map(JoinedTable.Cell.mark) ?? .none,
                task.map { .record($0.record) } ?? .none, .optional(task?.responsible),
                .optional(day: task?.deadline), task?.state.map(JoinedTable.Cell.mark) ?? .none)
        }
        func add(_ item: Item?, _ decisions: [DecisionEntry]) {
            for decision in decisions where decision.tasks.isEmpty { add(item, decision, nil) }
            for decision in decisions { for task in decision.tasks { add(item, decision, task) } }
        }
        for item in items where item.decisions.isEmpty { add(item, nil, nil) }
        for item in items { add(item, item.decisions) }
        add(nil, decisions)
        for task in tasks { add(nil, nil, task) }
        return table
    }
}
