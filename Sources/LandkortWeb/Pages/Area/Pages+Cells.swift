import LandkortApplication
import LandkortCore

/// Cells of one size in the order of what is missing in them, for the lists beside the map.
private struct CellRanking {
    let cells: CoverageCells
    /// Places in `cells`.
    let places: [Int]

    /// Cells with as much missing stand in the order of the grid.
    init(_ cells: CoverageCells, by demand: SpeedDemand, most: Int) {
        let missing = CoverageCounts.names.firstIndex(of: demand.missing) ?? 0
        self.cells = cells
        let order = cells.cells.indices.sorted { a, b in
            let (first, second) = (cells[a][missing], cells[b][missing])
            return first == second ? a < b : first > second
        }
        places = Array(order.prefix(most))
    }
}

extension Pages {
    private static let mostCells = 100
    private static let topCells = 12

    /// The map as a list: 10 km cells of an overview, 1 km cells of a municipality and, `top`, the worst of them.
    func cellLists(of content: AreaPage) async throws -> (list: [String: Any], top: [String: Any]) {
        let size: CellSize = content.isMunicipality ? .kilometre : .tenKilometres
        let cells = try await workspace.cells(of: content.campaign, size: size, within: content.area.code)
        let ranking = CellRanking(cells, by: content.demand, most: Self.mostCells)
        let landmarks = try await workspace.landmarks(
            of: ranking.places.map { cells.cells[$0] }, in: content.campaign, within: content.area)
        let list: [String: Any] = [
            "intro": content.intro(ranking), "table": content.table(ranking, landmarks).context,
            "links": [
                [
                    "label": content.words("cellListAll"),
                    "url": content.cellUrl("/collections/daekning-\(size.rawValue)/items"),
                ]
            ],
        ]
        return (list, content.topTable(ranking, landmarks, most: Self.topCells))
    }
}

extension AreaPage {
    fileprivate func cellUrl(_ path: String) -> String { choice.data(path, [("inden_for", area.code)]) }

    fileprivate func intro(_ ranking: CellRanking) -> String {
        let all = ranking.places.count == ranking.cells.cells.count
        return text(
            all ? "cellListIntroAll" : "cellListIntro",
            [
                "shown": numbers.count(ranking.places.count), "total": numbers.count(ranking.cells.cells.count),
                "size": ranking.cells.size.title,
            ])
    }

    fileprivate func table(_ ranking: CellRanking, _ landmarks: [GridCell: CellLandmark]) -> PageTable {
        var rows = RowWriter()
        for place in ranking.places {
            let (cell, counts) = (ranking.cells.cells[place], ranking.cells[place])
            rows.row(
                area: cell.code, bounds: cell.envelope.bounds,
                [
                    .name(cell.code, url: url(of: cell)), .text(places.landmark(landmarks[cell], in: campaign)),
                    .number(numbers.count(counts.addresses), style: "wide-only"),
                    .number(numbers.count(counts[demand.missing])),
                    .number(numbers.share(counts[demand.missing], of: counts.addresses)),
                ] + (demand.unknown.map { [.number(numbers.count(counts[$0]), style: "wide-only")] } ?? []))
        }
        return PageTable(
            id: "cell-list", caption: text("cellListCaption", ["size": ranking.cells.size.title]), isLinked: true,
            columns: columns(
                [
                    ("cell", ""), ("nearest", ""), ("addresses", "num wide-only"), ("missing", "num"),
                    ("share", "num"),
                ] + (demand.unknown == nil ? [] : [("unknown", "num wide-only")])), rows: rows.html)
    }

    /// Cells where nothing is missing are left out; a sentence where it is missing nowhere.
    fileprivate func topTable(
        _ ranking: CellRanking, _ landmarks: [GridCell: CellLandmark], most: Int
    ) -> [String: Any] {
        var rows = RowWriter()
        let shown = ranking.places.prefix(most).filter { ranking.cells[$0][demand.missing] > 0 }
        guard !shown.isEmpty else { return ["none": text("worstCellsNone", ["size": ranking.cells.size.title])] }
        for place in shown {
            let (cell, counts) = (ranking.cells.cells[place], ranking.cells[place])
            let name = places.landmark(landmarks[cell], in: campaign)
            rows.row(
                area: cell.code, bounds: cell.envelope.bounds,
                [
                    .name(name.isEmpty ? cell.code : name, url: url(of: cell)),
                    .number(numbers.count(counts.addresses)), .number(numbers.count(counts[demand.missing])),
                    .number(numbers.share(counts[demand.missing], of: counts.addresses)),
                ])
        }
        let values = [
            "shown": numbers.count(shown.count), "total": numbers.count(ranking.cells.cells.count),
            "size": ranking.cells.size.title,
        ]
        let table = PageTable(
            id: "top-cells", caption: words("worstCellsCaption"), note: text("cellListIntro", values), isLinked: true,
            columns: columns([("nearest", ""), ("addresses", "num"), ("missing", "num"), ("share", "num")]),
            rows: rows.html)
        return ["table": table.context]
    }

    private func columns(_ columns: [(key: String, style: String)]) -> [PageTable.Column] {
        columns.map { PageTable.Column(label: words($0.key), style: $0.style) }
    }

    private func url(of cell: GridCell) -> String {
        cellUrl("/collections/daekning-\(cell.size.rawValue)/items/\(cell.code)")
    }
}
