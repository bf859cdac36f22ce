/// A value while a filter is worked out.
enum FilterValue: Sendable, Hashable {
    /// What is not known: a field without a value, and all that depends on it.
    case unknown
    case boolean(Bool)
    case number(Double)
    case text(String)
    case instant(Instant)
    case period(Period)
    case shape(PlanarShape)
    case list([FilterValue])

    /// `value` of one field; of another type than the field's, it is unknown.
    init(_ value: Value, of type: FieldType) {
        switch (value, type.filterType) {
        case (.array(let items), _): self = .list(items.map { FilterValue($0, of: type) })
        case (.boolean(let flag), .boolean): self = .boolean(flag)
        case (.integer(let number), .number): self = .number(Double(number))
        case (.number(let number), .number): self = .number(number)
        case (.string(let text), .text): self = .text(text)
        case (.string(let text), .instant): self = Instant(text).map(FilterValue.instant) ?? .unknown
        default: self = .unknown
        }
    }

    /// -1, 0 or 1 for values of one type that have an order; nil for what is unknown.
    func compared(to other: FilterValue) -> Int? {
        switch (self, other) {
        case (.boolean(let one), .boolean(let two)): one == two ? 0 : two ? -1 : 1
        case (.number(let one), .number(let two)): one == two ? 0 : one < two ? -1 : one > two ? 1 : nil
        case (.text(let one), .text(let two)): Self.compare(one, two)
        case (.instant(let one), .instant(let two)): one.compared(to: two)
        default: nil
        }
    }

    /// By code points, as databases do: not as people sort.
    private static func compare(_ one: String, _ two: String) -> Int {
        if one.utf8.elementsEqual(two.utf8) { return 0 }
        return one.utf8.lexicographicallyPrecedes(two.utf8) ? -1 : 1
    }

    /// Whether an element of a list is the same; what is unknown is nothing's like.
    func isSame(as other: FilterValue) -> Bool {
        switch (self, other) {
        case (.list(let one), .list(let two)): one.count == two.count && zip(one, two).allSatisfy { $0.isSame(as: $1) }
        case (.shape(let one), .shape(let two)): one == two
        case (.period(let one), .period(let two)): one == two
        default: compared(to: other) == 0
        }
    }
}

extension FieldType {
    /// What a filter takes one value of it for.
    var filterType: FilterType {
        switch self {
        case .string, .uri, .time, .code, .reference: .text
        case .integer, .number: .number
        case .boolean: .boolean
        case .date, .datetime: .instant
        }
    }
}
