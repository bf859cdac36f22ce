/// Why a filter cannot be read, or means nothing here. Always the sender's fault: kind `invalid`.
public enum FilterProblem: Problem, Hashable {
    case tooLong(most: Int)
    case tooDeep(FilterPlace, most: Int)
    /// Something else stood where a ``FilterPart`` was expected.
    case unexpected(FilterPlace, found: String, expected: FilterPart)
    /// A text or a quoted name that has no end.
    case unterminated(FilterPlace)
    case numberTooLarge(FilterPlace)
    /// No date and no time in UTC.
    case badInstant(FilterPlace, found: String)
    case badGeometry(FilterPlace, GeometryFault)
    case wrongCount(FilterPlace, of: FilterOperator, found: Int)
    case notJSON
    /// A `filter-lang` that is none of ours.
    case unknownLanguage(String)
    /// Also for a field that the reader may not see.
    case unknownProperty(String)
    case unknownFunction(String)
    /// An operand of another type than its operator takes.
    case wrongType(of: FilterOperator, found: FilterType, expected: [FilterType])
    /// Two operands that cannot be compared.
    case typesDiffer(FilterType, FilterType)
    /// The whole says neither yes nor no.
    case notPredicate(FilterType)

    /// What is wrong with a geometry.
    public enum GeometryFault: Sendable, Hashable {
        case tooFewPositions
        case openRing
        case badBox
        case heightsDiffer
    }

    /// `filter.` and the case, with hyphens.
    public var code: String {
        switch self {
        case .tooLong: "filter.too-long"
        case .tooDeep: "filter.too-deep"
        case .unexpected: "filter.unexpected"
        case .unterminated: "filter.unterminated"
        case .numberTooLarge: "filter.number-too-large"
        case .badInstant: "filter.bad-instant"
        case .badGeometry: "filter.bad-geometry"
        case .wrongCount: "filter.wrong-count"
        case .notJSON: "filter.not-json"
        case .unknownLanguage: "filter.unknown-language"
        case .unknownProperty: "filter.unknown-property"
        case .unknownFunction: "filter.unknown-function"
        case .wrongType: "filter.wrong-type"
        case .typesDiffer: "filter.types-differ"
        case .notPredicate: "filter.not-predicate"
        }
    }

    /// Where it is; nil where the whole is meant, or its meaning.
    public var place: FilterPlace? {
        switch self {
        case .tooDeep(let place, _), .unexpected(let place, _, _), .unterminated(let place), .numberTooLarge(let place),
            .badInstant(let place, _), .badGeometry(let place, _), .wrongCount(let place, _, _):
            place
        case .tooLong, .notJSON, .unknownLanguage, .unknownProperty, .unknownFunction, .wrongType, .typesDiffer,
            .notPredicate:
            nil
        }
    }

    /// The sender's, every one.
    public var kind: ProblemKind { .invalid }
}

/// Where in a filter something is.
public enum FilterPlace: Sendable, Hashable {
    /// Of the text, from 1.
    case character(Int)
    /// Into the JSON document, such as `/args/0`.
    case pointer(String)
}

/// What a filter can have at a place.
public enum FilterPart: Sendable, Hashable {
    case operand
    case symbol(String)
    /// The end, or an operator that goes on.
    case continuation
    case number
    case instant
    case geometry
    case object
    case array
    case text
}

/// What a value of a filter is.
public enum FilterType: String, Sendable, Hashable, CaseIterable {
    case boolean
    case number
    case text
    case instant
    case interval
    case geometry
    case list
}
