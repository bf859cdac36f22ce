/// Which features of a register, and how many at a time.
public struct FeatureQuery: Sendable, Hashable {
    /// EPSG:25832; features without geometry are left out.
    public var box: Envelope?
    /// The same box as somebody drew it in CRS84, where its edges are straight: what meets ``box`` alone, which is
    /// larger, is left out.
    public var degrees: Envelope?
    /// Values that fields must have.
    public var equal: [String: Value]
    /// 1 and up.
    public var limit: Int
    /// Only features after this cursor of an earlier page.
    public var after: Int

    /// Without arguments: every feature, from the first.
    public init(box: Envelope? = nil, equal: [String: Value] = [:], limit: Int = .max, after: Int = 0) {
        self.box = box
        self.equal = equal
        self.limit = limit
        self.after = after
    }

    /// Whether the box holds some of `geometry`, in EPSG:25832; anything where there is no box.
    public func holds(_ geometry: Geometry?) -> Bool {
        guard let box else { return true }
        guard let geometry, geometry.meets(box) else { return false }
        return degrees.map { geometry.converted(from: .utm32, to: .crs84).meets($0) } ?? true
    }
}

/// Some features in a store's order, and where to go on.
public struct FeaturePage: Sendable, Hashable {
    /// At most the query's limit.
    public var features: [Feature]
    /// The cursor of the next page, nil on the last.
    public var next: Int?

    /// A page; its cursor means something to the source that made it alone.
    public init(features: [Feature], next: Int?) {
        self.features = features
        self.next = next
    }
}
