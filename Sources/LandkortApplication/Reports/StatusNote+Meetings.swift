import LandkortCore
import LandkortRegisters

/// Meetings and what they led to; hearings; wishes and what came of them.
extension StatusNote {
    var meetings: [Block] {
        let rows = ordered(records.meetings.filter { isInPeriod($0.year) && $0.state != .planned })
        guard !rows.isEmpty else { return [.paragraph([Run("Der er ikke registreret møder.")])] }
        return [.paragraph(summary(of: rows)), .list(rows.map(line))]
    }

    func ordered(_ rows: [Meeting]) -> [Meeting] {
        ordered(rows) { ($0.date ?? $0.year.map(String.init), $0.title) }
    }

    /// How many there are of each state, in the order of the code list.
    private func summary(of rows: [Meeting]) -> [Run] {
        let states: [(Meeting.State, String, String)] = [
            (.held, "afholdt møde", "afholdte møder"), (.recurring, "løbende møderække", "løbende møderækker"),
            (.moved, "flyttet møde", "flyttede møder"), (.cancelled, "aflyst møde", "aflyste møder"),
        ]
        let counts = states.compactMap { state, one, many -> Run? in
            let some = rows.filter { $0.state == state }
            return some.isEmpty ? nil : cite(Wording.count(some.count, one, many), some)
        }
        let joined = counts.enumerated().flatMap { place, run in
            place == 0 ? [run] : [Run(place == counts.count - 1 ? " og " : ", "), run]
        }
        return [Run("Registret har ")] + joined + [Run(".")]
    }

    private func line(_ row: Meeting) -> [Run] {
        var place: [String] = []
        if let counterpart = row.counterpart { place.append(counterpart) }
        if row.state != .recurring || row.time != nil {
            place.append(time(day: row.date, words: row.time, year: row.year))
        }
        if row.state != .held, let state = word("tilstand", of: row) { place.append(state) }
        let sentences = [
            row.reason.map { "Årsag: \($0)" }, row.purpose.map { "Formål: \($0)" },
            row.result.map { "Det førte til: \($0)" },
        ].compactMap(\.self).map(Wording.sentence)
        return [cite(row.title, row), Run(" (\(place.joined(separator: "; "))).")]
            + sentences.map { Run(" " + $0) } + decisions(of: row)
    }

    func decisions(of meeting: Meeting) -> [Run] {
        records.decisions.filter { $0.meeting == meeting.id }.flatMap { row -> [Run] in
            let state = word("tilstand", of: row).map { " (\($0))" } ?? ""
            return [
                Run(" Beslutning: "), cite(row.title, row),
                Run(state + (row.wording.map { ": " + Wording.sentence($0) } ?? ".")),
            ]
        }
    }

    var hearings: [Block] {
        let rows = records.hearings.filter {
            isInPeriod($0.year) && ($0.state == .answered || $0.state == .unanswered)
        }
        return list(ordered(rows).map(line), orSay: "Der er ikke registreret høringer, som er afsluttet.")
    }

    func ordered(_ rows: [Hearing]) -> [Hearing] {
        ordered(rows) { ($0.date ?? $0.year.map(String.init), $0.title) }
    }

    func line(_ row: Hearing) -> [Run] {
        let facts = [
            word("form", of: row), row.authority, row.place,
            time(day: row.date, words: nil, year: row.year), word("tilstand", of: row),
        ].compactMap(\.self)
        let topic = row.topic.map { " Emne: " + Wording.sentence($0) } ?? ""
        let answers = records.answers.filter { $0.hearing == row.id }.flatMap { answer -> [Run] in
            let form = records.names.title(of: "form", in: answer) ?? "Svar"
            let state = word("tilstand", of: answer).map { " (\($0))" } ?? ""
            let summary = answer.summary.map { ": " + Wording.sentence($0) } ?? "."
            return [Run(" \(form): "), cite(answer.title, answer), Run(state + summary)]
        }
        return [cite(row.title, row), Run(" (\(facts.joined(separator: "; "))).\(topic)")] + answers
    }

    var wishes: [Block] {
        let rows = records.wishes.filter { isInPeriod($0.year) && $0.isRaised }
        let order = records.names.codes(of: "udfald", in: Wish.register).map(\.value)
        let sorted = ordered(rows) { row in
            let place = order.firstIndex { .string($0) == row.feature["udfald"] } ?? order.count
            return ("\(place)", row.title)
        }
        return list(sorted.map(line), orSay: "Der er ikke registreret ønsker, som er rejst.")
    }

    func line(_ row: Wish) -> [Run] {
        let raised = [
            row.isRaised ? word("rejst_ved", of: row).map { "rejst: \($0)" } : word("rejst_ved", of: row),
            row.counterpart, time(day: nil, words: nil, year: row.year),
        ].compactMap(\.self).joined(separator: "; ")
        let outcome = word("udfald", of: row) ?? "udfald ikke oplyst"
        return [
            cite(row.title, row), Run(" (\(raised)): "), cite(outcome, row),
            Run("." + (row.outcome.map { " " + Wording.sentence($0) } ?? "")),
        ]
    }
}
