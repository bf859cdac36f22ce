/// What CQL2 can do with values, under the names that its JSON form has.
public enum FilterOperator: Sendable, Hashable {
    case and
    case or
    case not
    case like
    case between
    /// A value and an array.
    case isIn
    case isNull
    case comparison(Comparison)
    case arithmetic(Arithmetic)
    case folding(Folding)
    case spatial(SpatialRelation)
    case temporal(TemporalRelation)
    case array(ArrayRelation)

    /// `=` and its like.
    public enum Comparison: String, Sendable, CaseIterable {
        case equal = "="
        case notEqual = "<>"
        case less = "<"
        case greater = ">"
        case atMost = "<="
        case atLeast = ">="
    }

    /// With numbers, as numbers with fractions; `div` leaves the fraction out.
    public enum Arithmetic: String, Sendable, CaseIterable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
        case remainder = "%"
        case whole = "div"
        case power = "^"
    }

    /// What makes texts alike that differ in letter case or in accents.
    public enum Folding: String, Sendable, CaseIterable {
        case casei
        case accenti
    }

    /// Between two arrays.
    public enum ArrayRelation: String, Sendable, CaseIterable {
        case equals = "a_equals"
        case contains = "a_contains"
        case containedBy = "a_containedBy"
        case overlaps = "a_overlaps"
    }
}

extension FilterOperator {
    /// The name in JSON, such as `isNull`.
    public var name: String {
        switch self {
        case .and: "and"
        case .or: "or"
        case .not: "not"
        case .like: "like"
        case .between: "between"
        case .isIn: "in"
        case .isNull: "isNull"
        case .comparison(let own): own.rawValue
        case .arithmetic(let own): own.rawValue
        case .folding(let own): own.rawValue
        case .spatial(let own): own.rawValue
        case .temporal(let own): own.rawValue
        case .array(let own): own.rawValue
        }
    }

    /// The operator with this name, in any letter case; nil where it is a function's.
    public init?(name: String) {
        guard let found = Self.named[name.lowercased()] else { return nil }
        self = found
    }

    /// Every operator, once.
    public static let all: [FilterOperator] =
        [.and, .or, .not, .like, .between, .isIn, .isNull] + Comparison.allCases.map(FilterOperator.comparison)
        + Arithmetic.allCases.map(FilterOperator.arithmetic) + Folding.allCases.map(FilterOperator.folding)
        + SpatialRelation.allCases.map(FilterOperator.spatial) + TemporalRelation.allCases.map(FilterOperator.temporal)
        + ArrayRelation.allCases.map(FilterOperator.array)

    private static let named = Dictionary(uniqueKeysWithValues: all.map { ($0.name.lowercased(), $0) })

    /// How many arguments it takes.
    public var arguments: ClosedRange<Int> {
        switch self {
        case .and, .or: 2...Int.max
        case .not, .isNull, .folding: 1...1
        case .between: 3...3
        case .like, .isIn, .comparison, .arithmetic, .spatial, .temporal, .array: 2...2
        }
    }
}
