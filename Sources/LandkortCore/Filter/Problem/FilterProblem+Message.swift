extension FilterProblem {
    /// What is wrong, where, and what was expected, in both languages.
    public var message: Bilingual {
        switch self {
        case .tooLong(let most):
            Bilingual(
                da: "Filteret er for langt; der er plads til \(most) tegn.",
                en: "The filter is too long; it may have \(most) characters.")
        case .tooDeep(let place, let most):
            place.message(
                da: "filteret er mere end \(most) niveauer dybt.", en: "the filter is more than \(most) levels deep.")
        case .unexpected(let place, let found, let expected):
            place.message(
                da: "her skal stå \(expected.words.da), ikke \(Self.quoted(found).da).",
                en: "\(expected.words.en) is expected here, not \(Self.quoted(found).en).")
        case .unterminated(let place):
            place.message(
                da: "det, der begynder her, mangler sit afsluttende anførselstegn.",
                en: "what begins here lacks its closing quote.")
        case .numberTooLarge(let place):
            place.message(da: "tallet er for stort.", en: "the number is too large.")
        case .badInstant(let place, let found):
            place.message(
                da: "”\(found)” er hverken en dato som 2026-11-20 eller et tidspunkt som 2026-11-20T10:00:00Z.",
                en: "“\(found)” is neither a date such as 2026-11-20 nor a time such as 2026-11-20T10:00:00Z.")
        case .badGeometry(let place, let fault): place.message(da: fault.words.da, en: fault.words.en)
        case .wrongCount(let place, let operation, let found):
            place.message(
                da: "\(operation.name) tager \(operation.count.da), ikke \(found).",
                en: "\(operation.name) takes \(operation.count.en), not \(found).")
        case .notJSON: Bilingual(da: "Filteret er ikke gyldig JSON.", en: "The filter is not valid JSON.")
        case .unknownLanguage(let found):
            Bilingual(
                da: "Filtersproget ”\(found)” kendes ikke; skriv cql2-text eller cql2-json.",
                en: "The filter language “\(found)” is unknown; write cql2-text or cql2-json.")
        case .unknownProperty(let name):
            Bilingual(
                da: "Filteret nævner ”\(name)”, som ikke er et felt, der kan filtreres på.",
                en: "The filter names “\(name)”, which is no field that can be filtered by.")
        case .unknownFunction(let name):
            Bilingual(
                da: "Filteret bruger funktionen ”\(name)”, som ikke findes.",
                en: "The filter uses the function “\(name)”, which does not exist.")
        case .wrongType(let operation, let found, let expected):
            Bilingual(
                da: "\(operation.name) tager \(expected.map(\.words.da).joined(separator: " eller ")), "
                    + "ikke \(found.words.da).",
                en: "\(operation.name) takes \(expected.map(\.words.en).joined(separator: " or ")), "
                    + "not \(found.words.en).")
        case .typesDiffer(let one, let other):
            Bilingual(
                da: "Filteret sammenligner \(one.words.da) med \(other.words.da).",
                en: "The filter compares \(one.words.en) with \(other.words.en).")
        case .notPredicate(let found):
            Bilingual(
                da: "Filteret er \(found.words.da) og hverken sandt eller falsk.",
                en: "The filter is \(found.words.en), and neither true nor false.")
        }
    }

    private static func quoted(_ found: String) -> Bilingual {
        guard !found.isEmpty else { return Bilingual(da: "slutningen", en: "the end") }
        return Bilingual(da: "”\(found)”", en: "“\(found)”")
    }
}
