import LandkortCore
import LandkortStore

/// A row of a file as a record of the register, before the register is looked into.
struct RowDraft {
    /// As the file has it.
    let row: FileRow
    /// With the values that the file has for it, and no others.
    var feature: Feature
    /// Whether the file says where it lies, be it nowhere.
    var hasPlace: Bool
    /// Texts that got their zeros back.
    var restored: [RestoredZeros] = []
    var problems: [RowProblem] = []

    /// Where a person finds it.
    var line: Int { row.line }

    /// What the file itself says of a field, which a person can search for; what was read for one that no column holds.
    func written(_ field: String, _ plan: ImportPlan) -> String {
        guard let column = plan.column(of: field), case .value(let raw) = row.cells[column.place] else {
            return feature[field].plainText
        }
        return raw.plainText
    }
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
                // What cannot be told is no reason to pass a row over.
                guard case .value(let value) = row.cells[place] else { return true }
                return value.plainText.firstMatch(of: pattern) != nil
            }
    }

    func draft(of row: FileRow) -> RowDraft {
        var draft = RowDraft(
            row: row, feature: Feature(id: "", values: [:]),
            hasPlace: row.geometry != .none || !plan.places.isEmpty)
        if let flaw = row.flaw {
            draft.problems = [
                RowProblem(line: row.line, column: nil, field: nil, value: "", code: "import.row", reason: flaw.reason)
            ]
            return draft
        }
        for (field, value) in plan.fixed { draft.feature[field.name] = value }
        for column in plan.columns {
            guard case .value(let raw) = row.cells[column.place] else { continue }
            let value = column.reading.value(raw)
            draft.feature[column.field.name] = value
            draft.restored += column.reading.restored(raw, value)
        }
        draft.problems += plan.placesRead.compactMap { fault(row.cells[$0], at: $0, row.line) }
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
            draft.problems.append(flaw(row.line, places.column, text, reason))
        case .half:
            draft.problems.append(flaw(row.line, places.emptyColumn(of: row), "", PlaceReading.half))
        }
    }

    private func flaw(_ line: Int, _ column: String?, _ value: String, _ reason: Bilingual) -> RowProblem {
        RowProblem(line: line, column: column, field: nil, value: value, code: "import.place", reason: reason)
    }

    /// Nil for a cell that has a value, or is empty.
    private func fault(_ cell: Cell, at place: Int, _ line: Int) -> RowProblem? {
        guard let reason = cell.fault else { return nil }
        let field = plan.columns.first { $0.place == place }?.field.name
        var value = ""
        if case .fault(let text) = cell { value = text }
        return RowProblem(
            line: line, column: plan.headings[place], field: field, value: value, code: "import.cell", reason: reason)
    }
}

extension Cell {
    fileprivate var fault: Bilingual? {
        switch self {
        case .value: nil
        case .fault:
            Bilingual(
                da: "regnearket viser selv en fejl her. Ret cellen.",
                en: "the spreadsheet itself shows an error here. Mend the cell.")
        case .uncomputed:
            Bilingual(
                da: "formlen har intet resultat i filen. Åbn den i et regnearksprogram, og gem den med værdier.",
                en: "the formula has no result in the file. Open it in a spreadsheet program and save it with values.")
        }
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
                da: "et anførselstegn, der åbner en celle her, bliver ikke afsluttet. Sæt det sidste, eller fjern det.",
                en: "a quote that opens a cell here is never closed. Put the last one, or take it away.")
        case .strayQuote:
            Bilingual(
                da: "efter det anførselstegn, der afslutter en celle, står der mere. Skriv to, hvor teksten har ét.",
                en: "more stands behind the quote that ends a cell. Write two where the text has one.")
        case .tooLong:
            Bilingual(
                da: "rækken er over 16 MB; sandsynligvis bliver et anførselstegn ikke afsluttet.",
                en: "the row is over 16 MB; probably a quote is never closed.")
        case .notARecord:
            Bilingual(da: "er ikke et GeoJSON-objekt (Feature).", en: "is no GeoJSON feature.")
        }
    }
}
