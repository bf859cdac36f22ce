import LandkortCore

/// A record's values as a person reads them: codes by their titles, references by the names of what they refer to.
struct ValueText: Sendable {
    let language: Language
    let texts: Texts
    let names: RecordNames
    var dates = DateText.Length.long
    var clock = DateText.Clock.minutes
    /// Off where a column's heading says the unit.
    var hasUnits = true

    /// The value, nil when there is none.
    func callAsFunction(_ value: Value, of field: Field) -> String? {
        switch value {
        case .null, .string(""), .array([]): nil
        case .array(let values): values.compactMap { self($0, of: field) }.joined(separator: ", ")
        case .boolean(let flag): texts(flag ? "yes" : "no", language)
        case .integer(let number): field.isYear ? String(number) : with(field.unit, numbers.count(number))
        case .number(let number): with(field.unit, numbers.plain(number))
        case .string(let text): self.text(text, of: field)
        }
    }

    private var numbers: Numbers { Numbers(language: language) }

    private func text(_ text: String, of field: Field) -> String {
        switch field.type {
        case .code(let list): list[text]?.title[language] ?? text
        case .reference(let register): names[text, in: register] ?? text
        case .date, .datetime: DateText(language: language)(text, dates, clock)
        case .string, .uri, .integer, .number, .boolean, .time: text
        }
    }

    private func with(_ unit: Bilingual?, _ number: String) -> String {
        guard hasUnits, let unit else { return number }
        return "\(number)\u{A0}\(unit[language])"
    }

    /// Where the value leads: the record it refers to, the page or the mailbox it names; nil for other values.
    func address(of value: Value, _ field: Field) -> String? {
        guard let text = value.string else { return nil }
        switch field.type {
        case .reference(let register):
            return names[text, in: register].map { _ in Self.address(of: text, in: register.rawValue) }
        case .uri: return text.hasPrefix("https://") || text.hasPrefix("http://") ? text : nil
        case .string: return field.isMailbox && text.contains("@") ? "mailto:\(text)" : nil
        case .integer, .number, .boolean, .date, .datetime, .time, .code: return nil
        }
    }

    /// The page of an item.
    static func address(of id: Feature.ID, in collection: String) -> String {
        "/collections/\(collection)/items/\(id.percentEncoded)"
    }
}

extension ValueText {
    /// What a record is called: its label, in words.
    func name(of feature: Feature, in source: any FeatureSource) -> String {
        let label = source.label.compactMap { name in source.fields.first { $0.name == name } }
        return name(of: feature, by: label) ?? feature.id
    }

    /// What a record is called by the fields of its label; nil where none of them is given, or shown.
    func name(of feature: Feature, by label: [Field]) -> String? {
        let words = label.compactMap { self(feature[$0.name], of: $0) }
        guard let first = words.first else { return nil }
        // A house number follows its street without a comma.
        return words.dropFirst().reduce(first) { $0 + ($1.first?.isNumber == true ? " " : ", ") + $1 }
    }
}

extension Field {
    /// Years are written without a separator between the thousands.
    fileprivate var isYear: Bool { type == .integer && (name == "aar" || name.hasSuffix("_aar")) }

    /// A text that must have an @ is an address to write to.
    fileprivate var isMailbox: Bool { pattern?.contains("@") == true }

    /// Whether its values stand under one another by their digits.
    var isNumeric: Bool { !multivalued && !isYear && (type == .integer || type == .number) }
}
