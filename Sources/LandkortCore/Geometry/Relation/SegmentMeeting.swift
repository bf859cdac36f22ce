/// Where two edges meet.
enum SegmentMeeting {
    /// One of them ends there.
    case point(Position)
    /// Neither ends there: each goes on beyond the other. The position is rounded.
    case crossing(Position)
    /// They run along each other from one position to the other.
    case stretch(Position, Position)

    /// Nil where they do not.
    init?(_ one: PlanarShape.Segment, _ other: PlanarShape.Segment) {
        let (a, b, c, d) = (one.start, one.end, other.start, other.end)
        let (cSide, dSide) = (Orientation.sign(a, b, c), Orientation.sign(a, b, d))
        guard cSide * dSide <= 0 else { return nil }
        if cSide == 0, dSide == 0 {
            guard let meeting = Self(along: one, other) else { return nil }
            self = meeting
            return
        }
        let (aSide, bSide) = (Orientation.sign(c, d, a), Orientation.sign(c, d, b))
        guard aSide * bSide <= 0 else { return nil }
        let ends = [(cSide, c), (dSide, d), (aSide, a), (bSide, b)]
        self = ends.first { $0.0 == 0 }.map { .point($0.1) } ?? .crossing(Self.crossing(a, b, c, d))
    }

    /// Both on one line.
    private init?(along one: PlanarShape.Segment, _ other: PlanarShape.Segment) {
        let isWide = abs(one.end.x - one.start.x) >= abs(one.end.y - one.start.y)
        func place(_ position: Position) -> Double { isWide ? position.x : position.y }
        func sorted(_ segment: PlanarShape.Segment) -> (Position, Position) {
            place(segment.start) <= place(segment.end) ? (segment.start, segment.end) : (segment.end, segment.start)
        }
        let (first, second) = (sorted(one), sorted(other))
        let from = place(first.0) >= place(second.0) ? first.0 : second.0
        let to = place(first.1) <= place(second.1) ? first.1 : second.1
        guard place(from) <= place(to) else { return nil }
        self = from == to ? .point(from) : .stretch(from, to)
    }

    /// Relative to `a`: northings of six million metres would eat the digits.
    private static func crossing(_ a: Position, _ b: Position, _ c: Position, _ d: Position) -> Position {
        let (bx, by, dx, dy) = (b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y)
        let share = ((c.x - a.x) * dy - (c.y - a.y) * dx) / (bx * dy - by * dx)
        return Position(x: a.x + share * bx, y: a.y + share * by)
    }
}
