/// What a filter says, as CQL2 (OGC 21-065r2) writes it in text or in JSON: a predicate, or a value within one.
///
/// Which of the two it is, and whether the types fit, is for whoever knows the register; see ``BoundFilter``.
public indirect enum FilterExpression: Sendable, Hashable {
    case string(String)
    /// A number without a fraction, however it was written: `100.0` is 100.
    case integer(Int)
    /// Any other number, always finite.
    case number(Double)
    case boolean(Bool)
    /// The name of a field, unquoted.
    case property(String)
    case instant(Instant)
    /// From one instant to another, both included; nil is open.
    case interval(FilterExpression?, FilterExpression?)
    case geometry(GeometryLiteral)
    case array([FilterExpression])
    /// With as many arguments as ``FilterOperator/arguments`` says.
    case operation(FilterOperator, [FilterExpression])
    /// A function that CQL2 does not name itself, by its name as written.
    case function(String, [FilterExpression])
}

extension FilterExpression {
    /// The number `value`, which is finite.
    init(_ value: Double) {
        self = abs(value) < 9e15 ? Int(exactly: value).map(FilterExpression.integer) ?? .number(value) : .number(value)
    }
}
