import LandkortCore

/// Holds the rows beside a schema against its register.
struct RowCheck {
    private let declarations: Declarations

    init(_ declarations: Declarations) { self.declarations = declarations }

    func findings(_ register: Register) -> [ModelFinding] {
        let path = register.path + ".csv"
        guard let text = declarations[path] else { return [] }
        let table = CommaTable(text)
        let rows = TableRows(register, table.headings, file: declarations.shownPath(path))
        return rows.strangers + table.rows.enumerated().flatMap { rows.findings(in: $1, line: $0 + 2) }
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
