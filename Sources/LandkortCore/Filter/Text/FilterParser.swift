/// Reads CQL2 text by recursive descent, one word ahead, in time linear in its length.
struct FilterParser {
    private var scanner: FilterScanner
    private(set) var token: FilterToken
    /// Parentheses and functions that are open.
    private var open = 0

    /// - Throws: ``FilterProblem``.
    static func expression(_ text: String) throws(FilterProblem) -> FilterExpression {
        var parser = try FilterParser(text)
        let whole = try parser.operand(.or)
        guard parser.token.kind == .end else { throw parser.unexpected(.continuation) }
        return whole.expression
    }

    private init(_ text: String) throws(FilterProblem) {
        scanner = FilterScanner(text)
        token = try scanner.token()
    }

    mutating func advance() throws(FilterProblem) { token = try scanner.token() }

    func unexpected(_ expected: FilterPart) -> FilterProblem {
        .unexpected(token.place, found: scanner.text(of: token), expected: expected)
    }

    func isNext(_ symbol: String) -> Bool { token.isSymbol(symbol) }

    mutating func skip(_ symbol: String) throws(FilterProblem) -> Bool {
        guard isNext(symbol) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ symbol: String) throws(FilterProblem) {
        guard try skip(symbol) else { throw unexpected(.symbol(symbol)) }
    }

    mutating func expect(keyword: String) throws(FilterProblem) {
        guard token.keyword == keyword else { throw unexpected(.symbol(keyword)) }
        try advance()
    }

    /// `(a, b)`, also empty, read by `part`.
    mutating func list<Part>(
        _ part: (inout Self) throws(FilterProblem) -> Part
    ) throws(FilterProblem) -> [Part] {
        let start = token.place
        try expect("(")
        open += 1
        guard open <= FilterLimits.levels else { throw .tooDeep(start, most: FilterLimits.levels) }
        defer { open -= 1 }
        guard try !skip(")") else { return [] }
        var parts = [try part(&self)]
        while try skip(",") { parts.append(try part(&self)) }
        try expect(")")
        return parts
    }
}
