extension Envelope {
    /// The part of a ring inside the rectangle: Sutherland and Hodgman 1974, one edge of the rectangle at a time.
    ///
    /// `ring` is open (its end is not repeated), and so is the answer, which may be empty; where the ring leaves
    /// and re-enters, the answer runs along the edge.
    func clip(ring: [Position]) -> [Position] {
        var ring = ring
        for side in Side.allCases where ring.contains(where: { !keeps($0, side) }) {
            ring = clip(ring, side)
        }
        return ring
    }

    private func clip(_ ring: [Position], _ side: Side) -> [Position] {
        guard var last = ring.last else { return [] }
        var kept: [Position] = []
        kept.reserveCapacity(ring.count + 4)
        for position in ring {
            if keeps(position, side) != keeps(last, side) { kept.append(crossing(last, position, side)) }
            if keeps(position, side) { kept.append(position) }
            last = position
        }
        return kept
    }

    /// The part of a segment inside the rectangle, nil when there is none: Cohen and Sutherland 1967.
    func clip(from start: Position, to end: Position) -> (start: Position, end: Position)? {
        var (start, end) = (start, end)
        // Each round puts one end on one edge, which rounding could only undo for numbers beyond all maps.
        for _ in 0..<8 {
            let (startSides, endSides) = (sides(beyond: start), sides(beyond: end))
            if startSides.isEmpty && endSides.isEmpty { return (start, end) }
            guard startSides.isDisjoint(with: endSides) else { return nil }
            if let side = startSides.first {
                start = crossing(start, end, side)
            } else if let side = endSides.first {
                end = crossing(start, end, side)
            }
        }
        return nil
    }

    private enum Side: UInt8, CaseIterable {
        case left = 1
        case right = 2
        case low = 4
        case high = 8
    }

    private struct Sides: OptionSet {
        let rawValue: UInt8
        var first: Side? { Side(rawValue: rawValue & (~rawValue &+ 1)) }
    }

    private func sides(beyond position: Position) -> Sides {
        var found: UInt8 = 0
        if position.x < minX { found |= Side.left.rawValue }
        if position.x > maxX { found |= Side.right.rawValue }
        if position.y < minY { found |= Side.low.rawValue }
        if position.y > maxY { found |= Side.high.rawValue }
        return Sides(rawValue: found)
    }

    @inline(__always)
    private func keeps(_ position: Position, _ side: Side) -> Bool {
        switch side {
        case .left: position.x >= minX
        case .right: position.x <= maxX
        case .low: position.y >= minY
        case .high: position.y <= maxY
        }
    }

    /// Where the line through both meets the side; the caller knows that they lie on either side of it.
    private func crossing(_ one: Position, _ other: Position, _ side: Side) -> Position {
        switch side {
        case .left: Self.crossing(one, other, x: minX)
        case .right: Self.crossing(one, other, x: maxX)
        case .low: Self.crossing(one, other, y: minY)
        case .high: Self.crossing(one, other, y: maxY)
        }
    }

    private static func crossing(_ one: Position, _ other: Position, x: Double) -> Position {
        Position(x: x, y: one.y + (other.y - one.y) * (x - one.x) / (other.x - one.x))
    }

    private static func crossing(_ one: Position, _ other: Position, y: Double) -> Position {
        Position(x: one.x + (other.x - one.x) * (y - one.y) / (other.y - one.y), y: y)
    }
}
