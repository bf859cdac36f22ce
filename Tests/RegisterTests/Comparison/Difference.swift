import LandkortCore

/// Where `linkml-validate` and we shall judge a field differently, and why; written out in
/// `docs/reference/sammenligning.md`.
enum Difference: String, CaseIterable {
    case emptyText = "tom tekst"
    case emptyList = "tom liste"
    case length = "længde"
    case controlCharacter = "styretegn"
    case systemField = "systemfelt"
    case inactiveCode = "inaktiv kode"
    case wholeNumber = "3.0 som heltal"
    case newline = "linjeskift sidst"
    case lineSeparator = "andre linjeskift"
    case momentForm = "tidspunktets form"
    case international = "IRI"
    case bareScheme = "kun et skema"
    case runningAddress = "adresse, der køres"
    case geometry = "geometri"

    /// A field of which one of the two says that it is wrong.
    struct Field {
        var value: Value
        /// Nil for a name that the register does not have.
        var declared: LandkortCore.Field?
        /// What we say of it; nothing where it is they who refuse it.
        var problems: [ValueProblem]
    }

    /// The reason why a field is judged differently; nil where there is none, so that somebody is wrong.
    static func reason(for field: Field) -> Difference? {
        field.problems.isEmpty ? reasonToRefuse(field) : reasonToAdmit(field)
    }

    /// Why they refuse what we admit.
    private static func reasonToRefuse(_ field: Field) -> Difference? {
        guard let declared = field.declared else { return nil }
        if declared.isSetBySystem, field.value.isNull { return .systemField }
        if field.value == "", declared.type == .string { return .emptyText }
        if field.value == [] { return .emptyList }
        let texts = field.value.items.compactMap(\.string)
        if declared.type == .uri, texts.contains(where: { !$0.utf8.allSatisfy { $0 < 128 } }) { return .international }
        return nil
    }

    /// Why they admit what we refuse.
    private static func reasonToAdmit(_ field: Field) -> Difference? {
        let reasons = Set(field.problems.map { reasonToAdmit(field.value, $0) })
        return reasons.count == 1 ? reasons.first ?? nil : nil
    }

    private static func reasonToAdmit(_ value: Value, _ problem: ValueProblem) -> Difference? {
        let items = value.items
        switch problem {
        case .missing: return value == [] ? .emptyList : items.contains(where: \.isBlankText) ? .emptyText : nil
        case .wrongType(_, expected: .reference): return items.contains("") ? .emptyText : nil
        case .tooLong: return .length
        case .controlCharacter: return .controlCharacter
        case .runningAddress: return .runningAddress
        case .inactiveCode: return .inactiveCode
        case .missingGeometry, .wrongGeometry: return .geometry
        case .wrongType(_, expected: .integer): return items.contains(where: \.isWholeNumber) ? .wholeNumber : nil
        case .wrongType(_, expected: .datetime):
            let texts = items.compactMap(\.string)
            let other = /[+-][0-9]{2}:[0-9]{2}\n?$|[tz]/
            if texts.contains(where: { $0.firstMatch(of: other) != nil }) { return .momentForm }
            return items.contains(where: \.endsInNewline) ? .newline : nil
        case .wrongType(_, expected: .uri) where items.compactMap(\.string).contains(where: \.isBareScheme):
            return .bareScheme
        case .pattern where !items.contains(where: \.endsInNewline):
            return items.contains(where: \.hasLineSeparator) ? .lineSeparator : nil
        case .wrongType, .pattern: return items.contains(where: \.endsInNewline) ? .newline : nil
        default: return nil
        }
    }
}

extension String {
    fileprivate var isBareScheme: Bool { wholeMatch(of: /[A-Za-z][A-Za-z0-9+.-]*:(\/\/(:[0-9]*)?([\/?#].*)?)?/) != nil }
}

extension Value {
    var items: [Value] { if case .array(let items) = self { items } else { [self] } }

    fileprivate var isBlankText: Bool { string?.allSatisfy(\.isWhitespace) ?? false }

    fileprivate var endsInNewline: Bool { string?.unicodeScalars.last == "\n" }

    fileprivate var hasLineSeparator: Bool {
        let separators: [Unicode.Scalar] = ["\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"]
        return string?.unicodeScalars.contains(where: separators.contains) ?? false
    }

    fileprivate var isWholeNumber: Bool {
        if case .number(let number) = self { number == number.rounded() } else { false }
    }
}
