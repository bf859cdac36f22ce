/// How many features lie in one square of a grid.
public struct SquareCount: Sendable, Hashable {
    /// At least one.
    public var count: Int
    /// Where they lie on average, EPSG:25832, to a metre or two.
    public var middle: Position

    /// As a store counted them.
    public init(count: Int, middle: Position) {
        self.count = count
        self.middle = middle
    }
}

/// What makes features crowded: more of them than `most`, and as many in some one square.
public struct CrowdLimit: Sendable, Hashable {
    /// Features.
    public var most: Int
    /// Of such a square, metres, a power of two.
    public var side: Double

    /// More than `most` in a square of `side`.
    public init(most: Int, side: Double) {
        self.most = most
        self.side = side
    }
}

/// Counts features by square, one after the other.
public struct SquareSums: Sendable {
    /// More than any coordinate is below zero by, and a multiple of every side up to it.
    public static let lift = 33_554_432.0

    private struct Sum {
        var count = 0
        var x = 0.0
        var y = 0.0
    }

    private let side: Double
    private var sums: [SIMD2<Int>: Sum] = [:]

    /// - Parameter side: metres, a power of two.
    public init(side: Double) { self.side = side }

    /// Counts a feature whose box has its middle there.
    public mutating func add(_ middle: Position) {
        let square = SIMD2(Int((middle.y + Self.lift) / side), Int((middle.x + Self.lift) / side))
        sums[square, default: Sum()].count += 1
        sums[square, default: Sum()].x += middle.x.rounded()
        sums[square, default: Sum()].y += middle.y.rounded()
    }

    /// Row by row from the lower left. O(squares · log squares).
    public var counts: [SquareCount] {
        sums.sorted { ($0.key.x, $0.key.y) < ($1.key.x, $1.key.y) }.map { _, sum in
            let count = Double(sum.count)
            return SquareCount(count: sum.count, middle: Position(x: sum.x / count, y: sum.y / count))
        }
    }
}

extension Envelope {
    /// The smallest rectangle around this one whose edges are multiples of `side`.
    public func snapped(to side: Double) -> Envelope {
        Envelope(
            minX: (minX / side).rounded(.down) * side, minY: (minY / side).rounded(.down) * side,
            maxX: (maxX / side).rounded(.up) * side, maxY: (maxY / side).rounded(.up) * side)
    }

    /// Whether `position` lies inside or on the left or lower edge, so that of boxes side by side one holds it.
    public func holds(_ position: Position) -> Bool {
        minX <= position.x && position.x < maxX && minY <= position.y && position.y < maxY
    }
}
