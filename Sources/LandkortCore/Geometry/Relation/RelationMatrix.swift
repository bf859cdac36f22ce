/// How the interiors, boundaries and exteriors of two shapes meet: the nine intersections of OGC 06-103r4, clause
/// 6.1.15, each with the dimension of what both have, or nothing.
struct RelationMatrix: Equatable {
    private var dimensions = [Int](repeating: -1, count: 9)

    /// -1 for nothing, else 0 for points, 1 for lines, 2 for areas.
    subscript(one: PlanarLocation, other: PlanarLocation) -> Int { dimensions[one.rawValue * 3 + other.rawValue] }

    /// Both have something of this dimension, if not more.
    mutating func note(_ one: PlanarLocation, _ other: PlanarLocation, _ dimension: Int) {
        let place = one.rawValue * 3 + other.rawValue
        dimensions[place] = max(dimensions[place], dimension)
    }

    /// As seen from the other shape.
    var transposed: RelationMatrix {
        var turned = RelationMatrix()
        for one in 0..<3 { for other in 0..<3 { turned.dimensions[other * 3 + one] = dimensions[one * 3 + other] } }
        return turned
    }

    /// What either of them knows.
    func merged(with other: RelationMatrix) -> RelationMatrix {
        var merged = self
        merged.dimensions = zip(dimensions, other.dimensions).map { max($0, $1) }
        return merged
    }

    /// As OGC writes it, such as `212101212`.
    var text: String { dimensions.map { $0 < 0 ? "F" : String($0) }.joined() }
}

extension RelationMatrix {
    /// Whether shapes of these dimensions, with this matrix, lie as `relation` says.
    func holds(_ relation: SpatialRelation, _ one: Int, _ other: Int) -> Bool {
        switch relation {
        case .intersects: meets
        case .disjoint: !meets
        case .equals: covers && transposed.covers && isInside
        case .within: isInside && transposed.covers
        case .contains: isInside && covers
        case .touches: meets && !isInside
        case .crosses: crosses(one, other)
        case .overlaps:
            one == other && self[.interior, .interior] == one && self[.interior, .exterior] >= 0
                && self[.exterior, .interior] >= 0
        }
    }

    private var isInside: Bool { self[.interior, .interior] >= 0 }

    private var meets: Bool {
        isInside || self[.interior, .boundary] >= 0 || self[.boundary, .interior] >= 0
            || self[.boundary, .boundary] >= 0
    }

    /// Whether nothing of the other lies outside this one.
    private var covers: Bool { self[.exterior, .interior] < 0 && self[.exterior, .boundary] < 0 }

    private func crosses(_ one: Int, _ other: Int) -> Bool {
        if one == 1, other == 1 { return self[.interior, .interior] == 0 }
        guard isInside, one != other else { return false }
        return one < other ? self[.interior, .exterior] >= 0 : self[.exterior, .interior] >= 0
    }
}
