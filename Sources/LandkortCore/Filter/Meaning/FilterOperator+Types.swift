extension FilterOperator {
    /// Whether values of these types can be worked on.
    ///
    /// - Throws: ``FilterProblem/wrongType(of:found:expected:)``, ``FilterProblem/typesDiffer(_:_:)``.
    func check(_ arguments: [FilterNode]) throws(FilterProblem) {
        switch self {
        case .and, .or, .not: try require([.boolean], arguments)
        case .isNull: break
        case .like, .folding: try require([.text], arguments)
        case .arithmetic: try require([.number], arguments)
        case .spatial: try require([.geometry], arguments)
        case .temporal: try require([.instant, .interval], arguments)
        case .array: try require([.list], arguments)
        case .comparison: try requireSame([.text, .number, .instant, .boolean], arguments)
        case .between: try requireSame([.text, .number, .instant], arguments)
        case .isIn:
            try require([.list], [arguments[1]])
            try requireSame(
                [.text, .number, .instant, .boolean], [arguments[0]] + (try arguments[1].elements(of: self)))
        }
    }

    private func require(_ types: [FilterType], _ arguments: [FilterNode]) throws(FilterProblem) {
        for argument in arguments where !types.contains(argument.type) {
            throw .wrongType(of: self, found: argument.type, expected: types)
        }
    }

    private func requireSame(_ types: [FilterType], _ arguments: [FilterNode]) throws(FilterProblem) {
        try require(types, arguments)
        for argument in arguments.dropFirst() where argument.type != arguments[0].type {
            throw .typesDiffer(arguments[0].type, argument.type)
        }
    }
}

extension FilterNode {
    /// The elements of a list that is written out.
    fileprivate func elements(of operation: FilterOperator) throws(FilterProblem) -> [FilterNode] {
        if case .list(let parts) = self { return parts }
        if case .list(let items)? = constant {
            return items.filter { $0 != .unknown }.map { .constant(FilterConstant($0)) }
        }
        throw .wrongType(of: operation, found: .list, expected: [.text, .number, .instant, .boolean])
    }
}
