extension Field {
    /// `value`, from a field of the same name that was declared otherwise, as this one holds it; nil where it cannot.
    ///
    /// Only the form is looked at: codes, patterns and ranges are not, so that nothing is lost that a person can mend.
    /// A list of one becomes a single value, and a single value a list of one. A text becomes a number only where the
    /// number is written as that text again, and where it is not in doubt which number it is.
    public func value(converting value: Value) -> Value? {
        guard !value.isNull else { return .null }
        let elements = if case .array(let items) = value { items } else { [value] }
        let converted = elements.map { single($0.cell[...]) }
        guard converted.allSatisfy(type.admits), zip(elements, converted).allSatisfy(isKept) else { return nil }
        if multivalued { return .array(converted) }
        guard converted.count <= 1 else { return nil }
        return converted.first ?? .null
    }

    /// Leading zeros, blanks, signs and digits that a binary fraction lacks would be gone for good.
    private func isKept(_ value: Value, in converted: Value) -> Bool {
        switch converted {
        case .integer, .number: converted.cell == value.cell && !isInDoubt(value)
        case .null, .string, .boolean, .array: true
        }
    }

    private func isInDoubt(_ value: Value) -> Bool {
        value.string.flatMap { WrittenNumber($0)?.doubt(in: type) } != nil
    }
}

extension Value {
    /// As in a cell of a table, without an exponent; whole numbers without decimals, whatever they were held as.
    fileprivate var cell: String {
        switch self {
        case .null, .array: ""
        case .string(let text): text
        case .integer(let number): String(number)
        case .number(let number): number.plainDigits
        case .boolean(let flag): String(flag)
        }
    }
}
