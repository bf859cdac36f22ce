import LandkortCore
import LandkortRegisters

/// The status note of one partnership and year, in Danish, from rows alone: pure, so that what it says follows from
/// what it is given.
///
/// Meetings, hearings, wishes and workshops are those of the appropriation that is in force in the year, for a
/// partnership's leaders give it for more years than one; of the year alone where there is none. Rows without a year
/// are in every note, and it says that their year is not known. Grants and key figures are those of the year.
struct StatusNote {
    typealias Run = Document.Run
    typealias Block = Document.Block

    let records: PartnershipRecords
    let year: Int
    /// The years of the appropriations in force, and the year itself.
    let period: ClosedRange<Int>

    init(_ records: PartnershipRecords, year: Int) {
        self.records = records
        self.year = year
        let spans = records.appropriations.filter { $0.isGranted && $0.parent == nil && $0.isValid(in: year) }
            .compactMap(\.years)
        period = spans.reduce(year...year) { min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound) }
    }

    /// The whole note.
    var document: Document {
        Document(
            title: "Statusnotat \(year): \(records.partnership.name)", language: .da,
            blocks: [.paragraph([Run(scope)])]
                + section("Baggrund", background)
                + section("Status", status)
                + section("Det fortsatte arbejde", onward)
                + section("Indstilling", recommendation))
    }

    private var scope: String {
        let events = "Møder, høringer, ønsker og workshopper er fra \(Wording.years(period))"
        let reason = period.count > 1 ? ", som bevillingen gælder for" : ""
        return "Notatet er skrevet af registrene og gælder \(year). \(events)\(reason); "
            + "det står, hvor et år ikke er oplyst."
    }

    private var status: [Block] {
        topic("Møder", meetings) + topic("Høringer", hearings) + topic("Ønsker og udfald", wishes)
            + topic("Støttede ansøgninger", grants) + topic("Nøgletal", keyFigures)
            + topic("Workshopper", workshops) + optional("Fælles retningslinjer", guidelines)
            + optional("Henvendelser fra kommunerne", enquiries)
    }

    private func section(_ title: String, _ blocks: [Block]) -> [Block] { [.heading(title, level: 2)] + blocks }
    private func topic(_ title: String, _ blocks: [Block]) -> [Block] { [.heading(title, level: 3)] + blocks }

    /// What not every partnership has is left out where there is none.
    private func optional(_ title: String, _ items: [[Run]]) -> [Block] {
        items.isEmpty ? [] : topic(title, [.list(items)])
    }
}

extension StatusNote {
    /// Words that lead to the rows they are from.
    func cite(_ text: String, _ rows: [any RegisterRow]) -> Run { Run(text, rows.map(records.names.evidence)) }

    func cite(_ text: String, _ row: any RegisterRow) -> Run { cite(text, [row]) }

    /// With a full stop, unless the last word has one, as `kr.` has.
    func stopped(_ runs: [Run]) -> [Run] { runs.last?.text.last == "." ? runs : runs + [Run(".")] }

    /// A code's title as it stands within a sentence.
    func word(_ field: String, of row: any RegisterRow) -> String? {
        records.names.title(of: field, in: row).map(Wording.within)
    }

    /// `items` as a list, or the sentence that there are none.
    func list(_ items: [[Run]], orSay none: String) -> [Block] {
        items.isEmpty ? [.paragraph([Run(none)])] : [.list(items)]
    }

    /// Whether a row of `year` belongs in this note: one without year does.
    func isInPeriod(_ year: Int?) -> Bool { year.map(period.contains) ?? true }

    /// Whether something of `year` can still be ahead, seen from the year of the note.
    func isAhead(_ year: Int?) -> Bool { year.map { $0 >= self.year } ?? true }

    /// When something is, in words: the day, else what the row says, else the year, else that it is not told.
    func time(day: String?, words: String?, year: Int?) -> String {
        day.map(Wording.date) ?? words ?? year.map(String.init) ?? "år ikke oplyst"
    }

    /// By day or year, those without one last; then by name.
    func ordered<Row: RegisterRow>(
        _ rows: [Row], by key: (Row) -> (when: String?, name: String)
    ) -> [Row] {
        rows.map { row in
            let (when, name) = key(row)
            return (row: row, key: (when ?? "9999", name.danishOrder, row.id))
        }.sorted { $0.key < $1.key }.map(\.row)
    }
}
