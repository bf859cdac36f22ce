/// How tightly an operator holds its operands.
enum FilterBinding: Int, Comparable {
    case or
    case and
    case not
    case predicate
    case sum
    case product
    case power
    case primary

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

    /// The next tighter one.
    var tighter: Self { Self(rawValue: rawValue + 1) ?? .primary }

    /// What may follow an expression that it has made: `a = b = c` means nothing, nor does `a ^ b ^ c`.
    var follower: Self {
        switch self {
        case .predicate: .and
        case .power: .product
        case .or, .and, .not, .sum, .product, .primary: self
        }
    }
}

extension FilterParser {
    /// An expression of operators that hold at least as tightly as `loosest`.
    mutating func operand(_ loosest: FilterBinding) throws(FilterProblem) -> LeveledExpression {
        var tightest = FilterBinding.primary
        var left: LeveledExpression
        if token.keyword == "NOT", loosest <= .not {
            left = try negation()
            tightest = .and
        } else {
            left = try primary()
        }
        while let binding = infix, loosest <= binding, binding <= tightest {
            left = try operation(binding, after: left)
            tightest = binding.follower
        }
        return left
    }

    /// Counted, not nested, so that many cost no stack.
    private mutating func negation() throws(FilterProblem) -> LeveledExpression {
        var places: [FilterPlace] = []
        while token.keyword == "NOT" {
            places.append(token.place)
            guard places.count < FilterLimits.levels else { throw .tooDeep(token.place, most: FilterLimits.levels) }
            try advance()
        }
        var whole = try operand(.predicate)
        for place in places.reversed() { whole = try LeveledExpression(.not, [whole], at: place) }
        return whole
    }

    /// What the operator at hand binds like, nil where there is none.
    private var infix: FilterBinding? {
        switch token.kind {
        case .symbol("="), .symbol("<>"), .symbol("<"), .symbol(">"), .symbol("<="), .symbol(">="): .predicate
        case .symbol("+"), .symbol("-"): .sum
        case .symbol("*"), .symbol("/"), .symbol("%"): .product
        case .symbol("^"): .power
        case .word:
            switch token.keyword {
            case "OR": .or
            case "AND": .and
            case "NOT", "LIKE", "BETWEEN", "IN", "IS": .predicate
            case "DIV": .product
            default: nil
            }
        case .quoted, .text, .number, .symbol, .end: nil
        }
    }

    private mutating func operation(
        _ binding: FilterBinding, after left: LeveledExpression
    ) throws(FilterProblem) -> LeveledExpression {
        switch binding {
        case .or, .and: return try chain(binding, after: left)
        case .predicate: return try predicate(after: left)
        case .not, .sum, .product, .power, .primary:
            let (place, operation) = (token.place, try taken())
            return try LeveledExpression(operation, [left, try operand(binding.tighter)], at: place)
        }
    }

    /// `a AND b AND c` is one operation of three.
    private mutating func chain(
        _ binding: FilterBinding, after left: LeveledExpression
    ) throws(FilterProblem) -> LeveledExpression {
        let (place, word) = (token.place, token.keyword)
        var parts = [left]
        while token.keyword == word {
            try advance()
            parts.append(try operand(binding.tighter))
        }
        return try LeveledExpression(binding == .and ? .and : .or, parts, at: place)
    }

    /// The operator that the token at hand is called.
    private mutating func taken() throws(FilterProblem) -> FilterOperator {
        let name: String? =
            switch token.kind {
            case .symbol(let symbol): symbol
            case .word(let word): word
            case .quoted, .text, .number, .end: nil
            }
        guard let operation = name.flatMap(FilterOperator.init(name:)) else { throw unexpected(.continuation) }
        try advance()
        return operation
    }
}

/// Predicates.
extension FilterParser {
    private mutating func predicate(after left: LeveledExpression) throws(FilterProblem) -> LeveledExpression {
        let place = token.place
        if token.keyword == "IS" { return try isNull(left) }
        let isNegated = token.keyword == "NOT"
        if isNegated { try advance() }
        guard !isNegated || ["LIKE", "BETWEEN", "IN"].contains(token.keyword) else {
            throw unexpected(.symbol("LIKE, BETWEEN, IN"))
        }
        let operation = try taken()
        let whole = try LeveledExpression(operation, [left] + (try operands(of: operation)), at: place)
        return isNegated ? try LeveledExpression(.not, [whole], at: place) : whole
    }

    /// What stands to the right of a predicate's operator.
    private mutating func operands(of operation: FilterOperator) throws(FilterProblem) -> [LeveledExpression] {
        switch operation {
        case .isIn: return [try array()]
        case .between:
            let least = try operand(.sum)
            try expect(keyword: "AND")
            return [least, try operand(.sum)]
        default: return [try operand(.sum)]
        }
    }

    private mutating func isNull(_ left: LeveledExpression) throws(FilterProblem) -> LeveledExpression {
        let place = token.place
        try advance()
        let isNegated = token.keyword == "NOT"
        if isNegated { try advance() }
        try expect(keyword: "NULL")
        let whole = try LeveledExpression(.isNull, [left], at: place)
        return isNegated ? try LeveledExpression(.not, [whole], at: place) : whole
    }
}
