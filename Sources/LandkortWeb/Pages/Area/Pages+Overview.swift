import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// Key figures, municipalities as a table and as small multiples.
    func overviewFigures(_ content: AreaPage, _ figures: CoverageSum, _ request: Request) throws -> [String: Any] {
        let order = try SortOrder(
            request, columns: ["navn", "adresser", "mangler", "andel", "aendring"], standard: "-andel")
        var page: [String: Any] = [
            "keyFigures": content.keyFigures(figures),
            "municipalities": content.municipalityTable(figures, order).context,
        ]
        if content.profile.covered.count > 1 { page["multiples"] = content.multiples }
        return page
    }
}

extension AreaPage {
    func municipalityTable(_ figures: CoverageSum, _ order: SortOrder) -> PageTable {
        var rows = RowWriter()
        for member in sorted(profile.members, order) { add(member, to: &rows) }
        var note = text(profile.comparison == nil ? "municipalityTableNoteFirst" : "municipalityTableNote")
        if profile.covered.count < profile.members.count { note += " " + text("municipalityTableNotCovered") }
        return PageTable(
            id: "municipalities", caption: words("municipalityTable"), note: note, isLinked: true,
            columns: columns(order), rows: rows.html, total: total(figures))
    }

    private func columns(_ order: SortOrder) -> [PageTable.Column] {
        func column(_ key: String, _ name: String, _ style: String) -> PageTable.Column {
            PageTable.Column(
                label: words(key), style: style,
                sorting: order.sorting(by: name, isText: name == "navn", path: path, query: query))
        }
        return [
            column("municipality", "navn", ""), column("addresses", "adresser", "num wide-only"),
            column("missing", "mangler", "num"), column("share", "andel", "num"), PageTable.Column(label: nil),
        ] + (hasChange ? [column("change", "aendring", "num")] : [])
    }

    /// Municipalities outside the campaign stand last, by name.
    private func sorted(_ members: [AreaProfile.Member], _ order: SortOrder) -> [AreaProfile.Member] {
        let byName = members.danishSorted(by: \.name)
        switch order.column {
        case "navn": return order.sorted(byName) { $0.name.danishOrder }
        case "adresser": return order.sorted(byName) { $0.counts?.addresses }
        case "mangler": return order.sorted(byName) { $0.counts?[demand.missing] }
        case "aendring": return order.sorted(byName) { $0.comparison?.shareChange(demand.missing) }
        default: return order.sorted(byName) { $0.counts?.share(demand.missing) }
        }
    }

    private func add(_ member: AreaProfile.Member, to rows: inout RowWriter) {
        let name = RowWriter.Cell.name(member.name, url: choice.municipality(member.code))
        guard let counts = member.counts else {
            rows.row(
                [
                    name, .number("–", style: "wide-only"), .number("–"), .number(words("notInCampaignShort")), .blank,
                ] + change(nil))
            return
        }
        let change = member.comparison?.shareChange(demand.missing)
        rows.row(
            area: member.code, bounds: bounds(of: member.code),
            [
                name, .number(numbers.count(counts.addresses), style: "wide-only"),
                .number(numbers.count(counts[demand.missing])),
                .number(numbers.share(counts[demand.missing], of: counts.addresses)),
                .bar(barWidth(counts.share(demand.missing) ?? 0), style: "bar-need"),
            ] + self.change(change))
    }

    private func total(_ figures: CoverageSum) -> String {
        var row = RowWriter()
        let change = profile.comparison?.shareChange(demand.missing)
        row.row(
            [
                .name(words("total")), .number(numbers.count(figures.addresses), style: "wide-only"),
                .number(numbers.count(figures[demand.missing])),
                .number(numbers.share(figures[demand.missing], of: figures.addresses)), .blank,
            ] + self.change(change))
        return row.html
    }

    /// Whether there is a campaign before to compare with.
    private var hasChange: Bool { profile.comparison != nil }

    /// The cell of the last column, where there is one.
    private func change(_ change: Double?) -> [RowWriter.Cell] {
        hasChange ? [.number(change.map(numbers.points) ?? "", style: tone(change))] : []
    }

    /// Fewer that lack it is better.
    private func tone(_ change: Double?) -> String {
        guard let change, abs(change) >= 0.05 else { return "" }
        return change < 0 ? "better" : "worse"
    }

    private func barWidth(_ share: Double) -> Double { 100 * share / niceCeiling(mostMissing) }

    private var mostMissing: Double { profile.covered.compactMap { $0.counts?.share(demand.missing) }.max() ?? 0 }
}

extension CoverageCounts {
    /// In percent; nil without addresses.
    func share(_ figure: String) -> Double? {
        addresses == 0 ? nil : 100 * Double(self[figure]) / Double(addresses)
    }
}

extension Numbers {
    /// A difference of percentages, such as −1,4.
    func points(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        guard tenths != 0 else { return "±" + decimal(0, decimals: 1) }
        return (tenths > 0 ? "+" : "−") + decimal(abs(tenths), decimals: 1)
    }
}

/// The round percentage at which an axis ends: 1, 2, 5, 10, 20, 30, 50 or 100.
func niceCeiling(_ percent: Double) -> Double {
    [1, 2, 5, 10, 20, 30, 50].first { percent <= $0 } ?? 100
}
