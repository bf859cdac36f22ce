extension TileGeometry {
    /// Replaces what was there with `geometry`, placed, clipped and rounded; empty when nothing is left of it.
    ///
    /// A ring or line with a coordinate that is not finite is left out.
    mutating func draw(_ geometry: Geometry, in frame: TileFrame) {
        switch geometry {
        case .point(let position):
            draw(position, in: frame)
        case .multiPoint(let positions):
            begin(.point)
            add(points: positions.map(frame.place).filter(frame.window.contains).map(TileCoordinate.init(rounding:)))
        case .lineString(let positions):
            begin(.line)
            draw(line: positions, in: frame)
        case .multiLineString(let lines):
            begin(.line)
            for line in lines { draw(line: line, in: frame) }
        case .polygon(let rings):
            begin(.polygon)
            draw(rings: rings, in: frame)
        case .multiPolygon(let polygons):
            begin(.polygon)
            for rings in polygons { draw(rings: rings, in: frame) }
        }
    }

    /// A point, when it lies in the window.
    @inline(__always)
    mutating func draw(_ position: Position, in frame: TileFrame) {
        begin(.point)
        let placed = frame.place(position)
        if frame.window.contains(placed) { add(point: TileCoordinate(rounding: placed)) }
    }

    /// A square of the national grid.
    mutating func draw(_ cell: GridCell, in frame: TileFrame) {
        begin(.polygon)
        let square = cell.envelope
        let corners = [
            Position(x: square.minX, y: square.minY), Position(x: square.minX, y: square.maxY),
            Position(x: square.maxX, y: square.maxY), Position(x: square.maxX, y: square.minY),
        ]
        draw(placed: corners.map(frame.place), isOuter: true, in: frame)
    }

    private mutating func draw(rings: [[Position]], in frame: TileFrame) {
        for (index, ring) in rings.enumerated() {
            var placed = ring.map(frame.place)
            if placed.count > 1, ring.first == ring.last { placed.removeLast() }
            let isDrawn = draw(placed: placed, isOuter: index == 0, in: frame)
            guard isDrawn || index > 0 else { return }
        }
    }

    @discardableResult
    private mutating func draw(placed ring: [Position], isOuter: Bool, in frame: TileFrame) -> Bool {
        guard let envelope = Envelope(finite: ring), envelope.intersects(frame.window) else { return false }
        let isWhole = frame.window.contains(envelope)
        return add(ring: isWhole ? ring : frame.window.clip(ring: ring), isOuter: isOuter)
    }

    private mutating func draw(line: [Position], in frame: TileFrame) {
        let placed = line.map(frame.place)
        guard let envelope = Envelope(finite: placed), envelope.intersects(frame.window) else { return }
        guard !frame.window.contains(envelope) else { return add(line: placed) }
        for path in frame.window.clip(line: placed) { add(line: path) }
    }
}

extension Envelope {
    /// The rectangle around `positions`, nil when there are none or one is not finite.
    fileprivate init?(finite positions: [Position]) {
        guard positions.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
        self.init(positions)
    }

    /// The stretches of a line inside the rectangle, each a line.
    fileprivate func clip(line: [Position]) -> [[Position]] {
        var paths: [[Position]] = []
        for (start, end) in zip(line, line.dropFirst()) {
            guard let inside = clip(from: start, to: end) else { continue }
            if let reached = paths.last?.last, reached == inside.start {
                paths[paths.count - 1].append(inside.end)
            } else {
                paths.append([inside.start, inside.end])
            }
        }
        return paths
    }
}
