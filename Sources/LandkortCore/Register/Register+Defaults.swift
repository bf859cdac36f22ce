extension Register {
    /// `feature` with the default of every field that has one and no value.
    public func withDefaults(_ feature: Feature) -> Feature {
        var filled = feature
        for field in fields where filled[field.name].isNull {
            guard let value = field.defaultValue else { continue }
            filled[field.name] = value
        }
        return filled
    }
}
