/// Cuts CQL2 text into its words, one at a time and each character once.
struct FilterScanner {
    private let scalars: [Unicode.Scalar]
    private var next = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// - Throws: ``FilterProblem/unexpected(_:found:expected:)``, ``FilterProblem/unterminated(_:)``,
    ///   ``FilterProblem/numberTooLarge(_:)``.
    mutating func token() throws(FilterProblem) -> FilterToken {
        while next < scalars.count, scalars[next].properties.isWhitespace { next += 1 }
        let start = next
        let kind = try kind(from: start)
        return FilterToken(kind: kind, start: start, end: next)
    }

    /// What was written in a token, at most so much as a message can show.
    func text(of token: FilterToken) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[token.start..<min(token.end, token.start + 30)])
        return String(text)
    }

    private mutating func kind(from start: Int) throws(FilterProblem) -> FilterToken.Kind {
        guard start < scalars.count else { return .end }
        switch scalars[start] {
        case "'": return .text(try enclosed(by: "'"))
        case "\"": return .quoted(try enclosed(by: "\""))
        case "." where start + 1 < scalars.count && scalars[start + 1].isDigit: return .number(try number())
        case let digit where digit.isDigit: return .number(try number())
        case let letter where letter.beginsName: return .word(run { $0.continuesName })
        default: return .symbol(try symbol())
        }
    }

    private mutating func run(while holds: (Unicode.Scalar) -> Bool) -> String {
        var text = String.UnicodeScalarView()
        while next < scalars.count, holds(scalars[next]) {
            text.append(scalars[next])
            next += 1
        }
        return String(text)
    }

    /// A quote is doubled within; in a text it may have a backslash before it instead.
    private mutating func enclosed(by quote: Unicode.Scalar) throws(FilterProblem) -> String {
        let start = next
        var text = String.UnicodeScalarView()
        next += 1
        while next < scalars.count {
            let follower = next + 1 < scalars.count ? scalars[next + 1] : nil
            let isEscape = scalars[next] == quote || scalars[next] == "\\" && quote == "'"
            if isEscape, follower == quote {
                next += 1
            } else if scalars[next] == quote {
                next += 1
                return String(text)
            }
            text.append(scalars[next])
            next += 1
        }
        throw .unterminated(.character(start + 1))
    }

    private mutating func number() throws(FilterProblem) -> Double {
        let start = next
        var text = run { $0.isDigit }
        if next < scalars.count, scalars[next] == "." {
            next += 1
            text = (text.isEmpty ? "0" : text) + "." + (run { $0.isDigit })
            if text.hasSuffix(".") { text += "0" }
        }
        text += exponent()
        guard let number = Double(text), number.isFinite else { throw .numberTooLarge(.character(start + 1)) }
        return number
    }

    /// Empty where what follows is none.
    private mutating func exponent() -> String {
        let start = next
        guard next < scalars.count, scalars[next] == "e" || scalars[next] == "E" else { return "" }
        next += 1
        var sign = ""
        if next < scalars.count, scalars[next] == "-" || scalars[next] == "+" {
            sign = scalars[next] == "-" ? "-" : ""
            next += 1
        }
        let digits = run { $0.isDigit }
        if digits.isEmpty { next = start }
        return digits.isEmpty ? "" : "e\(sign)\(digits)"
    }

    private mutating func symbol() throws(FilterProblem) -> String {
        let first = scalars[next]
        let start = next
        next += 1
        let pair = next < scalars.count ? "\(first)\(scalars[next])" : ""
        if ["<>", "<=", ">="].contains(pair) {
            next += 1
            return pair
        }
        guard "(),=<>+-*/%^".unicodeScalars.contains(first) else {
            throw .unexpected(.character(start + 1), found: String(first), expected: .operand)
        }
        return String(first)
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { "0"..."9" ~= self }

    /// Source: CQL2's `identifierStart`.
    var beginsName: Bool {
        switch self {
        case ":", "_", "A"..."Z", "a"..."z": true
        case "\u{C0}"..."\u{D6}", "\u{D8}"..."\u{F6}", "\u{F8}"..."\u{2FF}", "\u{370}"..."\u{37D}": true
        case "\u{37F}"..."\u{1FFE}", "\u{200C}"..."\u{200D}", "\u{2070}"..."\u{218F}": true
        case "\u{2C00}"..."\u{2FEF}", "\u{3001}"..."\u{D7FF}", "\u{F900}"..."\u{FDCF}": !properties.isWhitespace
        case "\u{FDF0}"..."\u{FFFD}", "\u{10000}"..."\u{EFFFF}": true
        default: false
        }
    }

    /// Source: CQL2's `identifierPart`.
    var continuesName: Bool {
        switch self {
        case ".", "\u{300}"..."\u{36F}", "\u{203F}"..."\u{2040}": true
        default: isDigit || beginsName && !properties.isWhitespace
        }
    }
}
