/// A filter whose names and types are known.
public indirect enum FilterNode: Sendable, Hashable {
    /// Worked out already.
    case constant(FilterConstant)
    case field(Field)
    /// The feature's place.
    case geometry
    /// Open where it is nil.
    case interval(FilterNode?, FilterNode?)
    case list([FilterNode])
    case operation(FilterOperator, [FilterNode])
}

/// A value that no feature changes.
public struct FilterConstant: Sendable, Hashable {
    let value: FilterValue
    /// Also of what is unknown, such as a number beyond all numbers.
    let type: FilterType

    init(_ value: FilterValue) { self.init(value, of: value.type) }

    init(_ value: FilterValue, of type: FilterType) { (self.value, self.type) = (value, type) }

    /// The value where a database has the like: a truth, a number, a text.
    public var plain: Value? {
        switch value {
        case .boolean(let flag): .boolean(flag)
        case .number(let number): .number(number)
        case .text(let text): .string(text)
        case .unknown: .null
        case .instant, .period, .shape, .list: nil
        }
    }

    /// The elements of a list of such values; nil where one is none.
    public var plainItems: [Value]? {
        guard case .list(let items) = value else { return nil }
        let plain = items.compactMap { FilterConstant($0).plain }
        return plain.count == items.count ? plain : nil
    }

    /// The days that it reaches from and to, nil where open; nil for what is no time.
    public var days: (first: String?, last: String?)? {
        switch value {
        case .instant(let instant): (instant.day, instant.day)
        case .period(let period): (period.start?.day, period.end?.day)
        case .unknown, .boolean, .number, .text, .shape, .list: nil
        }
    }
}

extension FilterNode {
    /// What its values are.
    var type: FilterType {
        switch self {
        case .constant(let constant): constant.type
        case .field(let field): field.multivalued ? .list : field.type.filterType
        case .geometry: .geometry
        case .interval: .interval
        case .list: .list
        case .operation(let operation, _): operation.type
        }
    }

    /// The value where no feature changes it.
    var constant: FilterValue? {
        if case .constant(let constant) = self { constant.value } else { nil }
    }
}

extension FilterValue {
    fileprivate var type: FilterType {
        switch self {
        case .unknown, .boolean: .boolean
        case .number: .number
        case .text: .text
        case .instant: .instant
        case .period: .interval
        case .shape: .geometry
        case .list: .list
        }
    }
}

extension FilterOperator {
    fileprivate var type: FilterType {
        switch self {
        case .arithmetic: .number
        case .folding: .text
        default: .boolean
        }
    }
}
