import LandkortCore
import Support

/// Small geometries on a coarse grid, so that they often touch, overlap and share edges.
struct RandomShapes {
    var random: SplitMix
    /// How far apart the grid's lines are; odd ones make positions that doubles cannot hold.
    var unit = 1.0

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func position() -> Position {
        Position(x: 500_000 + unit * Double(number(0...6)), y: 6_200_000 + unit * Double(number(0...6)))
    }

    private mutating func line() -> [Position] { (0..<number(2...4)).map { _ in position() } }

    private mutating func ring() -> [Position] {
        let corners = (0..<number(3...5)).map { _ in position() }
        return corners + [corners[0]]
    }

    private mutating func box() -> [Position] {
        let (one, other) = (position(), position())
        return Envelope(
            minX: min(one.x, other.x), minY: min(one.y, other.y), maxX: max(one.x, other.x), maxY: max(one.y, other.y)
        ).ring
    }

    /// Not always a valid one.
    mutating func geometry() -> Geometry {
        switch number(0...8) {
        case 0: .point(position())
        case 1: .multiPoint((0..<number(1...3)).map { _ in position() })
        case 2, 3: .lineString(line())
        case 4: .multiLineString((0..<number(1...3)).map { _ in line() })
        case 5: .polygon([ring()])
        case 6: .polygon([box()])
        case 7: .polygon([box(), ring()])
        default: .multiPolygon([[ring()], [box()]])
        }
    }
}
