extension FilterClause {
    /// The row that somebody has filled in.
    ///
    /// - Parameter texts: as a person writes them, numbers with a decimal comma or point; blank ones are left out.
    /// - Throws: ``ClauseProblem``.
    public init(_ relation: Relation, of field: Field, typed texts: [String]) throws(ClauseProblem) {
        let typed = texts.map { $0.trimmed }.filter { !$0.isEmpty }.prefix(max(relation.count.upperBound, 0))
        guard relation.count.contains(typed.count) else {
            throw relation == .between ? .twoNeeded(field.title) : .noValue(field.title)
        }
        var values: [FilterExpression] = []
        for text in typed { values.append(try field.literal(typed: text)) }
        if relation == .between, Self.isReversed(values) { throw .reversed(field.title) }
        self.init(field.name, relation, values)
        // A backslash before a quote cannot be said in CQL2 text.
        let written = expression(isList: field.multivalued)
        guard (try? FilterExpression(text: written.text)) == written else { throw .unwritable(field.title) }
    }

    private static func isReversed(_ values: [FilterExpression]) -> Bool {
        switch (values[0], values[1]) {
        case (.instant(let first), .instant(let last)): last.compared(to: first) < 0
        case (.string(let first), .string(let last)): last < first
        case (let first, let last): (first.double ?? 0) > (last.double ?? 0)
        }
    }
}

extension FilterExpression {
    fileprivate var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    /// A literal as a person would type it; the comma is the mark that is never taken for another.
    public var typedText: String {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .number(let number): number.plainDigits.replacing(".", with: ",")
        case .boolean(let flag): String(flag)
        case .instant(let instant): instant.text
        default: text
        }
    }

    /// A literal as a field holds it.
    public var value: Value {
        switch self {
        case .string(let text): .string(text)
        case .integer(let number): .integer(number)
        case .number(let number): .number(number)
        case .boolean(let flag): .boolean(flag)
        case .instant(let instant): .string(instant.text)
        default: .null
        }
    }
}

extension Field {
    fileprivate func literal(typed text: String) throws(ClauseProblem) -> FilterExpression {
        switch type {
        case .string, .uri, .reference: return .string(text)
        case .integer, .number: return try number(text)
        case .boolean:
            guard let flag = Bool(text) else { throw .noValue(title) }
            return .boolean(flag)
        case .date, .datetime:
            guard let instant = Instant(text) else { throw .notDate(title, text) }
            return .instant(instant)
        case .time:
            let filled = text.count == 5 ? text + ":00" : text
            guard type.admits(.string(filled)) else { throw .notTime(title, text) }
            return .string(filled)
        case .code(let list):
            guard list[text] != nil else { throw .noSuchCode(title, text) }
            return .string(text)
        }
    }

    private func number(_ text: String) throws(ClauseProblem) -> FilterExpression {
        guard let written = WrittenNumber(text) else { throw .notNumber(title, text) }
        if let doubt = written.doubt(in: type) { throw .inDoubt(title, text, doubt.whole, doubt.decimal) }
        if type == .integer, let whole = written.integer { return .integer(whole) }
        guard let number = written.number, number.isFinite else { throw .notNumber(title, text) }
        return FilterExpression(number)
    }
}

extension String {
    fileprivate var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
