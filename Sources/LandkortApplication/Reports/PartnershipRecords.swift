import LandkortCore
import LandkortRegisters
import LandkortStore

/// What the registers hold about one partnership, for one reader.
struct PartnershipRecords: Sendable {
    let partnership: Partnership
    let participations: [Participation]
    let appropriations: [Appropriation]
    let meetings: [Meeting]
    let decisions: [Decision]
    let assignments: [Assignment]
    let hearings: [Hearing]
    let answers: [HearingAnswer]
    let wishes: [Wish]
    let workshops: [Workshop]
    let grants: [Grant]
    let applications: [GrantApplication]
    let figures: [KeyFigure]
    let guidelines: [Guideline]
    let implementations: [Implementation]
    let enquiries: [Enquiry]
    let names: RowNames

    /// - Throws: ``ProcessProblem/unknownPartnership(_:known:)`` when there is none that `reader` may see.
    init(of code: String, in workspace: Workspace, reader: Reader) async throws {
        let source = RowSource(workspace: workspace, reader: reader)
        let partnerships: [Partnership] = try await source.all()
        guard let partnership = partnerships.first(where: { $0.id == code }) else {
            throw ProcessProblem.unknownPartnership(code, known: partnerships.map(\.id).sorted())
        }
        self.partnership = partnership
        participations = try await source.rows(of: code)
        appropriations = try await source.rows(of: code)
        meetings = try await source.all().filter { $0.partnership == code || $0.guests.contains(code) }
        assignments = try await source.rows(of: code)
        hearings = try await source.rows(of: code)
        wishes = try await source.rows(of: code)
        workshops = try await source.rows(of: code)
        grants = try await source.rows(of: code)
        applications = try await source.rows(of: code)
        figures = try await source.rows(of: code)
        guidelines = try await source.rows(of: code)
        enquiries = try await source.rows(of: code)
        decisions = try await source.rows(of: meetings) { $0.meeting }
        answers = try await source.rows(of: hearings) { $0.hearing }
        implementations = try await source.rows(of: guidelines) { $0.guideline }
        names = RowNames(
            registers: workspace.registers,
            of: partnerships.map(\.feature), try await source.features("kommune"),
            try await source.features("region"),
            and: [guidelines as [any RegisterRow], meetings, hearings, workshops, appropriations].flatMap { $0 })
    }

    /// The years that something is dated in, ascending.
    var years: [Int] {
        var years = Set(appropriations.compactMap(\.years).flatMap(Array.init))
        years.formUnion(meetings.compactMap(\.year))
        years.formUnion(hearings.compactMap(\.year))
        years.formUnion(wishes.compactMap(\.year))
        years.formUnion(workshops.compactMap(\.year))
        years.formUnion(grants.compactMap(\.year))
        years.formUnion(applications.compactMap(\.year))
        years.formUnion(figures.compactMap(\.year))
        years.formUnion(enquiries.compactMap(\.year))
        return years.sorted()
    }
}
