import LandkortCore
import LandkortRegisters

/// Members and funding.
extension StatusNote {
    var background: [Block] {
        [.paragraph(membersSentence)] + otherParticipants.map(Block.paragraph) + facts.map(Block.paragraph)
            + list(
                granted.map(line),
                orSay: "Der er ikke registreret en bevilling, som gælder i \(year).")
    }

    /// Appropriations in force in the year; those given within another come after it.
    var granted: [Appropriation] {
        let all = records.appropriations.filter { $0.isGranted && $0.isValid(in: year) }
        return ordered(all) { (($0.parent == nil ? "0" : "1") + ($0.validFrom ?? ""), $0.title) }
    }

    private func participants(_ status: Participation.Status) -> [Participation] {
        records.participations.filter { $0.status == status && $0.isValid(in: year) }
            .danishSorted(by: name)
    }

    private func name(_ row: Participation) -> String { row.municipality.map(records.names.area) ?? row.id }

    private var membersSentence: [Run] {
        let members = participants(.member)
        let name = cite(records.partnership.name, records.partnership)
        guard !members.isEmpty else {
            return [name, Run(" har ingen kommuner, som er registreret som deltagere i \(year).")]
        }
        return [name, Run(" er et samarbejde mellem "), cite(Self.municipalities(members.count), members)] + region
            + [Run(": \(names(members)).")]
    }

    private var region: [Run] {
        guard records.partnership.regionTakesPart == true, let region = records.partnership.region else { return [] }
        return [Run(" og "), cite(records.names.area(region), records.partnership)]
    }

    private var otherParticipants: [[Run]] {
        [(Participation.Status.invited, "inviteret"), (.unclear, "ikke afklaret"), (.left, "udtrådt")]
            .compactMap { status, word in
                let rows = participants(status)
                guard !rows.isEmpty else { return nil }
                return [cite(Self.municipalities(rows.count), rows), Run(" er \(word): \(names(rows)).")]
            }
    }

    private static func municipalities(_ count: Int) -> String { Wording.count(count, "kommune", "kommuner") }

    /// With the day, where somebody came or left within the year.
    private func names(_ rows: [Participation]) -> String {
        Wording.list(
            rows.map { row in
                var days: [String] = []
                if let from = row.validFrom, from > "\(year)-01-01" { days.append("fra \(Wording.date(from))") }
                if let until = row.validUntil, until < "\(year)-12-31" { days.append("til \(Wording.date(until))") }
                return name(row) + (days.isEmpty ? "" : " (\(days.joined(separator: " ")))")
            })
    }

    private var facts: [[Run]] {
        let partnership = records.partnership
        let principles = partnership.principles.map(Wording.within)
        let facts = [
            ("Formål", partnership.purpose), ("Organisering", partnership.organisation),
            ("Finansiering", partnership.funding),
            ("Tilgang", principles.isEmpty ? nil : Wording.list(principles)),
        ]
        return facts.compactMap { label, text in
            text.map { [cite(label, partnership), Run(": " + Wording.sentence($0))] }
        }
    }

    private func line(_ row: Appropriation) -> [Run] {
        var runs = [cite(row.title, row), Run(givenBy(row) + ": ")]
        var parts: [Run] = []
        if row.hasMoney { parts.append(money(row)) }
        if row.hasHours { parts.append(hours(row)) }
        for (place, part) in parts.enumerated() { runs += place == 0 ? [part] : [Run("; "), part] }
        if let spent = row.spent { runs += [Run("; brugt "), cite(Wording.amount(spent), row)] }
        return stopped(runs) + (row.purpose.map { [Run(" Formål: " + Wording.sentence($0))] } ?? [])
    }

    private func givenBy(_ row: Appropriation) -> String {
        let parent = records.appropriations.first { $0.id == row.parent }
        let facts = [
            row.years.map(Wording.years), row.givenBy.map { "givet af: \($0)" },
            parent.map { "givet inden for: \($0.title)" },
        ].compactMap(\.self)
        return facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))"
    }

    private func money(_ row: Appropriation) -> Run {
        row.amount.map { cite(Wording.amount($0), row) } ?? Run("beløbet er ikke oplyst")
    }

    private func hours(_ row: Appropriation) -> Run {
        guard let hours = row.hours else { return Run("timer pr. part er ikke oplyst") }
        return cite("\(Wording.numbers.plain(hours)) timer pr. part om året", row)
    }
}
