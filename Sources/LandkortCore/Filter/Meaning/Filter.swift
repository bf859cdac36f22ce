/// What features must be, as somebody has written it; what its names mean, a register says.
public struct Filter: Sendable, Hashable {
    /// A predicate.
    public let expression: FilterExpression
    /// What coordinates are written in: edges are straight there.
    public let system: ReferenceSystem

    /// The filter that `expression` is.
    public init(_ expression: FilterExpression, system: ReferenceSystem = .crs84) {
        self.expression = expression
        self.system = system
    }

    /// The languages that a filter is written in.
    public enum Language: String, Sendable, CaseIterable {
        case text = "cql2-text"
        case json = "cql2-json"
    }

    /// What `text` says in `language`.
    ///
    /// - Throws: ``FilterProblem``.
    public init(_ text: String, in language: Language, system: ReferenceSystem = .crs84) throws(FilterProblem) {
        let expression =
            switch language {
            case .text: try FilterExpression(text: text)
            case .json: try FilterExpression(json: text)
            }
        self.init(expression, system: system)
    }
}
