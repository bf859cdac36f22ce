extension Geometry {
    /// The geometry in well-known text (OGC 06-103r4, clause 7) such as `MULTIPOINT ((550000 6300000))`, in any letter
    /// case; heights and measures are left out. Nil for anything else, an empty geometry included. O(characters).
    public init?(wellKnownText text: String) {
        let name = text.prefix { $0 != "(" }
        let (bare, sizes) = Self.dimensions(of: name.filter { !$0.isWhitespace }.uppercased())
        guard let kind = GeometryKind(name: bare), let tree = WellKnownTree(text[name.endIndex...], sizes),
            let geometry = Self.geometry(kind, tree)
        else { return nil }
        self = geometry
    }

    /// The name without what it says of further dimensions, and how many numbers a position may then have.
    private static func dimensions(of name: String) -> (name: String, sizes: ClosedRange<Int>) {
        if name.hasSuffix("ZM") { return (String(name.dropLast(2)), 4...4) }
        guard name.hasSuffix("Z") || name.hasSuffix("M") else { return (name, 2...2) }
        return (String(name.dropLast()), 3...3)
    }

    private static func geometry(_ kind: GeometryKind, _ tree: WellKnownTree) -> Geometry? {
        switch kind {
        case .point: tree.positions.flatMap { $0.count == 1 ? .point($0[0]) : nil }
        case .multiPoint: points(tree).map(Geometry.multiPoint)
        case .lineString: line(tree).map(Geometry.lineString)
        case .multiLineString: tree.each(line).map(Geometry.multiLineString)
        case .polygon: tree.each(ring).map(Geometry.polygon)
        case .multiPolygon: tree.each { $0.each(ring) }.map(Geometry.multiPolygon)
        }
    }

    /// `((1 2), (3 4))`, or the older `(1 2, 3 4)`.
    private static func points(_ tree: WellKnownTree) -> [Position]? {
        if let positions = tree.positions { return positions }
        return tree.each { branch in branch.positions.flatMap { $0.count == 1 ? $0[0] : nil } }
    }

    private static func line(_ tree: WellKnownTree) -> [Position]? {
        tree.positions.flatMap { $0.count >= 2 ? $0 : nil }
    }

    private static func ring(_ tree: WellKnownTree) -> [Position]? {
        tree.positions.flatMap { $0.count >= 4 && $0.first == $0.last ? $0 : nil }
    }
}

/// What stands in one pair of parentheses: positions, or further pairs.
private struct WellKnownTree {
    private(set) var positions: [Position]?
    private var branches: [WellKnownTree] = []

    /// nil when `text` is not exactly one well-formed pair.
    ///
    /// - Parameter sizes: how many numbers each position may have.
    init?(_ text: Substring, _ sizes: ClosedRange<Int>) {
        var rest = text
        guard let tree = Self.tree(&rest, sizes), rest.allSatisfy(\.isWhitespace) else { return nil }
        self = tree
    }

    private init(positions: [Position]) { self.positions = positions }
    private init(branches: [WellKnownTree]) { self.branches = branches }

    /// Every branch as `convert` reads it; nil when there is none or one cannot be read.
    func each<Part>(_ convert: (WellKnownTree) -> Part?) -> [Part]? {
        let parts = branches.compactMap(convert)
        return !parts.isEmpty && parts.count == branches.count ? parts : nil
    }

    private static func tree(_ rest: inout Substring, _ sizes: ClosedRange<Int>) -> WellKnownTree? {
        guard take("(", &rest) else { return nil }
        guard rest.first(where: { !$0.isWhitespace }) == "(" else { return leaf(&rest, sizes) }
        var branches: [WellKnownTree] = []
        repeat {
            guard let branch = tree(&rest, sizes) else { return nil }
            branches.append(branch)
        } while take(",", &rest)
        return take(")", &rest) ? WellKnownTree(branches: branches) : nil
    }

    private static func leaf(_ rest: inout Substring, _ sizes: ClosedRange<Int>) -> WellKnownTree? {
        let body = rest.prefix { $0 != ")" && $0 != "(" }
        rest = rest[body.endIndex...]
        guard take(")", &rest) else { return nil }
        var positions: [Position] = []
        for part in body.split(separator: ",", omittingEmptySubsequences: false) {
            let words = part.split(whereSeparator: \.isWhitespace)
            let numbers = words.compactMap { Double($0) }.filter(\.isFinite)
            guard sizes.contains(words.count), numbers.count == words.count else { return nil }
            positions.append(Position(x: numbers[0], y: numbers[1]))
        }
        return WellKnownTree(positions: positions)
    }

    private static func take(_ mark: Character, _ rest: inout Substring) -> Bool {
        let trimmed = rest.drop(while: \.isWhitespace)
        guard trimmed.first == mark else { return false }
        rest = trimmed.dropFirst()
        return true
    }
}
