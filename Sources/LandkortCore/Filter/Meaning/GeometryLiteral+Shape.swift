extension GeometryLiteral {
    /// What it covers, without heights, at positions that a stored feature can have: a position that was read from
    /// `system` and is shown in it again differs from the first by a hair, which would tell two equal ones apart.
    func shape(in system: ReferenceSystem) -> PlanarShape {
        PlanarShape(geometries(in: system).map { $0.mapPositions { Self.shown($0, in: system) } })
    }

    private static func shown(_ position: Position, in system: ReferenceSystem) -> Position {
        guard system != .utm32 else { return position }
        let shown = ReferenceSystem.utm32.convert(system.convert(position, to: .utm32), to: system)
        // Far from Denmark the projection means nothing.
        let isSame = abs(shown.x - position.x) + abs(shown.y - position.y) < system.unit / 1e5
        return isSame ? shown : position
    }

    private func geometries(in system: ReferenceSystem) -> [Geometry] {
        switch self {
        case .single(let kind, let coordinates): [coordinates.geometry(kind)]
        case .collection(let members): members.flatMap { $0.geometries(in: system) }
        case .box(let numbers): Self.boxes(numbers, in: system).map { .polygon([$0.ring]) }
        }
    }

    /// A box over the 180th meridian is two.
    private static func boxes(_ numbers: [Double], in system: ReferenceSystem) -> [Envelope] {
        let half = numbers.count / 2
        let (west, south, east, north) = (numbers[0], numbers[1], numbers[half], numbers[half + 1])
        guard system != .wgs84 else {
            return [Envelope(minX: min(west, east), minY: south, maxX: max(west, east), maxY: north)]
        }
        let spans: [(Double, Double)] = west <= east ? [(west, east)] : [(west, 180), (-180, east)]
        return spans.map { Envelope(minX: $0.0, minY: south, maxX: $0.1, maxY: north) }
    }
}

extension GeometryLiteral.Coordinates {
    fileprivate func geometry(_ kind: GeometryKind) -> Geometry {
        switch kind {
        case .point: .point(position)
        case .multiPoint: .multiPoint(positions)
        case .lineString: .lineString(positions)
        case .multiLineString: .multiLineString(parts.map(\.positions))
        case .polygon: .polygon(parts.map(\.positions))
        case .multiPolygon: .multiPolygon(parts.map { $0.parts.map(\.positions) })
        }
    }

    private var parts: [Self] {
        if case .list(let parts) = self { parts } else { [] }
    }

    private var positions: [Position] { parts.map(\.position) }

    private var position: Position {
        guard case .position(let numbers) = self else { return Position(x: .nan, y: .nan) }
        return Position(x: numbers[0], y: numbers[1])
    }
}

extension Geometry {
    /// What it covers, in `system`; it is in EPSG:25832 itself.
    func shape(in system: ReferenceSystem) -> PlanarShape {
        PlanarShape([system == .utm32 ? self : converted(from: .utm32, to: system)])
    }
}

extension ReferenceSystem {
    /// About a metre.
    fileprivate var unit: Double { isGeographic ? 1e-5 : 1 }
}
