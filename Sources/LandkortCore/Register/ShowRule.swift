/// What a record's values have to be for a form to show a field and a check to look at it, the annotation `vis_naar`,
/// or for the record to be in use, the annotation `i_brug`.
public struct ShowRule: Sendable, Hashable {
    /// What one other field has to hold.
    public struct Condition: Sendable, Hashable {
        /// The other field.
        public var field: String
        /// Whether it must hold none of `values` instead of one of them.
        public var isNegated: Bool
        /// Of the other field's type; none asks for any value at all.
        public var values: [Value]

        /// A condition made in code.
        public init(field: String, isNegated: Bool = false, values: [Value]) {
            self.field = field
            self.isNegated = isNegated
            self.values = values
        }

        /// Whether `feature` keeps it. A list holds a value when one of its own is that.
        public func holds(for feature: Feature) -> Bool {
            let held: [Value] =
                switch feature[field] {
                case .null, .string(""): []
                case .array(let items): items
                case let single: [single]
                }
            guard !values.isEmpty else { return !held.isEmpty }
            return held.contains(where: values.contains) != isNegated
        }
    }

    /// All must hold; at least one.
    public var conditions: [Condition]

    /// A rule made in code.
    public init(conditions: [Condition]) { self.conditions = conditions }

    /// Whether `feature` keeps all of them. O(conditions).
    public func holds(for feature: Feature) -> Bool {
        conditions.allSatisfy { $0.holds(for: feature) }
    }
}

extension Field {
    /// Whether what it is shown by leads back to it.
    func isShownByItself(among fields: [Field]) -> Bool {
        var waiting = shownWhen?.conditions.map(\.field) ?? []
        var seen: Set<String> = []
        while let next = waiting.popLast() {
            if next == name { return true }
            guard seen.insert(next).inserted else { continue }
            waiting += fields.first { $0.name == next }?.shownWhen?.conditions.map(\.field) ?? []
        }
        return false
    }
}
