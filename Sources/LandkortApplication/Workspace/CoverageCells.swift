public import LandkortCore

/// The square-grid cells of one size that have addresses, with their counts, row by row from the south.
public struct CoverageCells: Sendable {
    /// Of every cell here.
    public let size: CellSize
    /// Ascending; a cell's place in it is what the other members take and give.
    public let cells: [GridCell]
    private let counts: [CoverageCounts]

    init(_ areas: [AreaCoverage], size: CellSize) {
        self.size = size
        let found = areas.compactMap { area in
            area.code.flatMap(GridCell.init(code:)).map { ($0, area.counts) }
        }.sorted { $0.0 < $1.0 }
        cells = found.map(\.0)
        counts = found.map(\.1)
    }

    /// The counts of `cells[place]`. O(1).
    public subscript(place: Int) -> CoverageCounts { counts[place] }

    /// The place of a cell, nil when no address lies in it. O(log n).
    public func place(of cell: GridCell) -> Int? {
        let place = firstPlace(notBefore: cell)
        return place < cells.count && cells[place] == cell ? place : nil
    }

    /// The places of the cells that meet `box`, EPSG:25832, in order. O(rows of the box · log n + found).
    public func places(in box: Envelope) -> [Int] {
        let side = size.side
        func unit(_ metres: Double) -> Int { Int(max(0, min(metres / side, 99_999)).rounded(.down)) }
        guard box.maxX >= 0, box.maxY >= 0 else { return [] }
        var places: [Int] = []
        for north in unit(box.minY)...max(unit(box.minY), unit(box.maxY)) {
            guard let west = GridCell(size, north: north, east: unit(box.minX)) else { continue }
            var place = firstPlace(notBefore: west)
            while place < cells.count, Int(cells[place].north) == north, Int(cells[place].east) <= unit(box.maxX) {
                places.append(place)
                place += 1
            }
        }
        return places
    }

    /// The smallest box around all cells, EPSG:25832.
    public var extent: Envelope? {
        guard var box = cells.first?.envelope else { return nil }
        for cell in cells { box = box.union(cell.envelope) }
        return box
    }

    private func firstPlace(notBefore cell: GridCell) -> Int {
        var (low, high) = (0, cells.count)
        while low < high {
            let middle = (low + high) / 2
            if cells[middle] < cell { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
