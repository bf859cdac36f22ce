import LandkortCore

/// Holds the rows beside a schema against its register.
struct RowCheck {
    private let model: Model

    init(_ model: Model) { self.model = model }

    func findings(_ register: Register) -> [ModelFinding] {
        let path = register.path + ".csv"
        guard let text = model.declarations[path] else { return [] }
        let table = CommaTable(text)
        let rows = TableRows(register, table.headings, file: model.declarations.shownPath(path))
        let found = table.rows.enumerated().flatMap { rows.findings(in: $1, line: $0 + 2) }
        return model.owns(path) ? rows.strangers + found : effects(of: found, on: register)
    }

    /// What a declaration in place of a built-in one does to the built-in rows, told where it can be mended.
    ///
    /// Rows that every new store begins with are an error; examples are left out where they do not fit. What the
    /// declaration no longer has is no fault.
    private func effects(of found: [ModelFinding], on register: Register) -> [ModelFinding] {
        guard let schema = model.elements.first(where: { $0.kind == .schema && $0.path == register.path }) else {
            return []
        }
        let rows = Dictionary(grouping: found, by: \.sentence).sorted { $0.key.da < $1.key.da }
        return rows.map { sentence, found in
            ModelFinding(
                severity: register.isSeeded ? .error : .warning, code: "rows.built-in", rule: nil,
                place: schema.place, sentence: Self.effect(sentence, on: found.count, register.id))
        }
    }

    private static func effect(_ sentence: Bilingual, on rows: Int, _ register: RegisterID) -> Bilingual {
        Bilingual(
            da: "De indbyggede rækker passer ikke længere (\(rows)): \(sentence.da) Læg rækker i \(register).csv ved "
                + "siden af, eller lemp reglen.",
            en: "The built-in rows no longer fit (\(rows)): \(sentence.en) Lay rows in \(register).csv beside it, or "
                + "ease the rule.")
    }
}

/// The rows of one table.
private struct TableRows {
    private static let geometry = "geometri"

    private let register: Register
    private let headings: [String]
    private let file: String
    private let check: FeatureCheck

    init(_ register: Register, _ headings: [String], file: String) {
        self.register = register
        self.headings = headings
        self.file = file
        check = FeatureCheck(register)
    }

    /// Headings that are no fields.
    var strangers: [ModelFinding] {
        headings.filter { register[$0] == nil && $0 != Self.geometry }.map { heading in
            finding(.unknownField(heading), place(1, headings))
        }
    }

    /// - Parameter line: right as long as no cell before it holds a line end.
    func findings(in cells: [String], line: Int) -> [ModelFinding] {
        var feature = Feature(id: "", values: [:])
        var hasGeometry = false
        for (heading, cell) in zip(headings, cells) {
            if heading == Self.geometry { hasGeometry = !cell.isEmpty }
            guard let value = register[heading]?.value(fromCell: cell), !value.isNull else { continue }
            feature[heading] = value
        }
        let problems = check.problems(in: feature).filter { $0 != .missingGeometry || !hasGeometry }
        return problems.map { finding($0, place(line, cells)) }
    }

    private func place(_ line: Int, _ cells: [String]) -> SourcePlace {
        SourcePlace(file: file, line: line, column: 1, text: cells.joined(separator: ","))
    }

    private func finding(_ problem: ValueProblem, _ place: SourcePlace) -> ModelFinding {
        ModelFinding(severity: .error, code: problem.code, rule: nil, place: place, sentence: problem.message)
    }
}
