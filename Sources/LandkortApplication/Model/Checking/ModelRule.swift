import LandkortCore

/// A rule that a program can check of the common public rules for modelling concepts and data (Fællesoffentlig Digital
/// Arkitektur, "Regler for begrebs- og datamodellering", version 2.1).
public enum ModelRule: String, Sendable, Hashable, CaseIterable {
    case noTitle = "no-title"
    case noTerm = "no-term"
    case sameTerm = "same-term"
    case noDefinition = "no-definition"
    case noCodeDefinition = "no-code-definition"
    case definitionIsName = "definition-is-name"
    case noVersion = "no-version"
    case badVersion = "bad-version"
    case noStatus = "no-status"
    case sameIdentifier = "same-identifier"
    case noSource = "no-source"
    case noEnglish = "no-english"

    /// The number of the rule in version 2.1.
    public var number: Int {
        switch self {
        case .noTitle, .noTerm, .sameTerm, .noEnglish: 18
        case .noDefinition, .noCodeDefinition: 20
        case .definitionIsName: 21
        case .noVersion, .badVersion: 10
        case .noStatus: 12
        case .sameIdentifier: 17
        case .noSource: 13
        }
    }

    /// What a break of it counts as.
    public var severity: ModelFinding.Severity {
        switch self {
        case .noTitle, .noDefinition, .definitionIsName, .noVersion, .badVersion, .noStatus, .sameIdentifier: .error
        case .noTerm, .sameTerm, .noCodeDefinition, .noSource, .noEnglish: .warning
        }
    }

    /// What is wrong with `element`, and what to do.
    func sentence(_ element: DeclaredElement) -> Bilingual {
        let (da, en) = ("»\(element.name)«", "“\(element.name)”")
        return switch self {
        case .noTitle:
            Bilingual(da: "\(da) har ingen titel. Skriv title.", en: "\(en) has no title. Write title.")
        case .noTerm:
            Bilingual(
                da: "\(da) er intet ord i et naturligt sprog. Skriv title.",
                en: "\(en) is no word of a natural language. Write title.")
        case .sameTerm:
            Bilingual(
                da: "\(da) har samme titel som en anden samme sted. Giv dem hver sin.",
                en: "\(en) has the same title as another in the same place. Give each its own.")
        case .noDefinition, .noCodeDefinition:
            Bilingual(
                da: "\(da) har ingen definition. Skriv description.", en: "\(en) has no definition. Write description.")
        case .definitionIsName:
            Bilingual(
                da: "Definitionen af \(da) gentager kun navnet. Skriv, hvad det er.",
                en: "The definition of \(en) only repeats the name. Write what it is.")
        case .noVersion:
            Bilingual(
                da: "\(da) har ingen version. Skriv version: \"1.0\".",
                en: "\(en) has no version. Write version: \"1.0\".")
        case .badVersion:
            Bilingual(
                da: "Versionen af \(da) er ikke tal med punktummer, som \"1.0\" eller \"1.0.2\".",
                en: "The version of \(en) is not numbers with full stops, such as \"1.0\" or \"1.0.2\".")
        case .noStatus:
            Bilingual(
                da: "\(da) har ingen status. Skriv status: draft, testing, release eller deprecated.",
                en: "\(en) has no status. Write status: draft, testing, release or deprecated.")
        case .sameIdentifier:
            Bilingual(
                da: "\(da) har samme identifikator som noget andet: \(element.uri).",
                en: "\(en) has the same identifier as something else: \(element.uri).")
        case .noSource:
            Bilingual(
                da: "\(da) siger ikke, hvad modellen bygger på. Skriv source eller annotationen kilde.",
                en: "\(en) does not say what the model is made after. Write source or the annotation kilde.")
        case .noEnglish:
            Bilingual(
                da: "\(da) mangler engelsk. Skriv det i \(element.path).en.json.",
                en: "\(en) has no English. Write it in \(element.path).en.json.")
        }
    }
}
