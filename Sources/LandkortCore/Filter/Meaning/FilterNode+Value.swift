import Foundation

extension FilterNode {
    /// What it is for `feature`; `shape` is the feature's place in the filter's reference system.
    func value(for feature: Feature, _ shape: () -> FilterValue) -> FilterValue {
        switch self {
        case .constant(let constant): constant.value
        case .field(let field): FilterValue(feature[field.name], of: field.type)
        case .geometry: shape()
        case .list(let parts): .list(parts.map { $0.value(for: feature, shape) })
        case .interval(let start, let end):
            Self.period([start, end].map { end in end.map { $0.value(for: feature, shape).instant } })
        case .operation(.isNull, let arguments): .boolean(arguments[0].isMissing(in: feature, shape))
        case .operation(let operation, let arguments):
            operation.value(of: arguments) { $0.value(for: feature, shape) }
        }
    }
}

extension FilterNode {
    /// An end without a value is an open one: that is what a missing last day means. Where nothing is known of the ends
    /// that are asked for, nothing is known of the time.
    ///
    /// - Parameter ends: the first and the last, nil where it is said to be open.
    private static func period(_ ends: [Instant??]) -> FilterValue {
        let asked = ends.compactMap(\.self)
        guard asked.isEmpty || asked.contains(where: { $0 != nil }) else { return .unknown }
        return .period(Period(start: ends[0] ?? nil, end: ends[1] ?? nil))
    }

    /// A field whose value another program wrote in no form of ours has one.
    private func isMissing(in feature: Feature, _ shape: () -> FilterValue) -> Bool {
        if case .field(let field) = self { return feature[field.name].isNull }
        return value(for: feature, shape) == .unknown
    }
}

extension FilterOperator {
    /// In three-valued logic: what depends on something unknown is unknown.
    func value(of arguments: [FilterNode], _ value: (FilterNode) -> FilterValue) -> FilterValue {
        switch self {
        case .and: Self.joined(arguments, decidedBy: false, value)
        case .or: Self.joined(arguments, decidedBy: true, value)
        case .not: value(arguments[0]).truth.map { .boolean(!$0) } ?? .unknown
        case .isNull: .boolean(value(arguments[0]) == .unknown)
        case .isIn: Self.isIn(value(arguments[0]), value(arguments[1]))
        case .between: Self.between(arguments.map(value))
        case .like, .comparison, .arithmetic, .spatial, .temporal, .array:
            pair(value(arguments[0]), value(arguments[1]))
        case .folding(let folding): value(arguments[0]).text.map { .text(folding.folded($0)) } ?? .unknown
        }
    }

    private static func joined(
        _ arguments: [FilterNode], decidedBy decision: Bool, _ value: (FilterNode) -> FilterValue
    ) -> FilterValue {
        var isKnown = true
        for argument in arguments {
            let truth = value(argument).truth
            if truth == decision { return .boolean(decision) }
            if truth == nil { isKnown = false }
        }
        return isKnown ? .boolean(!decision) : .unknown
    }

    private static func isIn(_ value: FilterValue, _ list: FilterValue) -> FilterValue {
        guard case .list(let items) = list, !items.isEmpty else { return .boolean(false) }
        let answers = items.map { value.compared(to: $0) }
        if answers.contains(0) { return .boolean(true) }
        return answers.contains(nil) ? .unknown : .boolean(false)
    }

    private static func between(_ values: [FilterValue]) -> FilterValue {
        let answers = [
            values[0].compared(to: values[1]).map { $0 >= 0 }, values[0].compared(to: values[2]).map { $0 <= 0 },
        ]
        if answers.contains(false) { return .boolean(false) }
        return answers.contains(nil) ? .unknown : .boolean(true)
    }

    private func pair(_ one: FilterValue, _ other: FilterValue) -> FilterValue {
        guard one != .unknown, other != .unknown else { return .unknown }
        switch (self, one, other) {
        case (.comparison(let own), _, _): return one.compared(to: other).map { .boolean(own.holds($0)) } ?? .unknown
        case (.like, .text(let text), .text(let pattern)): return .boolean(LikePattern(pattern).fits(text))
        case (.arithmetic(let own), .number(let one), .number(let other)): return own.value(one, other)
        case (.spatial(let own), .shape(let one), .shape(let other)): return .boolean(own.holds(one, other))
        case (.array(let own), .list(let one), .list(let other)): return .boolean(own.holds(one, other))
        case (.temporal(let own), _, _):
            guard let one = one.period, let other = other.period else { return .unknown }
            return .boolean(one.holds(own, other))
        default: return .unknown
        }
    }
}

extension FilterOperator.Comparison {
    /// Whether two values that compare so are as it says.
    fileprivate func holds(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .greater: order > 0
        case .atMost: order <= 0
        case .atLeast: order >= 0
        }
    }
}

extension FilterOperator.Arithmetic {
    /// Unknown for what is no number, such as a division by nought.
    fileprivate func value(_ one: Double, _ other: Double) -> FilterValue {
        let result =
            switch self {
            case .plus: one + other
            case .minus: one - other
            case .times: one * other
            case .divided: one / other
            case .remainder: one.truncatingRemainder(dividingBy: other)
            case .whole: (one / other).rounded(.towardZero)
            case .power: pow(one, other)
            }
        return result.isFinite ? .number(result) : .unknown
    }
}

extension FilterOperator.ArrayRelation {
    /// Lists are taken as they stand for equality, else as sets.
    fileprivate func holds(_ one: [FilterValue], _ other: [FilterValue]) -> Bool {
        switch self {
        case .equals: FilterValue.list(one).isSame(as: .list(other))
        case .contains: other.allSatisfy { item in one.contains { $0.isSame(as: item) } }
        case .containedBy: one.allSatisfy { item in other.contains { $0.isSame(as: item) } }
        case .overlaps: one.contains { item in other.contains { $0.isSame(as: item) } }
        }
    }
}

extension FilterValue {
    var truth: Bool? {
        if case .boolean(let flag) = self { flag } else { nil }
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    var instant: Instant? {
        if case .instant(let instant) = self { instant } else { nil }
    }

    var period: Period? {
        switch self {
        case .instant(let instant): Period(start: instant, end: instant)
        case .period(let period): period
        default: nil
        }
    }
}
