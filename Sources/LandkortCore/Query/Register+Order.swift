extension Field {
    /// Whether records can be sorted by it: not by a list of values.
    public var isSortable: Bool { !multivalued }

    /// What `value` is sorted by; a reference is for whoever knows the record to say.
    public func sortKey(of value: Value) -> SortKey {
        switch value {
        case .null, .array: .none
        case .boolean(let flag): .number(flag ? 1 : 0)
        case .integer(let number): .number(Double(number))
        case .number(let number): .number(number)
        case .string(let text): key(of: text)
        }
    }

    private func key(of text: String) -> SortKey {
        guard case .code(let list) = type else { return .text(isWritten ? text.danishOrder : text) }
        return .number(Double(list.codes.firstIndex { $0.value == text } ?? list.codes.count))
    }

    /// Whether it holds words, and not a time or an id.
    public var isWritten: Bool { type == .string || type == .uri }
}

extension Register {
    /// Between the parts of a label where records are sorted by it: before every letter.
    public static let labelSeparator = "\u{1}"
    /// Whole numbers of a label have so many digits where records are sorted by it.
    public static let labelDigits = 12

    /// What `feature` is sorted by among those of the register, by what it is called.
    public func labelKey(of feature: Feature) -> String {
        label.map { feature[$0].labelText.danishOrder }.joined(separator: Self.labelSeparator)
    }
}

extension Value {
    fileprivate var labelText: String {
        switch self {
        case .null, .array: ""
        case .string(let text): text
        case .integer(let number): Self.padded("\(number)")
        case .number(let number): "\(number)"
        case .boolean(let flag): flag ? "1" : "0"
        }
    }

    private static func padded(_ digits: String) -> String {
        String(repeating: "0", count: max(0, Register.labelDigits - digits.count)) + digits
    }
}
