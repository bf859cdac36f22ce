import LandkortApplication
import LandkortCore

extension AreaPage {
    func postcodeTable(_ postcodes: [AreaCoverage], _ order: SortOrder) -> PageTable {
        let most = niceCeiling(postcodes.compactMap { $0.counts.share(demand.missing) }.max() ?? 0)
        var rows = RowWriter()
        for row in sorted(postcodes, order) {
            let counts = row.counts
            rows.row(
                [
                    .name(name(of: row)), .number(numbers.count(counts.addresses), style: "wide-only"),
                    row.code.map { behind(demand.missing, counts[demand.missing], [(AddressSource.postcode, $0)]) }
                        ?? .number(numbers.count(counts[demand.missing])),
                    .number(numbers.share(counts[demand.missing], of: counts.addresses)),
                    .bar(100 * (counts.share(demand.missing) ?? 0) / most, style: "bar-need"),
                ] + unknown(counts))
        }
        return PageTable(
            id: "postcodes", caption: text("postcodeCaption"), columns: columns(order), rows: rows.html)
    }

    /// The cell of the last column, where the answer can be unknown.
    private func unknown(_ counts: CoverageCounts) -> [RowWriter.Cell] {
        demand.unknown.map { [.number(numbers.count(counts[$0]))] } ?? []
    }

    private func name(of row: AreaCoverage) -> String {
        row.code.flatMap(Int.init).map { places.postcode($0, in: campaign) } ?? words("postcodeUnknown")
    }

    private func columns(_ order: SortOrder) -> [PageTable.Column] {
        func column(_ key: String, _ name: String, _ style: String) -> PageTable.Column {
            PageTable.Column(
                label: words(key), style: style,
                sorting: order.sorting(by: name, isText: name == "postnr", path: path, query: query))
        }
        return [
            column("postcode", "postnr", ""), column("addresses", "adresser", "num wide-only"),
            column("missing", "mangler", "num"), column("share", "andel", "num"), PageTable.Column(label: nil),
        ] + (demand.unknown == nil ? [] : [column("unknown", "ukendt", "num")])
    }

    private func sorted(_ rows: [AreaCoverage], _ order: SortOrder) -> [AreaCoverage] {
        switch order.column {
        case "postnr": order.sorted(rows) { $0.code }
        case "adresser": order.sorted(rows) { $0.counts.addresses }
        case "andel": order.sorted(rows) { $0.counts.share(demand.missing) }
        case "ukendt": order.sorted(rows) { row in demand.unknown.map { row.counts[$0] } }
        default: order.sorted(rows) { $0.counts[demand.missing] }
        }
    }
}
