import LandkortCore
import Support

/// Expressions that anybody could write, made at random.
struct RandomFilter {
    var random: SplitMix

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    private mutating func pick<Part>(_ parts: [Part]) -> Part { parts[Int.random(in: 0..<parts.count, using: &random)] }

    mutating func predicate(_ depth: Int) -> FilterExpression {
        let operations = FilterOperator.all.filter { !$0.isValue }
        guard depth > 0 else { return pick([.boolean(true), .property("aktiv"), .property("in")]) }
        return operation(pick(operations), depth - 1)
    }

    private mutating func operation(_ operation: FilterOperator, _ depth: Int) -> FilterExpression {
        switch operation {
        case .and, .or: .operation(operation, (0..<Int.random(in: 2...4, using: &random)).map { _ in predicate(depth) })
        case .not: .operation(.not, [predicate(depth)])
        case .isNull: .operation(.isNull, [value(depth)])
        case .isIn: .operation(.isIn, [value(depth), list(depth)])
        case .between: .operation(.between, [value(depth), value(depth), value(depth)])
        case .folding: .operation(operation, [value(depth)])
        case .array: .operation(operation, [list(depth), list(depth)])
        case .temporal: .operation(operation, [time(depth), time(depth)])
        case .like, .comparison, .arithmetic, .spatial: .operation(operation, [value(depth), value(depth)])
        }
    }

    private mutating func list(_ depth: Int) -> FilterExpression {
        .array((0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth) })
    }

    private mutating func time(_ depth: Int) -> FilterExpression {
        let instants = ["2024-02-29", "1999-12-31T23:59:59.125Z", "2000-01-01T00:00:00Z"].compactMap { Instant($0) }
        let ends: [FilterExpression?] = [nil, .property("til")] + instants.map(FilterExpression.instant)
        return pick([.instant(pick(instants)), .property("fra"), .interval(pick(ends), pick(ends))])
    }

    private mutating func value(_ depth: Int) -> FilterExpression {
        let choice = Int.random(in: 0...9, using: &random)
        switch choice {
        case 0: return .string(pick(["", "æ'ø", "100 %", #"a\b"#, "\u{1F5FA}"]))
        case 1: return .integer(Int.random(in: -1_000...1_000, using: &random))
        case 2: return .number(pick([0.1, -2.5e-9, 1e300, 3.75]))
        case 3: return .property(pick(["navn", "eo:sky", "to ord", "LIKE", "æble.kerne", "\"", "9a"]))
        case 4: return geometry()
        case 5 where depth > 0: return .function("f", [value(depth - 1), predicate(depth - 1)])
        case 6 where depth > 0: return operation(.folding(.casei), depth - 1)
        default:
            guard depth > 0 else { return time(depth) }
            return operation(.arithmetic(pick(FilterOperator.Arithmetic.allCases)), depth - 1)
        }
    }

    private mutating func geometry() -> FilterExpression {
        let texts = [
            "POINT(1 -2.5)", "MULTIPOINT((0 0), (1 1))", "LINESTRING Z (0 0 1, 1 1 2)", "BBOX(0,1,2,3)",
            "MULTILINESTRING((0 0, 1 1), (2 2, 3 3))", "POLYGON((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))",
            "MULTIPOLYGON(((0 0, 4 0, 4 4, 0 0)))", "GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1))",
        ]
        guard let geometry = try? FilterExpression(text: pick(texts)) else { return .integer(0) }
        return geometry
    }
}

extension FilterOperator {
    /// Whether it makes a value and not a predicate.
    fileprivate var isValue: Bool {
        switch self {
        case .arithmetic, .folding: true
        default: false
        }
    }
}
