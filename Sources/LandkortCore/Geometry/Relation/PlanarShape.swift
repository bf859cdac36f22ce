/// A geometry taken apart for comparing it with others: points, lines and areas in the plane.
public struct PlanarShape: Sendable, Hashable {
    let points: [Position]
    let lines: [[Position]]
    /// Each the outer ring and its holes.
    let polygons: [[[Position]]]
    /// Edges of lines and rings.
    let segments: [Segment]
    /// Where lines end: positions in which an odd number of them do (OGC 06-103r4, clause 6.1.8.1).
    let ends: Set<Position>
    /// Nil where there is nothing.
    public let envelope: Envelope?

    /// One edge, from one position to the next.
    struct Segment: Sendable, Hashable {
        let start: Position
        let end: Position
        /// Of an area; else of a line.
        let isEdge: Bool
        /// Whether the area lies to the left.
        let isLeft: Bool

        var envelope: Envelope {
            Envelope(
                minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x),
                maxY: max(start.y, end.y))
        }
    }

    /// What `geometries` cover together. Areas must not overlap each other. O(positions).
    public init(_ geometries: [Geometry]) {
        var (points, lines, polygons): ([Position], [[Position]], [[[Position]]]) = ([], [], [])
        for geometry in geometries {
            switch geometry {
            case .point(let position): points.append(position)
            case .multiPoint(let positions): points += positions
            case .lineString(let line): lines.append(line)
            case .multiLineString(let parts): lines += parts
            case .polygon(let rings): polygons.append(rings)
            case .multiPolygon(let parts): polygons += parts
            }
        }
        self.init(points: points, lines: lines.filter { $0.count > 1 }, polygons: polygons.filter { !$0.isEmpty })
    }

    private init(points: [Position], lines: [[Position]], polygons: [[[Position]]]) {
        (self.points, self.lines, self.polygons) = (points, lines, polygons)
        segments =
            lines.flatMap { Self.segments(of: $0, isEdge: false, isLeft: false) }
            + polygons.flatMap { rings in
                rings.enumerated().flatMap { place, ring in
                    Self.segments(of: ring, isEdge: true, isLeft: (ring.doubledArea > 0) == (place == 0))
                }
            }
        var counts: [Position: Int] = [:]
        for line in lines { for end in [line[0], line[line.count - 1]] { counts[end, default: 0] += 1 } }
        ends = Set(counts.filter { !$0.value.isMultiple(of: 2) }.keys)
        var box: Envelope?
        for position in points { box.include(position) }
        for segment in segments { box.include(segment.envelope) }
        envelope = box
    }

    private static func segments(of line: [Position], isEdge: Bool, isLeft: Bool) -> [Segment] {
        zip(line, line.dropFirst()).compactMap { start, end in
            start == end ? nil : Segment(start: start, end: end, isEdge: isEdge, isLeft: isLeft)
        }
    }

    /// 0 for points, 1 for lines, 2 for areas: the largest that it has. Nil where there is nothing.
    var dimension: Int? {
        if !polygons.isEmpty { return 2 }
        if !lines.isEmpty { return 1 }
        return points.isEmpty ? nil : 0
    }
}
