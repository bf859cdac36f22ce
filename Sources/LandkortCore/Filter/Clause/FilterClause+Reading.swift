extension FilterClause {
    /// The rows that say the same as `expression`; nil where rows cannot.
    ///
    /// - Parameter fields: those that rows can have.
    /// - Complexity: O(size of the expression · fields).
    public static func all(in expression: FilterExpression, of fields: [Field]) -> [FilterClause]? {
        if case .operation(.and, let parts) = expression {
            let read = parts.map { all(in: $0, of: fields) }
            return read.contains { $0 == nil } ? nil : read.flatMap { $0 ?? [] }
        }
        guard let clause = one(expression, fields), let field = fields.first(where: { $0.name == clause.field }),
            field.relations.contains(clause.relation), clause.relation.count.contains(clause.values.count)
        else { return nil }
        let values = clause.values.compactMap { field.literal($0) }
        guard values.count == clause.values.count else { return nil }
        return [FilterClause(clause.field, clause.relation, values)]
    }

    private static func one(_ expression: FilterExpression, _ fields: [Field]) -> FilterClause? {
        switch expression {
        case .property(let name): FilterClause(name, .equals, [.boolean(true)])
        case .operation(.not, let parts): negated(parts[0], fields)
        case .operation(let operation, let parts): clause(operation, parts, fields)
        default: nil
        }
    }

    private static func negated(_ expression: FilterExpression, _ fields: [Field]) -> FilterClause? {
        if case .property(let name) = expression { return FilterClause(name, .equals, [.boolean(false)]) }
        guard let clause = one(expression, fields) else { return nil }
        switch clause.relation {
        case .missing: return FilterClause(clause.field, .present)
        case .oneOf: return FilterClause(clause.field, .noneOf, clause.values)
        default: return nil
        }
    }

    private static func clause(
        _ operation: FilterOperator, _ parts: [FilterExpression], _ fields: [Field]
    ) -> FilterClause? {
        if operation == .like { return pattern(parts) }
        guard case .property(let name)? = parts.first, let field = fields.first(where: { $0.name == name }) else {
            return nil
        }
        switch (operation, parts.dropFirst().first) {
        case (.isNull, _): return FilterClause(name, .missing)
        case (.between, _): return FilterClause(name, .between, Array(parts.dropFirst()))
        case (.isIn, .array(let values)?) where !field.multivalued: return field.among(values)
        case (.array(.overlaps), .array(let values)?): return FilterClause(name, .oneOf, values)
        case (.comparison(let comparison), let value?):
            return comparisons.first { $0.comparison == comparison }.map { field.compared($0.relation, value) }
        default: return nil
        }
    }

    private static func pattern(_ parts: [FilterExpression]) -> FilterClause? {
        switch (parts[0], parts[1]) {
        case (.property(let name), .string(let pattern)):
            return text(of: pattern).map { FilterClause(name, $1 ? .containsExactly : .beginsExactly, [.string($0)]) }
        case (.operation(.folding(.casei), let left), let right):
            guard case .property(let name)? = left.first, let pattern = right.foldedText else { return nil }
            return text(of: pattern).map { FilterClause(name, $1 ? .contains : .begins, [.string($0)]) }
        default: return nil
        }
    }

    /// What `%text%` or `text%` looks for; nil for other patterns.
    private static func text(of pattern: String) -> (text: String, isAnywhere: Bool)? {
        var rest = pattern[...]
        let isAnywhere = rest.first == "%"
        if isAnywhere { rest = rest.dropFirst() }
        var text = ""
        while let next = rest.popFirst() {
            if next == "%", rest.isEmpty, !text.isEmpty { return (text, isAnywhere) }
            guard !"%_".contains(next) else { return nil }
            guard let taken = next == "\\" ? rest.popFirst() : next else { return nil }
            text.append(taken)
        }
        return nil
    }
}

extension FilterExpression {
    /// A pattern that does not tell upper from lower case.
    fileprivate var foldedText: String? {
        switch self {
        case .string(let text): text == text.lowercased() ? text : nil
        case .operation(.folding(.casei), let parts): if case .string(let text) = parts[0] { text } else { nil }
        default: nil
        }
    }
}

extension Field {
    /// What is chosen from a list is one of a number of values, be it one.
    fileprivate func compared(_ relation: FilterClause.Relation, _ value: FilterExpression) -> FilterClause {
        guard relations.contains(.oneOf), !multivalued else { return FilterClause(name, relation, [value]) }
        let among: FilterClause.Relation = relation == .equals ? .oneOf : relation == .differs ? .noneOf : relation
        return FilterClause(name, among, [value])
    }

    fileprivate func among(_ values: [FilterExpression]) -> FilterClause {
        relations.contains(.oneOf) || values.count != 1
            ? FilterClause(name, .oneOf, values) : FilterClause(name, .equals, values)
    }

    /// `expression` as a value of the field; nil where it is none.
    fileprivate func literal(_ expression: FilterExpression) -> FilterExpression? {
        switch (type, expression) {
        case (.string, .string), (.uri, .string), (.code, .string), (.reference, .string), (.time, .string),
            (.integer, .integer), (.integer, .number), (.number, .integer), (.number, .number), (.boolean, .boolean),
            (.date, .instant), (.datetime, .instant):
            expression
        case (.date, .string(let text)), (.datetime, .string(let text)): Instant(text).map(FilterExpression.instant)
        default: nil
        }
    }
}
