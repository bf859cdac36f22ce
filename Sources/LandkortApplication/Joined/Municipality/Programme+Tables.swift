import LandkortCore
import LandkortRegisters

extension Programme {
    static func projects(_ projects: [Project], _ rows: ProgrammeRows) -> JoinedTable {
        var table = JoinedTable(
            id: "indsatser", title: Bilingual(da: "Indsatser", en: "Projects"),
            columns: [
                .init("indsats", da: "Indsats", en: "Project"), .init("type", da: "Type", en: "Type"),
                .init("enhed", da: "Enhed", en: "Department"), .init("fase", da: "Fase", en: "Phase"),
                .init("lys_tid", da: "Tid", en: "Time"), .init("lys_oekonomi", da: "Økonomi", en: "Cost"),
                .init("lys_gevinst", da: "Gevinst", en: "Benefit"), .init("status_pr", da: "Status pr.", en: "As of"),
                .init("bevilget", da: "Bevilget", en: "Granted", isNumber: true),
                .init("forbrugt", da: "Forbrugt", en: "Spent", isNumber: true),
                .init("forankring", da: "Forankret i", en: "Anchored in"),
            ])
        for project in projects {
            let grants = rows.grants.filter { $0.project == project.id && $0.isGiven }
            table.add(
                .record(NamedRecord(project, rows.names)), .optional(rows.names.code(of: "type", in: project)),
                .optional(project.unit), .optional(rows.names.code(of: "fase", in: project)),
                light("lys_tid", project, rows.names), light("lys_oekonomi", project, rows.names),
                light("lys_gevinst", project, rows.names), .optional(day: project.lightsOf),
                .optional(kroner: sum(grants.map(\.granted))), .optional(kroner: sum(grants.map(\.spent))),
                .records(rows.areas(of: project)))
        }
        return table
    }

    private static func light(_ field: String, _ project: Project, _ names: RowNames) -> JoinedTable.Cell {
        guard let code = names.code(of: field, in: project) else { return .none }
        var mark = Mark(code, lightSigns)
        mark.remark = project.reason(of: field)
        return .mark(mark)
    }

    static func years(_ money: [Money]) -> JoinedTable {
        var table = JoinedTable(
            id: "puljer", title: Bilingual(da: "Puljens penge år for år", en: "The pool’s money by year"),
            columns: [
                .init("aar", da: "År", en: "Year"), .init("budget", da: "Sat af", en: "Set aside", isNumber: true),
                .init("bevilget", da: "Bevilget", en: "Granted", isNumber: true),
                .init("forbrugt", da: "Forbrugt", en: "Spent", isNumber: true),
                .init("ikke_bevilget", da: "Ikke bevilget", en: "Not granted", isNumber: true),
            ])
        for year in money {
            table.add(
                .text(String(year.year)), .optional(kroner: year.budget), .optional(kroner: year.granted),
                .optional(kroner: year.spent), .optional(kroner: year.left))
        }
        return table
    }

    static func anchoring(_ rows: ProgrammeRows) -> JoinedTable {
        var table = JoinedTable(
            id: "forankring", title: Bilingual(da: "Forankring i strategierne", en: "Anchoring in the strategies"),
            columns: [
                .init("strategi", da: "Strategi", en: "Strategy"),
                .init("nummer", da: "Nr.", en: "No.", isNumber: true),
                .init("fokusomraade", da: "Fokusområde eller spor", en: "Focus area or track"),
                .init("indsatser", da: "Indsatser, der bidrager", en: "Projects that contribute"),
                .init("foreslaaede", da: "Foreslået, ikke besluttet", en: "Proposed, not decided"),
            ])
        for strategy in rows.strategies.sorted(by: { ($1.firstYear ?? 0, $0.id) < ($0.firstYear ?? 0, $1.id) }) {
            let areas = rows.focus.filter { $0.strategy == strategy.id }.sorted { $0.number < $1.number }
            for area in areas {
                table.add(
                    .record(NamedRecord(strategy, rows.names)), .count(area.number),
                    .record(NamedRecord(area, rows.names)), .records(rows.projects(in: area, proposed: false)),
                    .records(rows.projects(in: area, proposed: true)))
            }
        }
        return table
    }

    static func benefits(_ projects: [Project], _ rows: ProgrammeRows) -> JoinedTable {
        var table = JoinedTable(
            id: "gevinster", title: Bilingual(da: "Gevinster", en: "Benefits"),
            columns: [
                .init("gevinst", da: "Gevinst", en: "Benefit"), .init("indsats", da: "Indsats", en: "Project"),
                .init("enhed", da: "Enhed", en: "Unit"), .init("udgangspunkt", da: "Før", en: "Before", isNumber: true),
                .init("maalt", da: "Målt", en: "Measured", isNumber: true),
                .init("maalt_dato", da: "Den", en: "On"), .init("maal", da: "Mål", en: "Target", isNumber: true),
            ])
        func whole(_ number: Double?) -> JoinedTable.Cell {
            number.map { $0 == $0.rounded() ? .count(Int($0)) : .text(String($0)) } ?? .none
        }
        for project in projects {
            for benefit in rows.benefits where benefit.project == project.id {
                table.add(
                    .record(NamedRecord(benefit, rows.names)), .record(NamedRecord(project, rows.names)),
                    .optional(benefit.unit), whole(benefit.baseline), whole(benefit.measured),
                    .optional(day: benefit.measuredOn), whole(benefit.target))
            }
        }
        return table
    }

    static func cases(_ cases: [PoliticalCase], _ names: RowNames) -> JoinedTable {
        var table = JoinedTable(
            id: "sager", title: Bilingual(da: "Politiske sager", en: "Political cases"),
            columns: [
                .init("sag", da: "Sag", en: "Case"), .init("sagsnummer", da: "Nummer", en: "Number"),
                .init("udvalg", da: "Udvalg", en: "Committee"), .init("dato", da: "Møde", en: "Meeting"),
                .init("tilstand", da: "Tilstand", en: "State"),
                .init("oekonomi", da: "Økonomiske konsekvenser", en: "Economic consequences"),
                .init("indstilling", da: "Indstilling", en: "Recommendation"),
                .init("beslutning", da: "Beslutning", en: "Decision"),
                .init("indsatser", da: "Indsatser", en: "Projects", isNumber: true),
            ])
        for row in cases {
            table.add(
                .record(NamedRecord(row, names)), .optional(row.number), .optional(row.committee),
                .optional(day: row.date), .optional(names.code(of: "tilstand", in: row)), .optional(row.economy),
                .optional(row.recommendation), .optional(row.decision), .count(row.projects.count))
        }
        return table
    }
}
