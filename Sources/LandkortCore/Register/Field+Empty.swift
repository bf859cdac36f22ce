extension Field {
    /// Whether `value` says nothing: null, a list of nothing, or an empty text where the field takes texts. In any other
    /// field an empty text is a value of the wrong type.
    func isEmpty(_ value: Value) -> Bool {
        switch value {
        case .null, .array([]): true
        case .string(""): type == .string
        default: false
        }
    }
}

extension Register {
    /// `feature` without the values that say nothing, as they are stored.
    public func withoutEmpty(_ feature: Feature) -> Feature {
        var kept = feature
        for field in fields where field.isEmpty(feature[field.name]) { kept.values[field.name] = nil }
        return kept
    }
}
