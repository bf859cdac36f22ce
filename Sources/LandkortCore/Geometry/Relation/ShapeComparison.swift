/// Compares the edges, points and ends of one shape with another shape, for half of a ``RelationMatrix``.
struct ShapeComparison {
    private let one: PlanarShape
    private let other: PlanarShape
    private var matrix = RelationMatrix()

    /// What lies where between two shapes that have something both.
    ///
    /// - Complexity: O(positions of one · positions of the other) where their envelopes meet.
    static func matrix(_ one: PlanarShape, _ other: PlanarShape) -> RelationMatrix {
        half(one, other).merged(with: half(other, one).transposed)
    }

    private static func half(_ one: PlanarShape, _ other: PlanarShape) -> RelationMatrix {
        var comparison = ShapeComparison(one: one, other: other)
        comparison.matrix.note(.exterior, .exterior, 2)
        for position in one.points { comparison.matrix.note(.interior, other.location(of: position), 0) }
        for end in one.ends { comparison.matrix.note(.boundary, other.location(of: end), 0) }
        comparison.compareEdges()
        return comparison.matrix
    }

    private init(one: PlanarShape, other: PlanarShape) {
        (self.one, self.other) = (one, other)
    }

    private mutating func compareEdges() {
        let box = other.envelope
        let near = other.segments.filter { one.envelope?.intersects($0.envelope) ?? false }
        for segment in one.segments {
            guard let box, segment.envelope.intersects(box) else {
                note(segment, .exterior)
                continue
            }
            compare(segment, with: near)
        }
    }

    private mutating func compare(_ segment: PlanarShape.Segment, with others: [PlanarShape.Segment]) {
        var cut = CutSegment(segment)
        let box = segment.envelope
        for edge in others where box.intersects(edge.envelope) {
            guard let meeting = SegmentMeeting(segment, edge) else { continue }
            cut.add(meeting, edge)
            switch meeting {
            case .point(let position):
                matrix.note(one.role(of: position, on: segment), other.role(of: position, on: edge), 0)
            case .crossing: noteCrossing(segment, edge)
            case .stretch: break
            }
        }
        for piece in cut.pieces { note(segment, piece) }
    }

    /// What a crossing alone tells, however short the pieces around it are.
    private mutating func noteCrossing(_ segment: PlanarShape.Segment, _ edge: PlanarShape.Segment) {
        matrix.note(segment.isEdge ? .boundary : .interior, edge.isEdge ? .boundary : .interior, 0)
        guard edge.isEdge else { return }
        note(segment, .interior)
        note(segment, .exterior)
    }

    private mutating func note(_ segment: PlanarShape.Segment, _ piece: CutSegment.Piece) {
        guard !piece.along.isEmpty else { return note(segment, location(of: piece)) }
        for edge in piece.along { note(segment, along: edge) }
    }

    /// A piece that runs along none of the other's edges lies within or without its areas.
    private func location(of piece: CutSegment.Piece) -> PlanarLocation {
        let middle = other.areaLocation(of: piece.position(at: 0.5))
        return middle == .boundary ? other.areaLocation(of: piece.position(at: 0.375)) : middle
    }

    private mutating func note(_ segment: PlanarShape.Segment, _ place: PlanarLocation) {
        matrix.note(segment.isEdge ? .boundary : .interior, place, 1)
        guard segment.isEdge else { return }
        matrix.note(.interior, place, 2)
        if place == .interior { matrix.note(.exterior, place, 2) }
    }

    private mutating func note(_ segment: PlanarShape.Segment, along edge: PlanarShape.Segment) {
        matrix.note(segment.isEdge ? .boundary : .interior, edge.isEdge ? .boundary : .interior, 1)
        guard segment.isEdge else { return }
        guard edge.isEdge else { return matrix.note(.interior, .exterior, 2) }
        let isSameWay =
            (segment.end.x - segment.start.x) * (edge.end.x - edge.start.x)
            + (segment.end.y - segment.start.y) * (edge.end.y - edge.start.y) > 0
        if (segment.isLeft == edge.isLeft) == isSameWay {
            matrix.note(.interior, .interior, 2)
        } else {
            matrix.note(.interior, .exterior, 2)
            matrix.note(.exterior, .interior, 2)
        }
    }
}

extension PlanarShape {
    /// What a position on one of the shape's own edges is to it.
    fileprivate func role(of position: Position, on segment: Segment) -> PlanarLocation {
        segment.isEdge || ends.contains(position) ? .boundary : .interior
    }
}
