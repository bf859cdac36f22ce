import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/overblik/program`: a municipality's projects, the money of its pools, and what they are anchored in.
    func programme(_ request: Request, _ context: RequestSource) async throws -> Response {
        let words = words(context.language)
        let choice = try AreaChoice("kommune", among: try await programmes(request, context), request, context.reader)
        let gaps = gapLinks(request, context)
        let writer = CellWriter(words: words, gaps: gaps)
        guard let municipality = choice.chosen else {
            return try noProgramme(writer, request, context)
        }
        let programme = try await workspace.programme(of: municipality, reader: context.reader)
        let content = ProgrammeContent(programme: programme, municipality: municipality.code, writer: writer)
        var page = joined("programmeTitle", of: municipality, words)
        page.choices = choice.choices(words("municipality"), request)
        page.isSynthetic = programme.isSynthetic
        page.lead = programme.projects.rows.isEmpty ? nil : content.lead
        page.note = content.decided
        let gap = Gap("indsats", ["kommunekode": municipality.code])
        page.actions = [writer.way("programmeNew", to: gap)].compactMap(\.self)
        page.tables = content.tables
        page.sections = content.sections
        return try reply(page, request, context)
    }

    /// The municipalities that have a programme, and the one asked for where it has none yet.
    private func programmes(_ request: Request, _ context: RequestSource) async throws -> [Territory.Area] {
        let known = try await workspace.programmes(reader: context.reader)
        let territory = try await workspace.territory()
        guard let asked = request.parameters["kommune"].flatMap(territory.area), asked.kind == .municipality,
            !known.contains(asked)
        else { return known }
        return known + [asked]
    }

    private func noProgramme(
        _ writer: CellWriter, _ request: Request, _ context: RequestSource
    ) throws -> Response {
        let words = writer.words
        var page = JoinedPage(
            kind: .init(label: words("joinedTitle"), url: "/overblik"), title: words("programmeTitle"))
        page.crumbs = [(words("joinedTitle"), "/overblik")]
        page.sections = [
            .init(
                id: "tom", title: words("joinedNothing"),
                empty: (words("programmeNone"), writer.way("programmeNew", to: Gap("indsats", [:]))))
        ]
        return try reply(page, request, context)
    }
}

/// A programme as its page tells it.
struct ProgrammeContent {
    let programme: Programme
    let municipality: String
    let writer: CellWriter

    private var words: Words { writer.words }

    var tables: [JoinedTable] {
        [programme.projects, programme.years, programme.anchoring, programme.benefits, programme.cases]
            .filter { !$0.rows.isEmpty }
    }

    /// »7 indsatser. 2 følger planen, 1 kræver en beslutning af andre.«
    var lead: String {
        let count = programme.projects.rows.count
        let all = words.plural("programmeLead", count, ["count": words.numbers.count(count)])
        let unknown = programme.lights.first { $0.mark.sign == .unknown }?.count ?? 0
        let keys: [(Sign, String)] = [(.done, "Green"), (.partly, "Yellow"), (.refused, "Red")]
        let told = keys.compactMap { sign, key in
            programme.lights.first { $0.mark.sign == sign }.map { part in
                words.plural("programme\(key)", part.count, ["count": words.numbers.count(part.count)])
            }
        }
        let silent = words.plural("programmeUntold", unknown, ["count": words.numbers.count(unknown)])
        return ([all] + told + (unknown > 0 ? [silent] : [])).joined(separator: " ")
    }

    /// What the last committee said.
    var decided: String? {
        programme.decided.map { decided in
            words(
                "programmeDecided",
                [
                    "case": decided.record.name, "committee": decided.committee ?? "–",
                    "date": decided.date.map(words.date) ?? "–", "decision": decided.decision ?? "–",
                ])
        }
    }

    var sections: [JoinedPage.Section] {
        [
            .init(
                id: "indsatser-afsnit", title: words("programmeProjects"),
                text: words("programmeLights"),
                content: hasLights ? lights.markup : Markup(),
                table: programme.projects.rows.isEmpty
                    ? nil : writer.table(programme.projects, without: ["forankring"]),
                empty: programme.projects.rows.isEmpty
                    ? (words("programmeNoProjects"), way("programmeNew", "indsats")) : nil),
            pools,
            .init(
                id: "forankring-afsnit", title: words("programmeAnchoring"), text: unanchored,
                table: programme.anchoring.rows.isEmpty ? nil : writer.table(programme.anchoring, without: ["nummer"]),
                empty: programme.anchoring.rows.isEmpty
                    ? (words("programmeNoStrategy"), way("programmeNewStrategy", "strategi")) : nil),
        ] + benefits + [
            .init(
                id: "sager-afsnit", title: words("programmeCases"),
                table: programme.cases.rows.isEmpty ? nil : writer.table(programme.cases, without: ["indsatser"]),
                empty: programme.cases.rows.isEmpty
                    ? (words("programmeNoCases"), way("programmeNewCase", "politisk_sag")) : nil)
        ]
    }

    /// One project, or nothing known, needs no figure.
    private var hasLights: Bool {
        programme.projects.rows.count > 1 && programme.lights.contains { $0.mark.sign != .unknown }
    }

    /// To the form of a new record of the municipality's, for whoever may.
    func way(_ key: String, _ register: RegisterID) -> JoinedPage.Link? {
        writer.way(key, to: Gap(register, ["kommunekode": municipality]))
    }

    private var benefits: [JoinedPage.Section] {
        guard !programme.benefits.rows.isEmpty else { return [] }
        return [
            .init(
                id: "gevinster-afsnit", title: words("programmeBenefits"), table: writer.table(programme.benefits))
        ]
    }

    private var unanchored: String? {
        let count = programme.unanchored.count
        guard count > 0 else { return programme.projects.rows.isEmpty ? nil : words("programmeAllAnchored") }
        let names = programme.unanchored.map(\.name).joined(separator: ", ")
        return words.plural("programmeUnanchored", count, ["count": words.numbers.count(count), "names": names])
    }

    private var lights: StackFigure {
        let parts = programme.lights.map { part in
            StackFigure.Part(
                sign: part.mark.sign, label: part.mark.title[words.language].lowercased(), count: part.count)
        }
        return StackFigure(
            finding: words("programmeLightsFinding"), bars: [.init(name: .text(words("programmeAll")), parts: parts)])
    }
}
