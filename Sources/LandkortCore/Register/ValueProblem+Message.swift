extension ValueProblem {
    /// One sentence that names the field by its title and says what it takes.
    public var message: Bilingual {
        switch self {
        case .missing(let place) where place.index != nil:
            place.sentence(
                da: "er tom. Skriv noget, eller slet den.", en: "is empty. Write something, or delete it.")
        case .missing(let place):
            place.sentence(da: "skal udfyldes.", en: "must be filled in.")
        case .wrongType(let place, let type):
            place.sentence(da: "skal være \(type.title.da).", en: "must be \(type.title.en).")
        case .ambiguousNumber(let place, let whole, let decimal):
            place.sentence(
                da: "kan læses på to måder. Skriv \(whole) eller \(decimal.da).",
                en: "can be read in two ways. Write \(whole) or \(decimal.en).")
        case .thousandsCommas(let place, let whole):
            place.sentence(
                da: "har komma mellem tusinder. Skriv \(whole).",
                en: "has commas between thousands. Write \(whole).")
        case .tooLong(let place, let most):
            place.sentence(
                da: "kan højst have \(Self.grouped(most, by: ".")) tegn.",
                en: "can have at most \(Self.grouped(most, by: ",")) characters.")
        case .controlCharacter(let place):
            place.sentence(
                da: "har et usynligt styretegn, som ikke kan gemmes. Slet det, eller skriv teksten igen.",
                en: "has an invisible control character that cannot be stored. Delete it, or type the text again.")
        case .runningAddress(let place):
            place.sentence(
                da: "er ikke en adresse, men noget der køres i browseren. Skriv en adresse, der begynder med https://.",
                en: "is not an address but something a browser runs. Write an address that begins with https://.")
        case .notList(let place):
            place.sentence(da: "skal være en liste af værdier.", en: "must be a list of values.")
        case .notSingle(let place):
            place.sentence(da: "kan kun have én værdi.", en: "takes one value only.")
        case .pattern(let place, let pattern, let description):
            Self.unmatched(place, pattern, description)
        case .tooSmall(let place, let minimum):
            place.sentence(
                da: "skal være mindst \(Self.digits(minimum, decimalMark: ",")).",
                en: "must be at least \(Self.digits(minimum, decimalMark: ".")).")
        case .tooLarge(let place, let maximum):
            place.sentence(
                da: "kan højst være \(Self.digits(maximum, decimalMark: ",")).",
                en: "must be at most \(Self.digits(maximum, decimalMark: ".")).")
        case .unknownCode(let place, let found, let allowed):
            place.sentence(
                da: "kender ikke koden »\(Self.shown(found, in: .da))«. Vælg en af: \(Self.list(allowed, in: .da)).",
                en: "has no code “\(Self.shown(found, in: .en))”. Choose one of: \(Self.list(allowed, in: .en)).")
        case .inactiveCode(let place, let code):
            place.sentence(
                da: "kan ikke længere være »\(code.name(in: .da))«.",
                en: "can no longer be “\(code.name(in: .en))”.")
        case .unknownField(let name):
            Bilingual(da: "Registret har intet felt »\(name)«.", en: "The register has no field “\(name)”.")
        case .missingGeometry:
            Bilingual(da: "Stedet på kortet mangler.", en: "The place on the map is missing.")
        case .wrongGeometry(.some(let kind)):
            Bilingual(
                da: "Geometrien skal være \(kind.geoJSONName).", en: "The geometry must be a \(kind.geoJSONName).")
        case .wrongGeometry(.none):
            Bilingual(da: "Registret har ingen geometri.", en: "The register has no geometry.")
        }
    }

    /// In words where the pattern is simple; else the field says of itself what is to be written.
    private static func unmatched(_ place: FieldPlace, _ pattern: String, _ description: Bilingual) -> Bilingual {
        if let words = PatternWords.words(for: pattern) { return place.sentence(da: words.da, en: words.en) }
        guard !description.da.isEmpty else {
            return place.sentence(
                da: "passer ikke til mønsteret \(pattern).", en: "does not match the pattern \(pattern).")
        }
        return place.sentence(
            da: "har ikke den rigtige form. Om feltet: \(description.da)",
            en: "does not have the right form. About the field: \(description.en)")
    }

    private static func shown(_ found: String, in language: Language) -> String {
        PrintableText.of(found, atMost: 60, in: language)
    }

    private static func list(_ codes: [Code], in language: Language) -> String {
        codes.map { $0.name(in: language) }.joined(separator: ", ")
    }

    private static func grouped(_ number: Int, by mark: String) -> String {
        guard number >= 1_000 else { return "\(number)" }
        return grouped(number / 1_000, by: mark) + mark + "\(number % 1_000 + 1_000)".dropFirst()
    }

    private static func digits(_ number: Double, decimalMark: String) -> String {
        guard let whole = Int(exactly: number) else {
            return "\(number)".split(separator: ".").joined(separator: decimalMark)
        }
        return "\(whole)"
    }
}

extension FieldPlace {
    fileprivate func sentence(da: String, en: String) -> Bilingual {
        let number = index.map { " (\($0 + 1))" } ?? ""
        return Bilingual(da: "»\(title.da)«\(number) \(da)", en: "“\(title.en)”\(number) \(en)")
    }
}
