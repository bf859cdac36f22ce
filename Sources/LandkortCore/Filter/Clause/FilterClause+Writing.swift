extension FilterClause {
    /// What the row says.
    ///
    /// - Parameter isList: whether the field holds several values.
    public func expression(isList: Bool = false) -> FilterExpression {
        let property = FilterExpression.property(field)
        switch relation {
        case .present: return .not(.operation(.isNull, [property]))
        case .missing: return .operation(.isNull, [property])
        case .between: return .operation(.between, [property] + values)
        case .oneOf: return isList ? overlap : .among(property, values)
        case .noneOf: return isList ? .not(overlap) : .amongNone(property, values)
        case .contains: return .like(.folded(property), .folded(pattern("%")))
        case .begins: return .like(.folded(property), .folded(pattern("")))
        case .containsExactly: return .like(property, pattern("%"))
        case .beginsExactly: return .like(property, pattern(""))
        case .equals, .differs, .above, .atLeast, .below, .atMost: return .operation(comparison, [property] + values)
        }
    }

    /// All of `clauses`, of `fields`; nil for none.
    public static func expression(of clauses: [FilterClause], in fields: [Field]) -> FilterExpression? {
        let parts = clauses.map { clause in
            clause.expression(isList: fields.first { $0.name == clause.field }?.multivalued ?? false)
        }
        return parts.count > 1 ? .operation(.and, parts) : parts.first
    }

    private var overlap: FilterExpression { .operation(.array(.overlaps), [.property(field), .array(values)]) }

    private var comparison: FilterOperator {
        Self.comparisons.first { $0.relation == relation }.map { .comparison($0.comparison) } ?? .comparison(.equal)
    }

    static let comparisons: [(relation: Relation, comparison: FilterOperator.Comparison)] = [
        (.equals, .equal), (.differs, .notEqual), (.above, .greater), (.atLeast, .atLeast), (.below, .less),
        (.atMost, .atMost),
    ]

    /// The text with what means something in a pattern taken as it is.
    private func pattern(_ start: String) -> FilterExpression {
        guard case .string(let text)? = values.first else { return .string("%") }
        let plain = text.reduce(into: "") { plain, character in
            if "%_\\".contains(character) { plain += "\\" }
            plain.append(character)
        }
        return .string(start + plain + "%")
    }
}

extension FilterExpression {
    fileprivate static func not(_ expression: Self) -> Self { .operation(.not, [expression]) }
    fileprivate static func like(_ text: Self, _ pattern: Self) -> Self { .operation(.like, [text, pattern]) }
    fileprivate static func folded(_ text: Self) -> Self { .operation(.folding(.casei), [text]) }

    fileprivate static func among(_ property: Self, _ values: [Self]) -> Self {
        values.count == 1
            ? .operation(.comparison(.equal), [property, values[0]]) : .operation(.isIn, [property, .array(values)])
    }

    fileprivate static func amongNone(_ property: Self, _ values: [Self]) -> Self {
        values.count == 1
            ? .operation(.comparison(.notEqual), [property, values[0]])
            : .not(.operation(.isIn, [property, .array(values)]))
    }
}
