import LandkortCore
import LandkortRegisters

/// What is still ahead or open, and what the leaders are asked to decide.
extension StatusNote {
    var onward: [Block] {
        list(
            proposed.compactMap(use) + plannedMeetings + comingWorkshops + openHearings + openWishes + openAssignments,
            orSay: "Registrene har intet, som er planlagt eller åbent.")
    }

    var recommendation: [Block] {
        let asked = proposed.filter { $0.state == .proposed }
        let decided = proposed.filter { $0.state != .proposed }.map { row in
            [cite(row.title, row), Run(" er \(word("tilstand", of: row) ?? "afgjort").")]
        }
        let items = asked.map { row in
            [cite(Wording.sentence(row.recommendation.map(Wording.within) ?? "at \(row.title) bevilges"), row)]
        }
        guard !asked.isEmpty else {
            return [.paragraph([Run("Der er ingen indstilling i registrene.")])] + decided.map(Block.paragraph)
        }
        return [.paragraph([Run("Det indstilles,")]), .list(items)] + decided.map(Block.paragraph)
    }

    /// Proposals, and what became of them: those that extend what is in force in the year, or hold in it themselves.
    private var proposed: [Appropriation] {
        let inForce = Set(granted.map(\.id))
        let rows = records.appropriations.filter { row in
            row.extends.map(inForce.contains) ?? false || row.state == .proposed && row.isValid(in: year)
        }
        return ordered(rows) { ($0.validFrom, $0.title) }
    }

    private func use(of row: Appropriation) -> [Run]? {
        guard row.state == .proposed, let purpose = row.purpose else { return nil }
        return [cite(row.title, row), Run(" (\(word("tilstand", of: row) ?? "")): \(Wording.sentence(purpose))")]
    }

    private var plannedMeetings: [[Run]] {
        ordered(records.meetings.filter { $0.state == .planned }).compactMap(line(planned:))
    }

    /// Nil for one that is neither ahead nor has led to anything. Decisions stand here until somebody says that the
    /// meeting was held.
    private func line(planned row: Meeting) -> [Run]? {
        let decisions = decisions(of: row)
        guard isAhead(row.year) || !decisions.isEmpty && isInPeriod(row.year) else { return nil }
        let purpose = row.purpose.map { " Formål: " + Wording.sentence($0) } ?? ""
        let time = time(day: row.date, words: row.time, year: row.year)
        let told = decisions.isEmpty ? "" : " Der er skrevet beslutninger, men mødet står ikke som afholdt."
        return [cite(row.title, row), Run(" (planlagt; \(time)).\(purpose)\(told)")] + decisions
    }

    private var comingWorkshops: [[Run]] {
        ordered(records.workshops.filter { $0.isAhead && isAhead($0.year) }).map(line)
    }

    private var openHearings: [[Run]] {
        ordered(records.hearings.filter { ($0.state == .open || $0.state == .coming) && isAhead($0.year) }).map(line)
    }

    private var openWishes: [[Run]] {
        ordered(records.wishes.filter { !$0.isRaised && isAhead($0.year) }) { (nil, $0.title) }.map(line)
    }

    private var openAssignments: [[Run]] {
        ordered(records.assignments.filter { $0.isOpen && isAhead($0.year) }) { ($0.deadline, $0.title) }.map { row in
            let deadline = row.deadline.map { "; frist \(Wording.date($0))" } ?? ""
            return [cite(row.title, row), Run(" (opgave, \(word("tilstand", of: row) ?? "åben")\(deadline)).")]
        }
    }
}
