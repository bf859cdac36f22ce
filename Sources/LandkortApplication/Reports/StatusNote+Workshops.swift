import LandkortCore
import LandkortRegisters

/// Workshops held, moved and cancelled; guidelines; what municipalities asked for.
extension StatusNote {
    var workshops: [Block] {
        let rows = ordered(records.workshops.filter { isInPeriod($0.year) && !$0.isAhead })
        return list(rows.map(line), orSay: "Der er ikke registreret workshopper, som er holdt, flyttet eller aflyst.")
    }

    func ordered(_ rows: [Workshop]) -> [Workshop] {
        ordered(rows) { ($0.date ?? $0.year.map(String.init), $0.title) }
    }

    func line(_ row: Workshop) -> [Run] {
        let state = word("tilstand", of: row) ?? "tilstand ikke oplyst"
        let sentences = [
            row.reason.map { "Årsag: \($0)" }, row.theme.map { "Tema: \($0)" }, row.benefit.map { "Udbytte: \($0)" },
        ].compactMap(\.self).map { Run(" " + Wording.sentence($0)) }
        let time = time(day: row.date, words: row.time, year: row.year)
        // A title may say it already.
        let when = row.title.contains(time) ? "" : " (\(time))"
        return [cite(row.title, row), Run("\(when): "), cite(state, row), Run(".")]
            + sentences + participants(row) + cost(row) + replacement(row) + evaluation(row)
    }

    private func participants(_ row: Workshop) -> [Run] {
        guard let most = row.most ?? row.fewest else { return [] }
        let from = row.fewest.flatMap { $0 < most ? "\($0)-" : nil } ?? ""
        let count = from + Wording.count(most, "medarbejder", "medarbejdere")
        return [Run(" Fra hver kommune: "), cite(count, row), Run(".")]
    }

    private func cost(_ row: Workshop) -> [Run] {
        row.cost.map { stopped([Run(" Udgift: "), cite(Wording.amount($0), row)]) } ?? []
    }

    private func replacement(_ row: Workshop) -> [Run] {
        guard let next = records.workshops.first(where: { $0.id == row.replacement }) else { return [] }
        let state = word("tilstand", of: next).map { " (\($0))" } ?? ""
        return [Run(" I stedet: "), cite(next.title, next), Run(state + ".")]
    }

    private func evaluation(_ row: Workshop) -> [Run] {
        guard let meeting = records.meetings.first(where: { $0.id == row.meeting }) else { return [] }
        return [Run(" Evalueret: "), cite(meeting.title, meeting), Run(".")]
    }

    /// Each with the municipalities' stands on it, as the register has them now.
    var guidelines: [[Run]] {
        ordered(records.guidelines.filter { $0.isValid(in: year) }) { (nil, $0.title) }.map { row in
            let stands = records.implementations.filter { $0.guideline == row.id }
            let state = word("tilstand", of: row).map { " (\($0))" } ?? ""
            guard !stands.isEmpty else { return [cite(row.title, row), Run(state + ".")] }
            let counts = counted("tilstand", stands) { $0.stateCode }
            return [cite(row.title, row), Run("\(state): "), cite(counts, stands), Run(".")]
        }
    }

    /// What came in the year, as one item.
    var enquiries: [[Run]] {
        let rows = records.enquiries.filter { $0.year == year }
        guard !rows.isEmpty else { return [] }
        let askers = Set(rows.compactMap(\.municipality)).count
        let hours = rows.compactMap(\.hours)
        let counts = [
            Wording.count(rows.count, "henvendelse", "henvendelser"),
            " fra \(Wording.count(askers, "kommune", "kommuner")): ",
            counted("tilstand", rows) { $0.stateCode },
            hours.isEmpty ? "" : "; \(Wording.numbers.plain(hours.reduce(0, +))) timer brugt",
        ]
        return [[cite(counts.joined(), rows), Run(".")]]
    }

    /// `1 fuldt, 2 delvist`, in the order of the code list.
    private func counted<Row: RegisterRow>(_ field: String, _ rows: [Row], _ code: (Row) -> String?) -> String {
        records.names.codes(of: field, in: Row.register).compactMap { title in
            let count = rows.count { code($0) == title.value }
            return count == 0 ? nil : "\(Wording.numbers.count(count)) \(Wording.within(title.title.da))"
        }.joined(separator: ", ")
    }
}
