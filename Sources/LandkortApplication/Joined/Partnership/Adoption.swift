public import LandkortCore
import LandkortRegisters

/// How far each member of a partnership is with each of its guidelines.
public struct Adoption: Sendable {
    /// Municipalities in Danish order beside guidelines by title, as far as these hold.
    public let matrix: Matrix
    /// A row for each municipality and guideline.
    public let table: JoinedTable
    /// How often each state is there, by guideline.
    public let tallies: [Tally]
    /// Municipalities that follow one guideline at least, in full or in part.
    public let following: Int
    /// Whether a row is invented.
    public let isSynthetic: Bool

    /// How the members stand on one guideline.
    public struct Tally: Sendable {
        /// The guideline.
        public let guideline: NamedRecord
        /// The day by which members are to have answered; nil is not set.
        public let deadline: String?
        /// Only states that are there, the furthest first.
        public let parts: [(mark: Mark, count: Int)]
    }

    /// The states of the code list, and what each is to a reader.
    static let signs: [String: Sign] = [
        "fuldt": .done, "delvist": .partly, "under_afklaring": .underway, "kan_ikke": .refused,
        "ikke_afklaret": .unknown,
    ]
    /// There is no answer at all.
    static let unanswered = Mark(
        "intet_svar", Bilingual(da: "Intet svar", en: "No answer"), .missing)

    init(
        of members: [Territory.Area], _ guidelines: [Guideline], _ answers: [Implementation], names: RowNames
    ) {
        let members = members.danishSorted(by: \.name)
        let shown = guidelines.filter { !$0.isGivenUp }.danishSorted(by: \.title)
        let rows = members.map { NamedRecord(register: "kommune", id: $0.code, name: $0.name) }
        let columns = shown.map { NamedRecord($0, names) }
        let found = Dictionary(answers.map { (Key($0.municipality, $0.guideline), $0) }) { first, _ in first }
        let marks = rows.map { row in
            columns.map { Self.mark(found[Key(row.id, $0.id)], row, $0, names) }
        }
        matrix = Matrix(rows: rows.map(Matrix.Heading.init), columns: columns.map(Matrix.Heading.init), marks: marks)
        following = marks.filter { $0.contains { [.done, .partly].contains($0.sign) } }.count
        isSynthetic = (shown.map(\.isSynthetic) + answers.map(\.isSynthetic)).contains(true)
        table = Self.table(rows, columns, marks, found, names)
        tallies = Self.tallies(of: shown, in: matrix, names)
    }

    private static func mark(
        _ answer: Implementation?, _ municipality: NamedRecord, _ guideline: NamedRecord, _ names: RowNames
    ) -> Mark {
        guard let answer, let code = names.code(of: "tilstand", in: answer) else {
            var mark = unanswered
            mark.gap = Gap("implementering", ["kommunekode": municipality.id, "retningslinje": guideline.id])
            return mark
        }
        var mark = Mark(code, signs)
        mark.record = NamedRecord(answer, names)
        mark.day = answer.since
        mark.remark = answer.remark
        return mark
    }

    private static func tallies(of guidelines: [Guideline], in matrix: Matrix, _ names: RowNames) -> [Tally] {
        let codes = names.codes(of: "tilstand", in: Implementation.register).map { Mark($0, signs) }
        let order = codes.reversed() + [unanswered]
        return guidelines.enumerated().map { place, guideline in
            Tally(
                guideline: NamedRecord(guideline, names), deadline: guideline.deadline,
                parts: matrix.tally(of: place, in: order))
        }
    }
}

/// A municipality and a guideline.
private struct Key: Hashable {
    let municipality: Feature.ID?
    let guideline: Feature.ID?

    init(_ municipality: Feature.ID?, _ guideline: Feature.ID?) {
        (self.municipality, self.guideline) = (municipality, guideline)
    }
}

extension Adoption {
    private static func table(
        _ rows: [NamedRecord], _ columns: [NamedRecord], _ marks: [[Mark]], _ found: [Key: Implementation],
        _ names: RowNames
    ) -> JoinedTable {
        var table = JoinedTable(
            id: "svar", title: Bilingual(da: "Kommunernes svar", en: "The municipalities’ answers"),
            columns: [
                .init("kommunekode", da: "Kode", en: "Code"), .init("kommune", da: "Kommune", en: "Municipality"),
                .init("retningslinje", da: "Retningslinje", en: "Guideline"),
                .init("tilstand", da: "Svar", en: "Answer"), .init("dato", da: "Siden", en: "Since"),
                .init("forventet", da: "Ventes afklaret", en: "Expected"),
                .init("bemaerkning", da: "Afvigelse eller hindring", en: "Deviation or obstacle"),
                .init("kontakt", da: "Kontakt", en: "Contact"),
            ])
        for (row, marks) in zip(rows, marks) {
            for (column, mark) in zip(columns, marks) {
                let answer = found[Key(row.id, column.id)]
                table.add(
                    .text(row.id), .record(row), .record(column), .mark(mark), .optional(day: mark.day),
                    .optional(day: answer?.expected), .optional(mark.remark),
                    .optional(answer?.contact.flatMap(names.known)))
            }
        }
        return table
    }
}

extension NamedRecord {
    init(_ row: any RegisterRow, _ names: RowNames) {
        self.init(register: type(of: row).register, id: row.id, name: names.name(of: row))
    }
}

extension Workspace {
    /// How far each member of `partnership` is with each of its guidelines.
    public func adoption(in partnership: Territory.Area, reader: Reader) async throws -> Adoption {
        let source = RowSource(workspace: self, reader: reader)
        let guidelines: [Guideline] = try await source.rows(of: partnership.code)
        let answers: [Implementation] = try await source.rows(of: guidelines) { $0.guideline }
        let contacts: [Contact] = try await source.all()
        let names = RowNames(
            registers: registers, of: try await source.features("kommune"),
            and: contacts + (guidelines as [any RegisterRow]))
        return Adoption(of: try await members(of: partnership), guidelines, answers, names: names)
    }

    /// The municipalities of an area.
    func members(of area: Territory.Area) async throws -> [Territory.Area] {
        let territory = try await territory()
        return area.members.compactMap { territory.area($0) }
    }
}
