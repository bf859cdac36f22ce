/// A filter of one register's features, for one reader: every name is a field that the reader may see.
public struct BoundFilter: Sendable, Hashable {
    /// True or false or unknown of each feature.
    public let root: FilterNode
    private let system: ReferenceSystem

    /// - Parameters:
    ///   - fields: those that a filter may name.
    ///   - hasGeometry: whether features have a place, which is called `geometry`.
    /// - Throws: ``FilterProblem/unknownProperty(_:)`` and others that concern meaning.
    /// - Complexity: O(size of the filter).
    public init(_ filter: Filter, fields: [Field], hasGeometry: Bool) throws(FilterProblem) {
        let named = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
        let binder = FilterBinder(fields: named, hasGeometry: hasGeometry, system: filter.system)
        root = try binder.predicate(filter.expression)
        system = filter.system
    }

    /// Whether the filter is true of `feature`, which holds what the reader may see and nothing else.
    public func holds(for feature: Feature) -> Bool {
        root.value(for: feature) { feature.geometry.map { .shape($0.shape(in: system)) } ?? .unknown }.truth == true
    }

    /// A box in EPSG:25832 that holds every feature of which the filter is true; nil where it asks for no place, or
    /// for one where the projection means nothing.
    public var envelope: Envelope? { root.envelope.flatMap { Self.projected($0, from: system) } }

    /// A parallel bends by some hundred metres between the points that a box is converted by.
    private static func projected(_ box: Envelope, from system: ReferenceSystem) -> Envelope? {
        guard system != .utm32 else { return box }
        let degrees = system.convert(box, to: .crs84)
        guard projectable.contains(degrees) else { return nil }
        return system.convert(box, to: .utm32).expanded(by: 1000)
    }

    /// Degrees, all of Denmark well within.
    private static let projectable = Envelope(minX: 0, minY: 40, maxX: 20, maxY: 70)
}

extension Register {
    /// `filter` as `reader` may ask it: a field that is hidden is as unknown as one that is not there.
    ///
    /// - Throws: ``FilterProblem``.
    public func bound(_ filter: Filter, for reader: Reader) throws(FilterProblem) -> BoundFilter {
        let access = reader.access(to: self)
        let seen = fields.filter { access.sees($0.name) }
        return try BoundFilter(filter, fields: seen, hasGeometry: geometry != nil)
    }
}

extension FilterNode {
    /// What holds the place of every feature of which it is true, in the filter's reference system.
    fileprivate var envelope: Envelope? {
        guard case .operation(let operation, let arguments) = self else { return nil }
        switch operation {
        case .and:
            return arguments.lazy.compactMap(\.envelope).min { $0.width * $0.height < $1.width * $1.height }
        case .or:
            let boxes = arguments.map(\.envelope)
            guard boxes.allSatisfy({ $0 != nil }) else { return nil }
            return boxes.compactMap(\.self).reduce(nil) { $0?.union($1) ?? $1 }
        case .spatial(let relation):
            guard relation != .disjoint, arguments.contains(.geometry) else { return nil }
            return arguments.lazy.compactMap(\.shape?.envelope).first
        default: return nil
        }
    }

    private var shape: PlanarShape? {
        if case .shape(let shape)? = constant { shape } else { nil }
    }
}
