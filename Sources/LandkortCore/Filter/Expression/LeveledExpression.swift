/// An expression and how deep it is, while it is put together from the inside.
struct LeveledExpression {
    let expression: FilterExpression
    /// 1 for what holds nothing else.
    let levels: Int

    /// A leaf.
    init(_ expression: FilterExpression) {
        self.expression = expression
        levels = 1
    }

    /// What holds `parts`.
    ///
    /// - Throws: ``FilterProblem/tooDeep(_:most:)``.
    init(_ expression: FilterExpression, around parts: [Self], at place: FilterPlace) throws(FilterProblem) {
        self.expression = expression
        levels = 1 + (parts.map(\.levels).max() ?? 0)
        guard levels <= FilterLimits.levels else { throw .tooDeep(place, most: FilterLimits.levels) }
    }

    /// An operator with its arguments. `in(a, b, c)`, as some write it, is `a IN (b, c)`.
    ///
    /// - Throws: ``FilterProblem/wrongCount(_:of:found:)``, ``FilterProblem/tooDeep(_:most:)``.
    init(_ operation: FilterOperator, _ parts: [Self], at place: FilterPlace) throws(FilterProblem) {
        var arguments = parts.map(\.expression)
        if operation == .isIn, arguments.count >= 2, !arguments[1].isArray {
            arguments = [arguments[0], .array(Array(arguments.dropFirst()))]
        }
        guard operation.arguments.contains(arguments.count) else {
            throw .wrongCount(place, of: operation, found: arguments.count)
        }
        try self.init(.operation(operation, arguments), around: parts, at: place)
    }

    /// Minus `part`.
    init(negating part: Self, at place: FilterPlace) throws(FilterProblem) {
        switch part.expression {
        case .integer(let number): self.init(.integer(-number))
        case .number(let number): self.init(.number(-number))
        default: try self.init(.arithmetic(.times), [Self(.integer(-1)), part], at: place)
        }
    }
}

extension FilterExpression {
    fileprivate var isArray: Bool {
        if case .array = self { true } else { false }
    }
}
