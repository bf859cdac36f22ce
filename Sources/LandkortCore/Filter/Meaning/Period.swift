/// A stretch of time with its ends, of which either may be open; an instant is one that ends where it begins.
struct Period: Sendable, Hashable {
    /// Nil: since ever.
    let start: Instant?
    /// Nil: for ever.
    let end: Instant?

    /// Of two instants that are there or not, -1, 0 or 1; what is not there lies beyond all others, on its own side.
    private static func compare(_ one: Instant?, _ other: Instant?, _ oneSide: Int, _ otherSide: Int) -> Int {
        switch (one, other) {
        case (let one?, let other?): one.compared(to: other)
        case (nil, nil): oneSide == otherSide ? 0 : oneSide
        case (nil, _): oneSide
        case (_, nil): -otherSide
        }
    }

    private func starts(_ other: Period) -> Int { Self.compare(start, other.start, -1, -1) }
    private func ends(_ other: Period) -> Int { Self.compare(end, other.end, 1, 1) }
    /// Where it ends, to where the other begins.
    private func reaches(_ other: Period) -> Int { Self.compare(end, other.start, 1, -1) }

    /// Whether it lies to `other` as `relation` says (OGC 21-065r2, table 13).
    func holds(_ relation: TemporalRelation, _ other: Period) -> Bool {
        switch relation {
        case .before: reaches(other) < 0
        case .meets: reaches(other) == 0
        case .overlaps: starts(other) < 0 && reaches(other) > 0 && ends(other) < 0
        case .starts: starts(other) == 0 && ends(other) < 0
        case .during: starts(other) > 0 && ends(other) < 0
        case .finishes: starts(other) > 0 && ends(other) == 0
        case .equals: starts(other) == 0 && ends(other) == 0
        case .disjoint: reaches(other) < 0 || other.reaches(self) < 0
        case .intersects: reaches(other) >= 0 && other.reaches(self) >= 0
        case .after, .metBy, .overlappedBy, .startedBy, .contains, .finishedBy:
            other.holds(relation.converse, self)
        }
    }
}

extension TemporalRelation {
    /// What the other is to the one.
    fileprivate var converse: TemporalRelation {
        switch self {
        case .after: .before
        case .metBy: .meets
        case .overlappedBy: .overlaps
        case .startedBy: .starts
        case .contains: .during
        case .finishedBy: .finishes
        case .before: .after
        case .meets: .metBy
        case .overlaps: .overlappedBy
        case .starts: .startedBy
        case .during: .contains
        case .finishes: .finishedBy
        case .equals, .disjoint, .intersects: self
        }
    }
}
