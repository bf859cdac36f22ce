/// A geometry as a filter writes it, with heights where it has them; which reference system it is in, the filter says.
public enum GeometryLiteral: Sendable, Hashable {
    case single(GeometryKind, Coordinates)
    /// Of literals that are no collections.
    case collection([GeometryLiteral])
    /// Four numbers, or six with heights: west, south, (lowest,) east, north, (highest).
    case box([Double])

    /// Numbers as GeoJSON nests them.
    public indirect enum Coordinates: Sendable, Hashable {
        /// Two or three, all finite.
        case position([Double])
        case list([Coordinates])
    }
}

extension GeometryLiteral {
    /// A geometry whose lines have two positions and whose rings have four and are closed.
    ///
    /// - Throws: ``FilterProblem/badGeometry(_:_:)``.
    init(_ kind: GeometryKind, _ coordinates: Coordinates, at place: FilterPlace) throws(FilterProblem) {
        let lists = coordinates.lists(at: kind.listDepth)
        guard lists.allSatisfy({ $0.count >= kind.leastPositions }) else { throw .badGeometry(place, .tooFewPositions) }
        guard !kind.isArea || lists.allSatisfy({ $0.first == $0.last }) else { throw .badGeometry(place, .openRing) }
        self = .single(kind, coordinates)
    }

    /// A box of four or six numbers.
    ///
    /// - Throws: ``FilterProblem/badGeometry(_:_:)``.
    init(box numbers: [Double], at place: FilterPlace) throws(FilterProblem) {
        guard numbers.count == 4 || numbers.count == 6 else { throw .badGeometry(place, .badBox) }
        guard numbers[1] <= numbers[numbers.count / 2 + 1] else { throw .badGeometry(place, .badBox) }
        self = .box(numbers)
    }
}

extension GeometryLiteral.Coordinates {
    /// The lists of positions, `depth` levels down.
    fileprivate func lists(at depth: Int) -> [[Self]] {
        guard case .list(let parts) = self else { return [] }
        return depth == 0 ? [parts] : parts.flatMap { $0.lists(at: depth - 1) }
    }
}

extension GeometryKind {
    /// How many arrays are around a position in GeoJSON.
    var nesting: Int {
        switch self {
        case .point: 0
        case .multiPoint, .lineString: 1
        case .multiLineString, .polygon: 2
        case .multiPolygon: 3
        }
    }

    fileprivate var isArea: Bool { self == .polygon || self == .multiPolygon }
    fileprivate var listDepth: Int { max(nesting - 1, 0) }
    fileprivate var leastPositions: Int {
        switch self {
        case .point, .multiPoint: 1
        case .lineString, .multiLineString: 2
        case .polygon, .multiPolygon: 4
        }
    }
}
