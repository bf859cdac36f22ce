import LandkortCore

/// What of what was taken out is looked for elsewhere.
extension RecordRedaction {
    /// Of a whole record those about a person, where the declaration says which they are, and else what somebody wrote:
    /// the rest, such as a town's name or a code, stands elsewhere with good reason.
    func traceable(_ values: [String: Set<String>]) -> [String: Set<String>] {
        guard redaction.extent == .whole else { return values }
        let personal = table.register.fields.filter(\.isPersonal).map(\.name)
        return values.filter { name, _ in
            personal.isEmpty ? table.register[name]?.type.isWritten ?? true : personal.contains(name)
        }
    }
}

extension FieldType {
    /// Whether somebody writes it in words of their own.
    fileprivate var isWritten: Bool {
        switch self {
        case .string, .uri: true
        case .integer, .number, .boolean, .date, .datetime, .time, .code, .reference: false
        }
    }
}
