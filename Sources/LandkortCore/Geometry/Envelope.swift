/// An upright rectangle with its edges, in the units of whatever it encloses; a point's has no area.
public struct Envelope: Sendable, Hashable {
    /// Left edge.
    public var minX: Double
    /// Lower edge.
    public var minY: Double
    /// Right edge.
    public var maxX: Double
    /// Upper edge.
    public var maxY: Double

    /// The rectangle from (`minX`, `minY`) to (`maxX`, `maxY`); the caller gives them in order.
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The rectangle without extent around `position`.
    public init(_ position: Position) {
        self.init(minX: position.x, minY: position.y, maxX: position.x, maxY: position.y)
    }

    /// The smallest rectangle around all `positions`, nil when there are none. O(n).
    public init?(_ positions: some Sequence<Position>) {
        var found: Envelope?
        for position in positions { found.include(position) }
        guard let found else { return nil }
        self = found
    }
}

extension Envelope {
    /// From the left edge to the right.
    public var width: Double { maxX - minX }

    /// From the lower edge to the upper.
    public var height: Double { maxY - minY }

    /// The middle of the rectangle.
    public var centre: Position { Position(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

    /// The corners counter-clockwise from the lower left, the first one repeated: a closed ring.
    public var ring: [Position] {
        [
            Position(x: minX, y: minY), Position(x: maxX, y: minY), Position(x: maxX, y: maxY),
            Position(x: minX, y: maxY), Position(x: minX, y: minY),
        ]
    }

    /// The smallest rectangle around both.
    public func union(_ other: Envelope) -> Envelope {
        Envelope(
            minX: min(minX, other.minX), minY: min(minY, other.minY),
            maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
    }

    /// What lies in both; inside out where nothing does.
    public func intersection(_ other: Envelope) -> Envelope {
        Envelope(
            minX: max(minX, other.minX), minY: max(minY, other.minY),
            maxX: min(maxX, other.maxX), maxY: min(maxY, other.maxY))
    }

    /// Whether the two share at least a point; touching edges count.
    public func intersects(_ other: Envelope) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    /// Whether `position` lies inside or on an edge.
    public func contains(_ position: Position) -> Bool {
        minX <= position.x && position.x <= maxX && minY <= position.y && position.y <= maxY
    }

    /// Whether `other` lies wholly inside, edges included.
    public func contains(_ other: Envelope) -> Bool {
        minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
    }

    /// The rectangle moved outwards by `margin` on all four sides.
    public func expanded(by margin: Double) -> Envelope {
        Envelope(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }
}

extension Optional where Wrapped == Envelope {
    /// Grows to hold `position`; nothing becomes the rectangle of that position alone.
    mutating func include(_ position: Position) {
        let alone = Envelope(position)
        self = self?.union(alone) ?? alone
    }

    /// Grows to hold `other`.
    mutating func include(_ other: Envelope?) {
        guard let other else { return }
        self = self?.union(other) ?? other
    }
}
