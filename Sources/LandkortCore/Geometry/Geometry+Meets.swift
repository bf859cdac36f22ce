extension Geometry {
    /// Whether any point of the geometry, its inside included, lies in `box` or on its edge.
    ///
    /// - Complexity: O(positions).
    public func meets(_ box: Envelope) -> Bool {
        switch self {
        case .point(let position): box.contains(position)
        case .multiPoint(let positions): positions.contains { box.contains($0) }
        case .lineString(let line): box.isMet(by: line)
        case .multiLineString(let lines): lines.contains { box.isMet(by: $0) }
        case .polygon(let rings): box.isMet(byRings: rings)
        case .multiPolygon(let polygons): polygons.contains { box.isMet(byRings: $0) }
        }
    }
}

extension Envelope {
    fileprivate func isMet(by line: [Position]) -> Bool {
        if line.count == 1 { return contains(line[0]) }
        return zip(line, line.dropFirst()).contains { meets($0, $1) }
    }

    fileprivate func isMet(byRings rings: [[Position]]) -> Bool {
        if rings.contains(where: { isMet(by: $0) }) { return true }
        // No edge meets the box: it lies wholly inside or wholly outside.
        let corner = Position(x: minX, y: minY)
        return rings.reduce(false) { $0 != $1.surrounds(corner) }
    }

    /// Cuts the segment by the four sides in turn (Liang and Barsky 1984).
    private func meets(_ a: Position, _ b: Position) -> Bool {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        var (enter, leave) = (0.0, 1.0)
        for (slope, room) in [(-dx, a.x - minX), (dx, maxX - a.x), (-dy, a.y - minY), (dy, maxY - a.y)] {
            guard slope != 0 else {
                if room < 0 { return false }
                continue
            }
            if slope < 0 { enter = max(enter, room / slope) } else { leave = min(leave, room / slope) }
        }
        return enter <= leave
    }
}

extension [Position] {
    /// Even-odd rule, for a closed ring.
    fileprivate func surrounds(_ point: Position) -> Bool {
        var inside = false
        for (a, b) in zip(self, dropFirst()) where (a.y > point.y) != (b.y > point.y) {
            let x = a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
            if point.x < x { inside.toggle() }
        }
        return inside
    }
}
