extension SpatialRelation {
    /// Whether the first shape lies to the second as the relation says; false where either has nothing, but that they
    /// are then disjoint.
    ///
    /// - Complexity: O(1) where the envelopes do not meet, else O(positions of one · positions of the other).
    /// - Note: The nine-intersection model of OGC 06-103r4, clause 6.1.15, with edges that are straight in the plane
    ///   and orientations to some thirty digits.
    public func holds(_ one: PlanarShape, _ other: PlanarShape) -> Bool {
        guard let box = one.envelope, let otherBox = other.envelope, box.intersects(otherBox),
            let dimension = one.dimension, let otherDimension = other.dimension
        else { return self == .disjoint }
        if let answer = quickly(one, other) { return answer }
        return ShapeComparison.matrix(one, other).holds(self, dimension, otherDimension)
    }

    /// What points tell without a matrix; nil where that takes one.
    private func quickly(_ one: PlanarShape, _ other: PlanarShape) -> Bool? {
        guard self == .intersects || self == .disjoint else { return nil }
        let isWanted = self == .intersects
        if one.segments.isEmpty { return isWanted == one.points.contains { other.location(of: $0) != .exterior } }
        if other.segments.isEmpty { return isWanted == other.points.contains { one.location(of: $0) != .exterior } }
        return nil
    }
}
