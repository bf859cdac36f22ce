/// Finds what a filter's names mean and whether its types fit.
struct FilterBinder {
    let fields: [String: Field]
    let hasGeometry: Bool
    let system: ReferenceSystem

    /// What a feature's place is called in a filter, and in the queryables.
    static let place = "geometry"

    /// - Throws: ``FilterProblem``.
    func predicate(_ expression: FilterExpression) throws(FilterProblem) -> FilterNode {
        let node = try node(expression)
        guard node.type == .boolean else { throw .notPredicate(node.type) }
        return node
    }

    private func node(_ expression: FilterExpression) throws(FilterProblem) -> FilterNode {
        switch expression {
        case .string(let text): .constant(FilterConstant(.text(text)))
        case .integer(let number): .constant(FilterConstant(.number(Double(number))))
        case .number(let number): .constant(FilterConstant(.number(number)))
        case .boolean(let flag): .constant(FilterConstant(.boolean(flag)))
        case .instant(let instant): .constant(FilterConstant(.instant(instant)))
        case .geometry(let geometry): .constant(FilterConstant(.shape(geometry.shape(in: system))))
        case .property(let name): try property(name)
        case .interval(let start, let end): try interval(start, end)
        case .array(let parts): settled(.list(try nodes(parts)))
        case .operation(let operation, let arguments): try self.operation(operation, try nodes(arguments))
        case .function(let name, _): throw .unknownFunction(name)
        }
    }

    private func nodes(_ expressions: [FilterExpression]) throws(FilterProblem) -> [FilterNode] {
        var nodes: [FilterNode] = []
        for expression in expressions { nodes.append(try node(expression)) }
        return nodes
    }

    private func property(_ name: String) throws(FilterProblem) -> FilterNode {
        if let field = fields[name] { return .field(field) }
        guard hasGeometry, name == Self.place else { throw .unknownProperty(name) }
        return .geometry
    }

    private func interval(
        _ start: FilterExpression?, _ end: FilterExpression?
    ) throws(FilterProblem) -> FilterNode {
        settled(.interval(try self.end(start), try self.end(end)))
    }

    private func end(_ expression: FilterExpression?) throws(FilterProblem) -> FilterNode? {
        guard let expression else { return nil }
        let node = try node(expression)
        guard node.type == .instant else {
            throw .wrongType(of: .temporal(.during), found: node.type, expected: [.instant])
        }
        return node
    }

    private func operation(
        _ operation: FilterOperator, _ arguments: [FilterNode]
    ) throws(FilterProblem) -> FilterNode {
        var arguments = arguments
        if operation.comparesTimes { try readTimes(&arguments, operation) }
        try operation.check(arguments)
        return settled(.operation(operation, arguments))
    }

    /// A text beside a time is the time that it writes, as programs send it.
    private func readTimes(_ arguments: inout [FilterNode], _ operation: FilterOperator) throws(FilterProblem) {
        guard arguments.contains(where: { $0.type == .instant }) else { return }
        for place in arguments.indices { arguments[place] = arguments[place].asTime }
    }

    /// What depends on no feature is worked out once.
    private func settled(_ node: FilterNode) -> FilterNode {
        guard node.isSettled else { return node }
        let nothing = Feature(id: "", values: [:])
        return .constant(FilterConstant(node.value(for: nothing) { .unknown }, of: node.type))
    }
}

extension FilterNode {
    /// Whether all it is made of is constant.
    fileprivate var isSettled: Bool {
        switch self {
        case .constant: true
        case .field, .geometry: false
        case .list(let parts): parts.allSatisfy { $0.constant != nil }
        case .interval(let start, let end):
            (start?.constant != nil || start == nil) && (end?.constant != nil || end == nil)
        case .operation(_, let arguments): arguments.allSatisfy { $0.constant != nil }
        }
    }

    /// A constant text that writes a time, as the time; a list of them likewise.
    fileprivate var asTime: FilterNode {
        switch constant {
        case let text?: .constant(FilterConstant(text.asTime))
        case nil: self
        }
    }
}

extension FilterValue {
    fileprivate var asTime: FilterValue {
        switch self {
        // GDAL 3.6 writes a date as 2026-11-20T.
        case .text(let text): Instant(text.hasSuffix("T") ? String(text.dropLast()) : text).map(Self.instant) ?? self
        case .list(let items): .list(items.map(\.asTime))
        case .unknown, .boolean, .number, .instant, .period, .shape: self
        }
    }
}

extension FilterOperator {
    fileprivate var comparesTimes: Bool {
        switch self {
        case .comparison, .between, .isIn: true
        default: false
        }
    }
}
