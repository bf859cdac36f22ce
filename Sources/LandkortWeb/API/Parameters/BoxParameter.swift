import LandkortCore

/// `bbox`: OGC API – Features Part 1, clause 7.15.3; in the system that `bbox-crs` names, Part 2, clause 6.2.1.
struct BoxParameter {
    private static let name = "bbox"
    /// No map of the plane has farther to its edge, metres.
    private static let farthest = 1e8

    private let text: String
    private let system: ReferenceSystem
    private let lower: Position
    private let upper: Position

    /// Four numbers, or six with heights that do not matter here.
    ///
    /// - Throws: ``RequestProblem/badParameter(_:value:allowed:)``.
    init(_ text: String, in system: ReferenceSystem) throws(RequestProblem) {
        self.text = text
        self.system = system
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        let sound = numbers.compactMap { $0 }.filter(\.isFinite)
        guard sound.count == numbers.count, sound.count == 4 || sound.count == 6 else {
            throw Self.refusal(of: text, in: system)
        }
        let half = sound.count / 2
        (lower, upper) = (Position(x: sound[0], y: sound[1]), Position(x: sound[half], y: sound[half + 1]))
    }

    /// - Throws: ``RequestProblem/badParameter(_:value:allowed:)`` for corners that are no box's.
    func narrow(_ query: inout FeatureQuery) throws(RequestProblem) {
        guard system == .utm32 else { return try narrowInDegrees(&query) }
        guard lower.x <= upper.x, lower.y <= upper.y else { throw Self.refusal(of: text, in: system) }
        func near(_ number: Double) -> Double { min(max(number, -Self.farthest), Self.farthest) }
        query.box = Envelope(minX: near(lower.x), minY: near(lower.y), maxX: near(upper.x), maxY: near(upper.y))
    }

    /// The edges of a box on a web map are meridians and parallels too.
    private func narrowInDegrees(_ query: inout FeatureQuery) throws(RequestProblem) {
        let (low, high) = (degrees(lower), degrees(upper))
        guard low.y <= high.y, Self.world.contains(low), Self.world.contains(high) else {
            throw Self.refusal(of: text, in: system)
        }
        // A box over the 180th meridian is two.
        let spans: [(Double, Double)] = low.x <= high.x ? [(low.x, high.x)] : [(low.x, 180), (-180, high.x)]
        query.degrees = spans.compactMap {
            Self.projectable(Envelope(minX: $0.0, minY: low.y, maxX: $0.1, maxY: high.y))
        }
        let boxes = query.degrees.map(DegreeBox.init)
        query.certain = boxes.first?.within
        query.box =
            boxes.map(\.around).reduce(nil) { $0?.union($1) ?? $1 }
            ?? Envelope(minX: -1, minY: -1, maxX: -1, maxY: -1)
    }

    /// A web map shows more than once around the world when it is far out.
    private func degrees(_ corner: Position) -> Position {
        let degrees = system.convert(corner, to: .crs84)
        return system == .webMercator ? Position(x: min(max(degrees.x, -180), 180), y: degrees.y) : degrees
    }

    private static let world = Envelope(minX: -180, minY: -90, maxX: 180, maxY: 90)

    /// The part of a box where the projection holds, all of Denmark well within it; nil when it has none.
    private static func projectable(_ box: Envelope) -> Envelope? {
        let degrees = box.intersection(Envelope(minX: 0, minY: 40, maxX: 20, maxY: 70))
        return degrees.minX <= degrees.maxX && degrees.minY <= degrees.maxY ? degrees : nil
    }

    /// Says what a box of northern Jutland would be.
    private static func refusal(of text: String, in system: ReferenceSystem) -> RequestProblem {
        let example =
            switch system {
            case .crs84: "8.2,56.5,11.3,57.8"
            case .wgs84: "56.5,8.2,57.8,11.3"
            case .utm32: "450000,6262000,640000,6408000"
            case .webMercator: "912800,7661000,1258000,7927000"
            }
        return .badParameter(name, value: text, allowed: [example])
    }
}
