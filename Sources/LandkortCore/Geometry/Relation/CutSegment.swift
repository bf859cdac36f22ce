/// An edge, cut where another shape's edges meet it.
struct CutSegment {
    /// A part between two cuts.
    struct Piece {
        let start: Position
        let end: Position
        /// The other's edges that it runs along.
        let along: [PlanarShape.Segment]

        /// Where a share of it has been gone.
        func position(at share: Double) -> Position {
            Position(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
        }
    }

    private let segment: PlanarShape.Segment
    private let (dx, dy): (Double, Double)
    private var cuts: [Double] = [0, 1]
    private var stretches: [(from: Double, to: Double, edge: PlanarShape.Segment)] = []

    init(_ segment: PlanarShape.Segment) {
        self.segment = segment
        (dx, dy) = (segment.end.x - segment.start.x, segment.end.y - segment.start.y)
    }

    mutating func add(_ meeting: SegmentMeeting, _ edge: PlanarShape.Segment) {
        switch meeting {
        case .point(let position), .crossing(let position): cuts.append(share(position))
        case .stretch(let one, let other):
            let ends = [share(one), share(other)].sorted()
            cuts += ends
            stretches.append((ends[0], ends[1], edge))
        }
    }

    private func share(_ position: Position) -> Double {
        if position == segment.start { return 0 }
        if position == segment.end { return 1 }
        let share = abs(dx) >= abs(dy) ? (position.x - segment.start.x) / dx : (position.y - segment.start.y) / dy
        return min(max(share, 0), 1)
    }

    /// In order; without those that rounding alone has made.
    var pieces: [Piece] {
        let sorted = cuts.sorted()
        let size = max(abs(segment.start.x), abs(segment.start.y), abs(segment.end.x), abs(segment.end.y))
        let least = 16 * size.ulp / max(abs(dx), abs(dy))
        return zip(sorted, sorted.dropFirst()).compactMap { from, to in
            guard to - from > least || to - from == 1 else { return nil }
            let middle = (from + to) / 2
            let along = stretches.filter { $0.from <= middle && middle <= $0.to }.map(\.edge)
            return Piece(start: position(at: from), end: position(at: to), along: along)
        }
    }

    private func position(at share: Double) -> Position {
        if share == 1 { return segment.end }
        return Position(x: segment.start.x + share * dx, y: segment.start.y + share * dy)
    }
}
