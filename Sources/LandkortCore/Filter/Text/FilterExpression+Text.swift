extension FilterExpression {
    /// What CQL2 text says.
    ///
    /// - Complexity: O(characters).
    /// - Throws: ``FilterProblem``, among them ``FilterProblem/tooLong(most:)`` beyond 10,000 characters and
    ///   ``FilterProblem/tooDeep(_:most:)`` beyond 200 levels.
    public init(text: String) throws(FilterProblem) {
        guard text.unicodeScalars.count <= FilterLimits.characters else {
            throw .tooLong(most: FilterLimits.characters)
        }
        self = try FilterParser.expression(text)
    }

    /// As CQL2 text, from which ``init(text:)`` reads the same.
    ///
    /// But for two things that CQL2 text cannot say: an array of one element among a function's arguments, and a text
    /// with a backslash at its end or before a quote.
    public var text: String { written(.or) }

    /// In parentheses where it holds its operands less tightly than `loosest`.
    private func written(_ loosest: FilterBinding) -> String {
        binding < loosest ? "(\(body))" : body
    }

    private var binding: FilterBinding {
        guard case .operation(let operation, let arguments) = self else { return .primary }
        switch operation {
        case .and: return .and
        case .or: return .or
        case .not: return arguments[0].isNegatable ? .predicate : .not
        case .like, .between, .isIn, .isNull, .comparison: return .predicate
        case .arithmetic(.plus), .arithmetic(.minus): return .sum
        case .arithmetic(.power): return .power
        case .arithmetic: return .product
        case .folding, .spatial, .temporal, .array: return .primary
        }
    }

    private var body: String {
        switch self {
        case .string(let text): Self.quoted(text)
        case .integer(let number): String(number)
        case .number(let number): Self.text(number)
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        case .property(let name): Self.name(name)
        case .instant(let instant): "\(instant.time == nil ? "DATE" : "TIMESTAMP")('\(instant.text)')"
        case .interval(let start, let end): "INTERVAL(\(Self.end(start)), \(Self.end(end)))"
        case .geometry(let geometry): geometry.text
        case .array(let parts): Self.list(parts)
        case .operation(let operation, let arguments): Self.operation(operation, arguments)
        case .function(let name, let arguments): name + Self.list(arguments)
        }
    }

    private static func operation(_ operation: FilterOperator, _ arguments: [FilterExpression]) -> String {
        switch operation {
        case .and: arguments.map { $0.written(.not) }.joined(separator: " AND ")
        case .or: arguments.map { $0.written(.and) }.joined(separator: " OR ")
        case .not: negation(arguments[0])
        case .like, .between, .isIn, .isNull: predicate(operation, arguments, "")
        case .comparison(let own): infix(arguments, own.rawValue, .sum, .sum)
        case .arithmetic(let own): arithmetic(own, arguments)
        case .folding, .spatial, .temporal, .array: operation.name.uppercased() + list(arguments)
        }
    }

    private static func arithmetic(_ own: FilterOperator.Arithmetic, _ arguments: [FilterExpression]) -> String {
        switch own {
        case .plus, .minus: infix(arguments, own.rawValue, .sum, .product)
        case .times, .divided, .remainder, .whole: infix(arguments, own.rawValue, .product, .power)
        case .power: infix(arguments, own.rawValue, .primary, .primary)
        }
    }

    private static func infix(
        _ arguments: [FilterExpression], _ word: String, _ left: FilterBinding, _ right: FilterBinding
    ) -> String {
        "\(arguments[0].written(left)) \(word) \(arguments[1].written(right))"
    }

    private static func negation(_ argument: FilterExpression) -> String {
        guard case .operation(let operation, let own) = argument, argument.isNegatable else {
            return "NOT " + argument.written(.not)
        }
        return predicate(operation, own, "NOT ")
    }

    /// Whether its predicate has a form with NOT within.
    private var isNegatable: Bool {
        guard case .operation(let operation, _) = self else { return false }
        return [.like, .between, .isIn, .isNull].contains(operation)
    }

    private static func predicate(
        _ operation: FilterOperator, _ arguments: [FilterExpression], _ negation: String
    ) -> String {
        let left = arguments[0].written(.sum)
        switch operation {
        case .isNull: return "\(left) IS \(negation)NULL"
        case .between:
            return "\(left) \(negation)BETWEEN \(arguments[1].written(.sum)) AND \(arguments[2].written(.sum))"
        case .isIn: return "\(left) \(negation)IN \(arguments[1].written(.primary))"
        default: return "\(left) \(negation)LIKE \(arguments[1].written(.sum))"
        }
    }
}

/// Leaves.
extension FilterExpression {
    private static func list(_ parts: [FilterExpression]) -> String {
        "(\(parts.map { $0.written(.or) }.joined(separator: ", ")))"
    }

    private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }

    static func text(_ number: Double) -> String { String(number).replacing("e", with: "E") }

    private static func name(_ name: String) -> String {
        let scalars = name.unicodeScalars
        let isPlain =
            scalars.first?.beginsName ?? false && scalars.allSatisfy(\.continuesName)
            && !FilterToken.reserved.contains(name.uppercased())
        return isPlain ? name : "\"\(name.replacing("\"", with: "\"\""))\""
    }

    private static func end(_ end: FilterExpression?) -> String {
        guard let end else { return "'..'" }
        guard case .instant(let instant) = end else { return end.written(.primary) }
        return "'\(instant.text)'"
    }
}
