import LandkortCore

/// How many rows lie in each square of a grid, and where on average: of all that match, wherever they lie.
///
/// A side is a power of two, so that the squares of a coarser grid are whole squares of this one; sums are of whole
/// metres, and so the same in whatever order rows come, which those that are hidden have a part in.
struct SquareGrid: Sendable {
    fileprivate struct Sum {
        var count: Int32 = 0
        var x: Int64 = 0
        var y: Int64 = 0
    }

    let side: Double
    /// A square's row in the upper half and its column in the lower, ascending: from the lower left.
    private let squares: [UInt64]
    private let sums: [Sum]
    /// How many lie in the square that has most.
    let most: Int

    private init(side: Double, _ sums: [UInt64: Sum]) {
        self.side = side
        squares = sums.keys.sorted()
        self.sums = squares.map { sums[$0] ?? Sum() }
        most = Int(self.sums.map(\.count).max() ?? 0)
    }

    /// - Parameter middles: gives the middle of one row's box after the other, then nil. O(rows).
    init(side: Double, of middles: () throws -> Position?) rethrows {
        var sums: [UInt64: Sum] = [:]
        while let middle = try middles().map(Self.near) {
            let square = Self.square(row: Self.number(middle.y, side), column: Self.number(middle.x, side))
            sums[square, default: Sum()].count += 1
            sums[square, default: Sum()].x += Int64(middle.x.rounded())
            sums[square, default: Sum()].y += Int64(middle.y.rounded())
        }
        self.init(side: side, sums)
    }

    /// With larger squares. O(squares).
    func coarser(_ side: Double) -> SquareGrid {
        let times = UInt64(side / self.side)
        var coarse: [UInt64: Sum] = [:]
        for (square, sum) in zip(squares, sums) {
            let whole = Self.square(row: (square >> 32) / times, column: (square & 0xFFFF_FFFF) / times)
            coarse[whole, default: Sum()].count += sum.count
            coarse[whole, default: Sum()].x += sum.x
            coarse[whole, default: Sum()].y += sum.y
        }
        return SquareGrid(side: side, coarse)
    }

    /// So many squares have anything.
    var size: Int { squares.count }

    /// Those in a box whose edges are edges of squares, row by row from the lower left. O(rows of squares · log squares).
    func squares(within box: Envelope) -> [SquareCount] {
        let (left, right) = (Self.number(box.minX, side), Self.number(box.maxX, side))
        var found: [SquareCount] = []
        for row in Self.number(box.minY, side)..<max(Self.number(box.minY, side), Self.number(box.maxY, side)) {
            var place = firstPlace(from: Self.square(row: row, column: left))
            while place < squares.count, squares[place] < Self.square(row: row, column: right) {
                found.append(sums[place].counted)
                place += 1
            }
        }
        return found
    }

    private func firstPlace(from square: UInt64) -> Int {
        var (low, high) = (0, squares.count)
        while low < high {
            let middle = (low + high) / 2
            if squares[middle] < square { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Numbers are cut towards zero, so coordinates are lifted above it, by a multiple of any side.
    private static func number(_ coordinate: Double, _ side: Double) -> UInt64 {
        UInt64((near(coordinate) + SquareSums.lift) / side)
    }

    private static func near(_ place: Position) -> Position { Position(x: near(place.x), y: near(place.y)) }

    /// What is farther out than a grid reaches lies at its edge.
    private static func near(_ coordinate: Double) -> Double {
        coordinate.isNaN ? 0 : min(max(coordinate, -SquareSums.lift), SquareSums.lift)
    }

    private static func square(row: UInt64, column: UInt64) -> UInt64 { row << 32 | column }
}

extension SquareGrid.Sum {
    fileprivate var counted: SquareCount {
        let count = Double(self.count)
        return SquareCount(count: Int(self.count), middle: Position(x: Double(x) / count, y: Double(y) / count))
    }
}
