/// Well-known text.
extension FilterParser {
    /// The geometry that begins with `keyword`, which has been read; nil where it begins none.
    mutating func geometry(_ keyword: String, _ start: FilterToken) throws(FilterProblem) -> GeometryLiteral? {
        let isTall = token.keyword == "Z"
        guard isTall || isNext("(") else { return nil }
        if keyword == "BBOX", !isTall { return try box(start.place) }
        guard keyword == "GEOMETRYCOLLECTION" || GeometryKind(ogcName: keyword) != nil else { return nil }
        if isTall { try advance() }
        guard let kind = GeometryKind(ogcName: keyword) else { return .collection(try list(Self.member)) }
        return try single(kind, start.place, isTall: isTall)
    }

    private static func member(_ parser: inout Self) throws(FilterProblem) -> GeometryLiteral {
        let start = parser.token
        guard let kind = start.keyword.flatMap(GeometryKind.init(ogcName:)) else { throw parser.unexpected(.geometry) }
        try parser.advance()
        let isTall = parser.token.keyword == "Z"
        if isTall { try parser.advance() }
        return try parser.single(kind, start.place, isTall: isTall)
    }

    private mutating func single(
        _ kind: GeometryKind, _ place: FilterPlace, isTall: Bool
    ) throws(FilterProblem) -> GeometryLiteral {
        let coordinates = try coordinates(of: kind)
        let count = coordinates.dimensions
        guard let count, !isTall || count == 3 else { throw .badGeometry(place, .heightsDiffer) }
        return try GeometryLiteral(kind, coordinates, at: place)
    }

    private mutating func coordinates(of kind: GeometryKind) throws(FilterProblem) -> GeometryLiteral.Coordinates {
        switch kind {
        case .point: try enclosedPosition()
        case .multiPoint: .list(try list { parser throws(FilterProblem) in try parser.enclosedPosition() })
        case .lineString, .multiLineString, .polygon, .multiPolygon: try nested(kind.nesting)
        }
    }

    private mutating func nested(_ depth: Int) throws(FilterProblem) -> GeometryLiteral.Coordinates {
        guard depth > 0 else { return try position() }
        return .list(try list { parser throws(FilterProblem) in try parser.nested(depth - 1) })
    }

    private mutating func enclosedPosition() throws(FilterProblem) -> GeometryLiteral.Coordinates {
        try expect("(")
        let position = try position()
        try expect(")")
        return position
    }

    private mutating func position() throws(FilterProblem) -> GeometryLiteral.Coordinates {
        var numbers = [try number(), try number()]
        if !isNext(","), !isNext(")") { numbers.append(try number()) }
        return .position(numbers)
    }

    private mutating func number() throws(FilterProblem) -> Double {
        let isNegative = try skip("-")
        if !isNegative { _ = try skip("+") }
        guard case .number(let number) = token.kind else { throw unexpected(.number) }
        try advance()
        return isNegative ? -number : number
    }

    private mutating func box(_ place: FilterPlace) throws(FilterProblem) -> GeometryLiteral {
        try GeometryLiteral(box: try list { parser throws(FilterProblem) in try parser.number() }, at: place)
    }
}

extension GeometryKind {
    /// The kind that WKT calls `name`, in capitals.
    fileprivate init?(ogcName name: String) {
        guard let kind = Self.allCases.first(where: { $0.ogcName == name }) else { return nil }
        self = kind
    }
}

extension GeometryLiteral.Coordinates {
    /// How many numbers each position has; nil where they differ.
    var dimensions: Int? {
        switch self {
        case .position(let numbers): return numbers.count
        case .list(let parts):
            let counts = Set(parts.map(\.dimensions))
            return counts.count == 1 ? counts.first ?? nil : nil
        }
    }
}
