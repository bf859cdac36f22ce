/// The rules of one field made ready to hold against many values; making one compiles its pattern.
struct FieldCheck {
    let field: Field
    private let pattern: Regex<AnyRegexOutput>?

    init(_ field: Field) {
        self.field = field
        pattern = field.pattern.flatMap { try? Regex($0).matchingSemantics(.unicodeScalar) }
    }

    /// Whether one value, alone or in a list, keeps every rule.
    func admits(_ value: Value, evenInactive: Bool = false) -> Bool {
        let place = FieldPlace(name: field.name, title: field.title)
        return problem(in: value, at: place, keeping: evenInactive ? value : nil) == nil
    }

    func problems(in value: Value, keeping previous: Value?) -> [ValueProblem] {
        let place = FieldPlace(name: field.name, title: field.title)
        switch value {
        case _ where field.isEmpty(value): return isNeeded ? [.missing(place)] : []
        case _ where isNeeded && value.isBlank: return [.missing(place)]
        case .array(let items):
            guard field.multivalued else { return [.notSingle(place)] }
            let problems = items.enumerated().compactMap { index, item in
                let place = FieldPlace(name: field.name, title: field.title, index: index)
                return problem(in: item, at: place, keeping: previous)
            }
            guard problems.isEmpty, previous != value, items.isTooLong else { return problems }
            return [.tooLong(place, most: Field.longestText)]
        default:
            guard !field.multivalued else { return [.notList(place)] }
            return problem(in: value, at: place, keeping: previous).map { [$0] } ?? []
        }
    }
}

extension FieldCheck {
    private var isNeeded: Bool { field.required && !field.isSetBySystem }

    private func problem(in value: Value, at place: FieldPlace, keeping previous: Value?) -> ValueProblem? {
        guard field.type.admits(value) else { return typeProblem(in: value, at: place) }
        switch value {
        case .string(let text):
            guard case .code(let list) = field.type else {
                return textProblem(in: text, at: place, keeping: previous)
            }
            return codeProblem(text, in: list, at: place, keeping: previous)
        case .integer(let number): return rangeProblem(Double(number), at: place)
        case .number(let number): return rangeProblem(number, at: place)
        case .null, .boolean, .array: return nil
        }
    }

    private func typeProblem(in value: Value, at place: FieldPlace) -> ValueProblem {
        guard field.type == .integer || field.type == .number, case .string(let text) = value,
            let number = WrittenNumber(text)
        else {
            return .wrongType(place, expected: field.type)
        }
        if let whole = number.withoutCommas { return .thousandsCommas(place, whole: whole) }
        guard let doubt = number.doubt(in: field.type) else { return .wrongType(place, expected: field.type) }
        return .ambiguousNumber(place, whole: doubt.whole, decimal: doubt.decimal)
    }

    private func textProblem(in text: String, at place: FieldPlace, keeping previous: Value?) -> ValueProblem? {
        if previous?.holds(text) != true {
            // What a list holds is there, so it says something.
            if place.index != nil, text.isUnseen { return .missing(place) }
            if text.isTooLong { return .tooLong(place, most: Field.longestText) }
            if text.hasControlCharacter { return .controlCharacter(place) }
            if field.type == .uri, URIForm.runs(text) { return .runningAddress(place) }
        }
        return patternProblem(in: text, at: place)
    }

    private func patternProblem(in text: String, at place: FieldPlace) -> ValueProblem? {
        guard let pattern, let written = field.pattern else { return nil }
        return text.firstMatch(of: pattern) == nil ? .pattern(place, written, about: field.description) : nil
    }

    private func rangeProblem(_ number: Double, at place: FieldPlace) -> ValueProblem? {
        if let minimum = field.minimum, number < minimum { return .tooSmall(place, minimum: minimum) }
        if let maximum = field.maximum, number > maximum { return .tooLarge(place, maximum: maximum) }
        return nil
    }

    private func codeProblem(
        _ text: String, in list: CodeList, at place: FieldPlace, keeping previous: Value?
    ) -> ValueProblem? {
        guard let code = list[text] else {
            return .unknownCode(place, found: text, allowed: list.codes.filter(\.isActive))
        }
        return code.isActive || previous?.holds(text) == true ? nil : .inactiveCode(place, code)
    }
}

extension String {
    /// One that neither stores nor spreadsheets keep, or that nobody sees (U+0080 to U+009F); tabs and line ends are
    /// none.
    fileprivate var hasControlCharacter: Bool {
        var last: UInt8 = 0
        return utf8.contains { byte in
            defer { last = byte }
            if last == 0xC2 { return byte < 0xA0 }
            return byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
        }
    }
}

extension Value {
    /// Whether it is text in which nothing is seen, or a list of nothing else.
    fileprivate var isBlank: Bool {
        switch self {
        case .string(let text): text.isUnseen
        case .array(let items): items.allSatisfy(\.isBlank)
        case .null, .integer, .number, .boolean: false
        }
    }

    fileprivate func holds(_ text: String) -> Bool {
        if case .array(let items) = self { items.contains(.string(text)) } else { self == .string(text) }
    }
}
