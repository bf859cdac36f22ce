extension Field {
    /// `value`, from a field of the same name that was declared otherwise, as this one holds it; nil where it cannot.
    ///
    /// Only the form is looked at: codes, patterns and ranges are not, so that nothing is lost that a person can mend.
    /// A list of one becomes a single value, and a single value a list of one.
    public func value(converting value: Value) -> Value? {
        guard !value.isNull else { return .null }
        let elements = if case .array(let items) = value { items } else { [value] }
        let converted = elements.map { single($0.cell[...]) }
        guard converted.allSatisfy(type.admits) else { return nil }
        if multivalued { return .array(converted) }
        guard converted.count <= 1 else { return nil }
        return converted.first ?? .null
    }
}

extension Value {
    /// As in a cell of a table; whole numbers without decimals, whatever they were held as.
    fileprivate var cell: String {
        switch self {
        case .null, .array: ""
        case .string(let text): text
        case .integer(let number): String(number)
        case .number(let number): Int(exactly: number).map { String($0) } ?? String(number)
        case .boolean(let flag): String(flag)
        }
    }
}
