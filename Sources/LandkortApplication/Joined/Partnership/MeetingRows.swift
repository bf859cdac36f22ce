public import LandkortCore
import LandkortRegisters

/// The rows that meetings are told by.
struct MeetingRows {
    let source: RowSource
    let meetings: [Meeting]
    let items: [AgendaItem]
    let decisions: [Decision]
    let tasks: [Assignment]
    let wishes: [Wish]
    let hearings: [Hearing]
    let names: RowNames
    /// In force, by the record they are attached to.
    var attachments: [Feature.ID: [Attachment]] = [:]

    init(_ source: RowSource) async throws {
        self.source = source
        meetings = try await source.all()
        items = try await source.all()
        decisions = try await source.all()
        tasks = try await source.all()
        wishes = try await source.all()
        hearings = try await source.all()
        let contacts: [Contact] = try await source.all()
        let areas = try await source.features("kommune") + source.features("partnerskab")
        names = RowNames(
            registers: source.workspace.registers, of: areas,
            and: contacts + (meetings as [any RegisterRow]) + items + decisions)
    }

    func entry(_ task: Assignment, _ today: String) -> MeetingFile.TaskEntry {
        MeetingFile.TaskEntry(
            record: NamedRecord(task, names),
            state: names.code(of: "tilstand", in: task).map { Mark($0, MeetingFile.taskSigns) },
            responsible: task.responsible.flatMap(names.known) ?? task.municipality.map(names.area),
            deadline: task.deadline, isLate: task.isOpen && (task.deadline ?? "9999") < today)
    }

    /// Those of the meeting's partnership that can be answered on `day`.
    func hearings(openAt day: String, for meeting: Meeting) -> [Hearing] {
        guard let partnership = meeting.partnership else { return [] }
        return hearings.filter { hearing in
            hearing.partnership == partnership && [.coming, .open].contains(hearing.state)
                && (hearing.date ?? "9999") >= day
        }.sorted { ($0.date ?? "9999") < ($1.date ?? "9999") }
    }

    /// The dated meetings of the same partnership right before and after.
    func neighbours(of meeting: Meeting) -> (previous: NamedRecord?, next: NamedRecord?) {
        let all = meetings.filter { $0.partnership == meeting.partnership && Self.time(of: $0) != nil }
            .sorted { (Self.time(of: $0) ?? "", $0.id) < (Self.time(of: $1) ?? "", $1.id) }
        guard let place = all.firstIndex(where: { $0.id == meeting.id }) else { return (nil, nil) }
        return (
            place > 0 ? NamedRecord(all[place - 1], names) : nil,
            place + 1 < all.count ? NamedRecord(all[place + 1], names) : nil
        )
    }

    /// The day, else the year; nil where neither is known.
    static func time(of meeting: Meeting) -> String? { meeting.date ?? meeting.year.map(String.init) }
}

extension Workspace {
    /// One meeting with what belongs to it.
    ///
    /// - Throws: ``StoreProblem/notFound(_:_:)`` when there is none that `reader` may see.
    public func meeting(_ id: Feature.ID, reader: Reader) async throws -> MeetingFile {
        let meeting = Meeting(try await feature(id, in: Meeting.register, reader: reader))
        var rows = try await MeetingRows(RowSource(workspace: self, reader: reader))
        let items = rows.items.filter { $0.meeting == id }.map { (AgendaItem.register, $0.id) }
        for (register, record) in [(Meeting.register, id)] + items {
            rows.attachments[record] = try await attachments(of: record, in: register, reader: reader)
                .filter { $0.to == nil }
        }
        return MeetingFile(meeting, rows, today: today())
    }

    /// The meetings of `partnership`, and those it is a guest at.
    public func meetings(of partnership: Territory.Area, reader: Reader) async throws -> MeetingList {
        let rows = try await MeetingRows(RowSource(workspace: self, reader: reader))
        return MeetingList(of: partnership.code, rows, today: today())
    }
}
