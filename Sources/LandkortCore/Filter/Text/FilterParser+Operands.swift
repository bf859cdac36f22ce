extension FilterParser {
    /// What operators stand between.
    mutating func primary() throws(FilterProblem) -> LeveledExpression {
        let start = token
        switch start.kind {
        case .symbol("("): return try parenthesized()
        case .symbol("-"):
            try advance()
            guard !isNext("-") else { throw unexpected(.operand) }
            return try LeveledExpression(negating: try primary(), at: start.place)
        case .word(let word): return try named(word, start)
        case .quoted(let name): return try leaf(.property(name))
        case .text(let text): return try leaf(.string(text))
        case .number(let number): return try leaf(FilterExpression(number))
        case .symbol, .end: throw unexpected(.operand)
        }
    }

    private mutating func leaf(_ expression: FilterExpression) throws(FilterProblem) -> LeveledExpression {
        try advance()
        return LeveledExpression(expression)
    }

    /// One expression in parentheses is itself; none or several are an array.
    private mutating func parenthesized() throws(FilterProblem) -> LeveledExpression {
        let place = token.place
        let parts = try list { parser throws(FilterProblem) in try parser.operand(.or) }
        if parts.count == 1 { return parts[0] }
        return try LeveledExpression(.array(parts.map(\.expression)), around: parts, at: place)
    }

    /// Parentheses that are an array, also around one element.
    mutating func array() throws(FilterProblem) -> LeveledExpression {
        let place = token.place
        let parts = try list { parser throws(FilterProblem) in try parser.operand(.or) }
        return try LeveledExpression(.array(parts.map(\.expression)), around: parts, at: place)
    }

    private mutating func named(_ word: String, _ start: FilterToken) throws(FilterProblem) -> LeveledExpression {
        let keyword = word.uppercased()
        if keyword == "TRUE" || keyword == "FALSE" { return try leaf(.boolean(keyword == "TRUE")) }
        try advance()
        if let geometry = try geometry(keyword, start) { return LeveledExpression(.geometry(geometry)) }
        guard isNext("(") else {
            guard !FilterToken.reserved.contains(keyword) else {
                throw .unexpected(start.place, found: word, expected: .operand)
            }
            return LeveledExpression(.property(word))
        }
        switch keyword {
        case "DATE": return LeveledExpression(.instant(try instant { $0.time == nil }))
        case "TIMESTAMP": return LeveledExpression(.instant(try instant { $0.time != nil }))
        case "INTERVAL": return try interval(start.place)
        default: return try call(word, start.place)
        }
    }

    /// An operator can be called like a function, as its JSON form is.
    private mutating func call(_ name: String, _ place: FilterPlace) throws(FilterProblem) -> LeveledExpression {
        let operation = FilterOperator(name: name)
        let takesArrays = operation?.takesArrays ?? false
        let arguments = try list { parser throws(FilterProblem) in
            takesArrays && parser.isNext("(") ? try parser.array() : try parser.operand(.or)
        }
        if let operation { return try LeveledExpression(operation, arguments, at: place) }
        return try LeveledExpression(.function(name, arguments.map(\.expression)), around: arguments, at: place)
    }
}

/// Times.
extension FilterParser {
    private mutating func instant(_ isRight: (Instant) -> Bool) throws(FilterProblem) -> Instant {
        try expect("(")
        let instant = try instantText()
        guard isRight(instant.value) else { throw .badInstant(instant.place, found: instant.value.text) }
        try expect(")")
        return instant.value
    }

    private mutating func instantText() throws(FilterProblem) -> (value: Instant, place: FilterPlace) {
        let place = token.place
        guard case .text(let text) = token.kind else { throw unexpected(.instant) }
        guard let instant = Instant(text) else { throw .badInstant(place, found: String(text.prefix(40))) }
        try advance()
        return (instant, place)
    }

    private mutating func interval(_ place: FilterPlace) throws(FilterProblem) -> LeveledExpression {
        let ends = try list { parser throws(FilterProblem) in try parser.end() }
        guard ends.count == 2 else { throw unexpected(.instant) }
        let parts = ends.compactMap(\.self)
        return try LeveledExpression(.interval(ends[0]?.expression, ends[1]?.expression), around: parts, at: place)
    }

    /// One end of an interval, nil where it is open.
    private mutating func end() throws(FilterProblem) -> LeveledExpression? {
        switch token.kind {
        case .text(".."):
            try advance()
            return nil
        case .text: return LeveledExpression(.instant(try instantText().value))
        default: return try primary()
        }
    }
}

extension FilterOperator {
    /// Whether parentheses among its arguments are always an array.
    fileprivate var takesArrays: Bool {
        switch self {
        case .array, .isIn: true
        default: false
        }
    }
}
