/// Where something is, seen from a shape.
enum PlanarLocation: Int {
    case interior
    case boundary
    case exterior
}

extension PlanarShape {
    /// Where `position` is. O(positions of the shape).
    func location(of position: Position) -> PlanarLocation {
        guard envelope?.contains(position) ?? false else { return .exterior }
        let inArea = areaLocation(of: position)
        if inArea == .interior || points.contains(position) { return .interior }
        if inArea == .boundary { return .boundary }
        guard isOnLine(position) else { return .exterior }
        return ends.contains(position) ? .boundary : .interior
    }

    private func isOnLine(_ position: Position) -> Bool {
        segments.contains { !$0.isEdge && $0.holds(position) }
    }

    /// As seen from the areas alone.
    func areaLocation(of position: Position) -> PlanarLocation {
        for rings in polygons {
            let found = Self.location(of: position, in: rings)
            if found != .exterior { return found }
        }
        return .exterior
    }

    /// In the outer ring and in none of the holes.
    private static func location(of position: Position, in rings: [[Position]]) -> PlanarLocation {
        for (place, ring) in rings.enumerated() {
            let found = location(of: position, in: ring)
            if found == .boundary { return .boundary }
            if (found == .interior) != (place == 0) { return .exterior }
        }
        return .interior
    }

    /// Counts the edges to the right.
    private static func location(of position: Position, in ring: [Position]) -> PlanarLocation {
        var isInside = false
        for index in ring.indices.dropFirst() {
            let (a, b) = (ring[index - 1], ring[index])
            guard max(a.y, b.y) >= position.y, min(a.y, b.y) <= position.y, max(a.x, b.x) >= position.x else {
                continue
            }
            let side = Orientation.sign(a, b, position)
            if side == 0, min(a.x, b.x) <= position.x { return .boundary }
            guard (a.y > position.y) != (b.y > position.y) else { continue }
            if (side > 0) == (b.y > a.y) { isInside.toggle() }
        }
        return isInside ? .interior : .exterior
    }
}

extension PlanarShape.Segment {
    /// Whether `position` lies on it, its ends included.
    func holds(_ position: Position) -> Bool {
        envelope.contains(position) && Orientation.sign(start, end, position) == 0
    }
}
