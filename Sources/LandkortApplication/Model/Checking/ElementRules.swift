import LandkortCore

/// The modelling rules, held against what the schemas declare.
struct ElementRules {
    private let elements: [DeclaredElement]
    private let otherIdentifiers: Set<String>

    init(_ model: Model) {
        elements = model.elements
        otherIdentifiers = model.otherIdentifiers
    }

    var findings: [ModelFinding] {
        elements.flatMap(findings) + repeated(.sameIdentifier, outside: otherIdentifiers, by: \.uri)
            + repeated(.sameTerm, outside: [], by: Self.term)
    }

    private func findings(_ element: DeclaredElement) -> [ModelFinding] {
        var rules = names(element) + definitions(element)
        if element.kind == .schema { rules += header(element) }
        if Self.lacksEnglish(element) { rules.append(.noEnglish) }
        return rules.map { ModelFinding($0, element) }
    }

    private func names(_ element: DeclaredElement) -> [ModelRule] {
        guard element.title == nil else { return [] }
        return switch element.kind {
        case .schema, .field, .code: [.noTitle]
        case .type, .codeList: Self.isOneWord(element.name) ? [] : [.noTerm]
        }
    }

    private func definitions(_ element: DeclaredElement) -> [ModelRule] {
        guard let definition = element.description else {
            return element.kind == .code ? [.noCodeDefinition] : [.noDefinition]
        }
        let names = [element.name, element.title ?? element.name].map(Self.folded)
        return names.contains(Self.folded(definition)) ? [.definitionIsName] : []
    }

    private func header(_ schema: DeclaredElement) -> [ModelRule] {
        var rules: [ModelRule] = []
        if let version = schema.version {
            if !Self.isVersion(version) { rules.append(.badVersion) }
        } else {
            rules.append(.noVersion)
        }
        if schema.status == nil { rules.append(.noStatus) }
        if schema.source == nil { rules.append(.noSource) }
        return rules
    }
}

extension ElementRules {
    /// All but the first of those for which `key` answers the same, and all for which it is `taken`; nil is like
    /// nothing else.
    private func repeated(
        _ rule: ModelRule, outside taken: Set<String>, by key: (DeclaredElement) -> String?
    ) -> [ModelFinding] {
        var seen = taken
        return elements.filter { element in key(element).map { !seen.insert($0).inserted } ?? false }
            .map { ModelFinding(rule, $0) }
    }

    /// A field's or code's title in its class or list.
    private static func term(_ element: DeclaredElement) -> String? {
        guard let owner = element.owner, let title = element.title, element.deprecation == nil else { return nil }
        return "\(element.path) \(owner) \(folded(title))"
    }

    private static func lacksEnglish(_ element: DeclaredElement) -> Bool {
        (element.title != nil && element.englishTitle == nil)
            || (element.description != nil && element.englishDescription == nil)
    }

    /// `Mast` is a word as it stands, `BbrStatus` and `JaNej_kode` are not.
    private static func isOneWord(_ name: String) -> Bool {
        !name.dropFirst().contains { $0.isUppercase || $0 == "_" || $0.isNumber }
    }

    /// Letters and digits alone, in lower case.
    private static func folded(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private static func isVersion(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return 1...3 ~= parts.count && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { 48...57 ~= $0 } }
    }
}
