extension Field {
    /// The value that `text`, one cell of a table, stands for.
    ///
    /// Empty is `.null`; a list is separated by `|`; `true` and `false` are booleans. Text that is no number
    /// where one is wanted stays text, so that the check of the record can say so.
    public func value(fromCell text: String) -> Value {
        guard !text.isEmpty else { return .null }
        guard multivalued else { return single(text[...]) }
        return .array(text.split(separator: "|").map(single))
    }

    /// In the digits of programs; Swift would also take hexadecimal ones and words.
    private static func number(_ text: Substring) -> Double? {
        text.utf8.allSatisfy { 0x30...0x39 ~= $0 || "+-.eE".utf8.contains($0) } ? Double(text) : nil
    }

    /// One value of the field, alone or in a list.
    func single(_ text: Substring) -> Value {
        switch type {
        case .integer: Int(text).map(Value.integer) ?? .string(String(text))
        case .number: Self.number(text).map(Value.number) ?? .string(String(text))
        case .boolean: Bool(String(text)).map(Value.boolean) ?? .string(String(text))
        case .datetime: type.normalized(.string(String(text)))
        case .string, .uri, .date, .time, .code, .reference: .string(String(text))
        }
    }
}
