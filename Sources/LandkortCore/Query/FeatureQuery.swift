/// Which features of a register, and how many at a time.
public struct FeatureQuery: Sendable, Hashable {
    /// EPSG:25832; features without geometry are left out.
    public var box: Envelope?
    /// The same as somebody drew it in CRS84, where edges are straight: what meets ``box`` alone, which is larger, is
    /// left out. Two boxes where one was drawn over the 180th meridian.
    public var degrees: [Envelope] = []
    /// A point in it, EPSG:25832, is in ``degrees`` for sure and need not be converted; nil where there is no such box.
    public var certain: Envelope?
    /// The versions that were in force then; nil for those in force now.
    public var moment: Moment?
    /// Values that fields must have; a list has a single value when it holds it.
    public var equal: [String: Value]
    /// What the values must keep; nil for any.
    public var rule: ShowRule?
    /// What a record must be beside that; see ``Register/bound(_:for:)``.
    public var filter: Filter?
    /// Words that a record must have; nil for any. See ``Register/searchFields``.
    public var words: SearchWords?
    /// Nil is the store's own, which is the quickest.
    public var order: FeatureOrder?
    /// 1 and up.
    public var limit: Int
    /// Only features after this cursor of an earlier page; nil begins with the first.
    public var after: String?

    /// Without arguments: every feature, from the first.
    public init(
        box: Envelope? = nil, at moment: Moment? = nil, equal: [String: Value] = [:], words: SearchWords? = nil,
        order: FeatureOrder? = nil, limit: Int = .max, after: String? = nil
    ) {
        self.box = box
        self.moment = moment
        self.equal = equal
        self.words = words
        self.order = order
        self.limit = limit
        self.after = after
    }

    /// Whether the box holds some of `geometry`, in EPSG:25832; anything where there is no box.
    public func holds(_ geometry: Geometry?) -> Bool {
        guard let box else { return true }
        guard let geometry, geometry.meets(box) else { return false }
        guard !degrees.isEmpty else { return true }
        if case .point(let position) = geometry, let certain, certain.contains(position) { return true }
        let drawn = geometry.converted(from: .utm32, to: .crs84)
        return degrees.contains { drawn.meets($0) }
    }
}

/// Some features in a store's order, and where to go on.
public struct FeaturePage: Sendable, Hashable {
    /// At most the query's limit.
    public var features: [Feature]
    /// The cursor of the next page, nil on the last. It names the last row of this page, not its number, so that rows
    /// that come or go in between neither repeat others nor pass them over.
    public var next: String?

    /// A page; its cursor means something to the source that made it alone.
    public init(features: [Feature], next: String?) {
        self.features = features
        self.next = next
    }
}
