extension Geometry {
    /// Which of the six types it is.
    public var kind: GeometryKind {
        switch self {
        case .point: .point
        case .multiPoint: .multiPoint
        case .lineString: .lineString
        case .multiLineString: .multiLineString
        case .polygon: .polygon
        case .multiPolygon: .multiPolygon
        }
    }

    /// Whether there is no position at all; a point never is.
    public var isEmpty: Bool {
        switch self {
        case .point: false
        case .multiPoint(let positions), .lineString(let positions): positions.isEmpty
        case .multiLineString(let parts), .polygon(let parts): parts.allSatisfy(\.isEmpty)
        case .multiPolygon(let polygons): polygons.allSatisfy { $0.allSatisfy(\.isEmpty) }
        }
    }

    /// The smallest rectangle around the geometry, nil when it is empty. O(positions).
    public var envelope: Envelope? {
        switch self {
        case .point(let position): Envelope(position)
        case .multiPoint(let positions), .lineString(let positions): Envelope(positions)
        case .multiLineString(let parts), .polygon(let parts): Envelope(parts.joined())
        case .multiPolygon(let polygons): Envelope(polygons.joined().joined())
        }
    }

    /// The same geometry as its multi kind, for columns that hold MULTIPOINT, MULTIPOLYGON and so on.
    public var multi: Geometry {
        switch self {
        case .point(let position): .multiPoint([position])
        case .lineString(let positions): .multiLineString([positions])
        case .polygon(let rings): .multiPolygon([rings])
        case .multiPoint, .multiLineString, .multiPolygon: self
        }
    }

    /// Whether the two have the same positions in the same order, each coordinate at most `distance` from the other's.
    /// O(positions).
    public func lies(within distance: Double, of other: Geometry) -> Bool {
        func near(_ one: Position, _ other: Position) -> Bool {
            abs(one.x - other.x) <= distance && abs(one.y - other.y) <= distance
        }
        func lines(_ one: [[Position]], _ other: [[Position]]) -> Bool {
            one.elementsEqual(other) { $0.elementsEqual($1, by: near) }
        }
        return switch (self, other) {
        case (.point(let one), .point(let other)): near(one, other)
        case (.multiPoint(let one), .multiPoint(let other)), (.lineString(let one), .lineString(let other)):
            one.elementsEqual(other, by: near)
        case (.multiLineString(let one), .multiLineString(let other)), (.polygon(let one), .polygon(let other)):
            lines(one, other)
        case (.multiPolygon(let one), .multiPolygon(let other)): one.elementsEqual(other, by: lines)
        default: false
        }
    }

    /// Whether every coordinate is a number and not infinite. O(positions).
    public var isFinite: Bool {
        func finite(_ position: Position) -> Bool { position.x.isFinite && position.y.isFinite }
        return switch self {
        case .point(let position): finite(position)
        case .multiPoint(let positions), .lineString(let positions): positions.allSatisfy(finite)
        case .multiLineString(let parts), .polygon(let parts): parts.joined().allSatisfy(finite)
        case .multiPolygon(let polygons): polygons.joined().joined().allSatisfy(finite)
        }
    }

    /// The geometry with every position replaced, such as projected. O(positions).
    public func mapPositions(_ replacement: (Position) -> Position) -> Geometry {
        switch self {
        case .point(let position): .point(replacement(position))
        case .multiPoint(let positions): .multiPoint(positions.map(replacement))
        case .lineString(let positions): .lineString(positions.map(replacement))
        case .multiLineString(let lines): .multiLineString(lines.map { $0.map(replacement) })
        case .polygon(let rings): .polygon(rings.map { $0.map(replacement) })
        case .multiPolygon(let polygons):
            .multiPolygon(polygons.map { $0.map { $0.map(replacement) } })
        }
    }
}

extension Array where Element == Position {
    /// Twice the area inside a closed ring, positive when it runs counter-clockwise (y upwards).
    var doubledArea: Double {
        guard let first else { return 0 }
        var sum = 0.0
        for index in 1..<Swift.max(count, 1) {
            // Relative to the first position: northings of six million metres would eat the digits.
            let (x0, y0) = (self[index - 1].x - first.x, self[index - 1].y - first.y)
            sum += x0 * (self[index].y - first.y) - (self[index].x - first.x) * y0
        }
        return sum
    }
}
