/// One condition of a filter as a row of a form has it: a field, how it is compared, and what with.
///
/// A row says the same as a piece of CQL2: ``expression`` writes it, ``all(in:of:)`` reads it.
public struct FilterClause: Sendable, Hashable {
    /// How a field is compared. The raw value is what a form sends.
    public enum Relation: String, Sendable, CaseIterable {
        case contains = "indeholder"
        case begins = "begynder"
        case equals = "er"
        case differs = "er-ikke"
        /// As ``contains``, with upper and lower case told apart.
        case containsExactly = "indeholder-praecis"
        case beginsExactly = "begynder-praecis"
        case oneOf = "en-af"
        case noneOf = "ingen-af"
        case above = "over"
        case atLeast = "mindst"
        case below = "under"
        case atMost = "hoejst"
        case between = "mellem"
        case present = "udfyldt"
        case missing = "tom"
    }

    /// The field's name.
    public var field: String
    /// One of ``Field/relations``.
    public var relation: Relation
    /// Literals, as many as the relation takes.
    public var values: [FilterExpression]

    /// A clause made in code.
    public init(_ field: String, _ relation: Relation, _ values: [FilterExpression] = []) {
        (self.field, self.relation, self.values) = (field, relation, values)
    }
}

extension FilterClause.Relation {
    /// How many values it takes.
    public var count: ClosedRange<Int> {
        switch self {
        case .present, .missing: 0...0
        case .between: 2...2
        case .oneOf, .noneOf: 1...Int.max
        case .contains, .begins, .equals, .differs, .containsExactly, .beginsExactly, .above, .atLeast, .below, .atMost:
            1...1
        }
    }

    private static let ordered: [Self] = [
        .equals, .differs, .above, .atLeast, .below, .atMost, .between, .present, .missing,
    ]
    private static let written: [Self] = [
        .contains, .begins, .equals, .differs, .containsExactly, .beginsExactly, .present, .missing,
    ]
    private static let chosen: [Self] = [.oneOf, .noneOf, .present, .missing]

    fileprivate static func all(of type: FieldType) -> [Self] {
        switch type {
        case .string, .uri: written
        case .integer, .number, .date, .datetime, .time: ordered
        case .boolean: [.equals, .present, .missing]
        case .code, .reference: chosen
        }
    }
}

extension Field {
    /// How a row of a filter can compare it, the usual way first.
    public var relations: [FilterClause.Relation] {
        multivalued ? [.oneOf, .noneOf, .present, .missing] : FilterClause.Relation.all(of: type)
    }
}
