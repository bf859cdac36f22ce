import LandkortCore
import LandkortRegisters

/// Money from the broadband fund, scheme by scheme, and figures that others have reported.
extension StatusNote {
    var grants: [Block] {
        let granted = bySchemes(records.grants.filter { $0.year == year }) { $0.scheme }
        let applied = bySchemes(records.applications.filter { $0.year == year }) { $0.scheme }
        let sums: [Block] =
            granted.isEmpty
            ? [.paragraph([Run("Der er ikke registreret tilsagn for \(year).")])]
            : [
                .paragraph([Run("Ansøgninger, som partnerskabet har støttet, har for \(year) fået tilsagn om:")]),
                .list(granted.map(line)),
            ]
        guard !applied.isEmpty else { return sums }
        return sums + [
            .paragraph([Run("Ansøgninger for \(year), som er registreret enkeltvis:")]),
            .list(applied.map(line)),
        ]
    }

    /// In the order of the schemes' code list, each with its rows.
    private func bySchemes<Row: RegisterRow>(
        _ rows: [Row], _ scheme: (Row) -> String?
    ) -> [(scheme: Code, rows: [Row])] {
        records.names.codes(of: "ordning", in: Row.register).compactMap { code in
            let some = rows.filter { scheme($0) == code.value }
            return some.isEmpty ? nil : (code, some)
        }
    }

    private func line(_ scheme: Code, _ rows: [Grant]) -> [Run] {
        let sum = GrantSum(rows)
        let amount = sum.amount.map { ($0.isComplete ? "" : "mindst ") + Wording.amount($0.sum) }
        return [
            Run(scheme.title.da + ": "), cite(amount ?? "beløbet er ikke oplyst", rows), Run(" til "),
            cite(recipients(sum, in: scheme.value), rows), Run("."),
        ]
    }

    /// `102 enkeltadresser` where each address is a project, else `9 projekter (44 adresser)`.
    private func recipients(_ sum: GrantSum, in scheme: String) -> String {
        guard scheme != Grant.singleAddresses else {
            return Wording.count(sum.addresses, "enkeltadresse", "enkeltadresser")
                ?? "et antal enkeltadresser, som ikke er oplyst"
        }
        let projects = Wording.count(sum.projects, "projekt", "projekter") ?? "et antal projekter, som ikke er oplyst"
        return projects + (Wording.count(sum.addresses, "adresse", "adresser").map { " (\($0))" } ?? "")
    }

    private func line(_ scheme: Code, _ rows: [GrantApplication]) -> [Run] {
        let addresses = Wording.count(GrantSum.Total(rows.map(\.addresses)), "adresse", "adresser")
        let answers = records.names.codes(of: "svar", in: GrantApplication.register).compactMap { code -> String? in
            let count = rows.count { $0.answer == code.value }
            return count == 0 ? nil : "\(Wording.within(code.title.da)): \(Wording.numbers.count(count))"
        }
        let waiting = rows.count { $0.answer == nil }
        let all = answers + (waiting == 0 ? [] : ["uden svar: \(Wording.numbers.count(waiting))"])
        let count = Wording.count(rows.count, "ansøgning", "ansøgninger") + (addresses.map { " (\($0))" } ?? "")
        return [
            Run(scheme.title.da + ": "), cite("\(count); \(all.joined(separator: ", "))", rows), Run("."),
        ]
    }

    var keyFigures: [Block] {
        let rows = ordered(records.figures.filter { $0.year == nil || $0.year == year }) { (nil, $0.title) }
        return list(rows.map(line), orSay: "Der er ikke registreret nøgletal for \(year).")
    }

    private func line(_ row: KeyFigure) -> [Run] {
        let kind = [word("opgoerelse", of: row), row.source.map { "kilde: \($0)" }].compactMap(\.self)
        let method = row.method.map { " " + Wording.sentence($0) } ?? ""
        return [
            Run(row.title + ": "), cite(figure(row), row), Run(" (\(kind.joined(separator: "; "))).\(method)"),
        ]
    }

    /// The number where the source tells one, else the source's words.
    private func figure(_ row: KeyFigure) -> String {
        guard row.isPercent, row.isExact, let value = row.value else { return row.expression ?? "ikke oplyst" }
        return Wording.numbers.plain(value) + " %"
    }
}
