import LandkortCore
import LandkortStore

/// A row of a file as a record of the register, before the register is looked into.
struct RowDraft {
    var line: Int
    /// With the values that the file has for it, and no others.
    var feature: Feature
    /// Whether the file says where it lies, be it nowhere.
    var hasPlace: Bool
    var problems: [RowProblem] = []
}

/// Makes drafts of rows.
struct RowReading {
    let plan: ImportPlan
    private let places: PlaceReading

    init(_ plan: ImportPlan) {
        self.plan = plan
        places = PlaceReading(plan: plan)
    }

    /// Whether the mapping's conditions let the row in.
    func wants(_ row: FileRow) -> Bool {
        row.flaw != nil
            || plan.conditions.allSatisfy { place, pattern in
                guard case .value(let value) = row.cells[place] else { return false }
                return value.plainText.firstMatch(of: pattern) != nil
            }
    }

    func draft(of row: FileRow) -> RowDraft {
        var draft = RowDraft(
            line: row.line, feature: Feature(id: "", values: [:]),
            hasPlace: row.geometry != .none || !plan.places.isEmpty)
        if let flaw = row.flaw {
            draft.problems = [
                RowProblem(line: row.line, column: nil, field: nil, value: "", code: "import.row", reason: flaw.reason)
            ]
            return draft
        }
        for (field, value) in plan.fixed { draft.feature[field.name] = value }
        for column in plan.columns {
            switch row.cells[column.place] {
            case .value(let raw): draft.feature[column.field.name] = column.reading.value(raw)
            case .fault(let text): draft.problems.append(fault(text, column, row.line))
            }
        }
        draft.feature.id = draft.feature[plan.register.identifier.name].string ?? ""
        readPlace(of: row, into: &draft)
        return draft
    }

    private func readPlace(of row: FileRow, into draft: inout RowDraft) {
        switch places.place(of: row) {
        case .none: break
        case .geometry(let geometry):
            // What a format brings along where the register has no place is left, as a column without a field is.
            if plan.register.geometry != nil { draft.feature.geometry = geometry }
        case .flaw(let reason, let text):
            let code = "import.place"
            draft.problems.append(
                RowProblem(
                    line: row.line, column: places.column, field: nil, value: text, code: code, reason: reason))
        }
    }

    private func fault(_ text: String, _ column: ImportPlan.Column, _ line: Int) -> RowProblem {
        RowProblem(
            line: line, column: column.name, field: column.field.name, value: text, code: "import.cell",
            reason: Bilingual(
                da: "regnearket viser selv en fejl her. Ret cellen.",
                en: "the spreadsheet itself shows an error here. Mend the cell."))
    }
}

extension RowFlaw {
    fileprivate var reason: Bilingual {
        switch self {
        case .cells(let found, let expected):
            Bilingual(
                da: "rækken har \(found) celler, men der er \(expected) kolonner. Se efter en separator i en tekst.",
                en: "the row has \(found) cells, but there are \(expected) columns. Look for a separator in a text.")
        case .openQuote:
            Bilingual(
                da: "et citationstegn bliver ikke afsluttet, så resten af filen er én celle.",
                en: "a quote is never closed, so the rest of the file is one cell.")
        case .tooLong:
            Bilingual(
                da: "rækken er over 16 MB; sandsynligvis bliver et citationstegn ikke afsluttet.",
                en: "the row is over 16 MB; probably a quote is never closed.")
        case .notARecord:
            Bilingual(da: "er ikke et GeoJSON-objekt (Feature).", en: "is no GeoJSON feature.")
        }
    }
}
