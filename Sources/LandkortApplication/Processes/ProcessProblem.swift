public import LandkortCore

/// What is wrong with a call of an analysis.
public enum ProcessProblem: Problem {
    case unknownProcess(String, known: [String])
    case unknownInput(String, process: String, known: [String])
    case missingInput(String, title: Bilingual, process: String)
    case badInput(String, value: String, allowed: [String])
    case unknownCampaign(CampaignID, known: [CampaignID])
    /// Nothing of the kind was mapped before it.
    case noEarlierCampaign(CampaignID)
    case unknownArea(String)
    case unknownPartnership(String, known: [String])
    /// - Parameter year: nil when none was asked for and there is none at all.
    case nothingInYear(Int?, of: String, known: [Int])

    /// `process.` and the case, with hyphens; `process.unknown` for the analysis itself.
    public var code: String {
        switch self {
        case .unknownProcess: "process.unknown"
        case .unknownInput: "process.unknown-input"
        case .missingInput: "process.missing-input"
        case .badInput: "process.bad-input"
        case .unknownCampaign: "process.unknown-campaign"
        case .noEarlierCampaign: "process.no-earlier-campaign"
        case .unknownArea: "process.unknown-area"
        case .unknownPartnership: "process.unknown-partnership"
        case .nothingInYear: "process.nothing-in-year"
        }
    }

    /// What is named and not there is `notFound`; a call that could never be right is `invalid`.
    public var kind: ProblemKind {
        switch self {
        case .unknownProcess, .unknownCampaign, .noEarlierCampaign, .unknownArea, .unknownPartnership, .nothingInYear:
            .notFound
        case .unknownInput, .missingInput, .badInput: .invalid
        }
    }

    /// How an input is given there.
    public var onCommandLine: Bilingual? {
        guard case .missingInput(let name, _, _) = self else { return nil }
        return Bilingual(da: "Skriv --input \(name)=…", en: "Write --input \(name)=…")
    }

    /// Names what was asked for, and what there is instead.
    public var message: Bilingual {
        switch self {
        case .unknownProcess(let name, let known):
            Bilingual(
                da: "Analysen »\(name)« findes ikke. Der er: \(known.joined(separator: ", ")).",
                en: "There is no analysis “\(name)”. There are: \(known.joined(separator: ", ")).")
        case .unknownInput(let name, let process, let known):
            Bilingual(
                da: "\(process) har intet input »\(name)«. Den kender: \(known.joined(separator: ", ")).",
                en: "\(process) has no input “\(name)”. It knows: \(known.joined(separator: ", ")).")
        case .missingInput(let name, let title, _):
            Bilingual(
                da: "»\(title.da)« (\(name)) skal udfyldes.", en: "“\(title.en)” (\(name)) must be filled in.")
        case .badInput(let name, let value, let allowed):
            Bilingual(
                da: "\(name)=\(value) kendes ikke. Vælg en af: \(allowed.joined(separator: ", ")).",
                en: "\(name)=\(value) is not known. Choose one of: \(allowed.joined(separator: ", ")).")
        case .unknownCampaign(let id, let known):
            Bilingual(
                da:
                    "Lageret har ingen kortlægning \(id.name) (\(id.kind.rawValue)). Det har: \(Self.list(known, "ingen")).",
                en: "The store has no campaign \(id.name) (\(id.kind.rawValue)). It has: \(Self.list(known, "none")).")
        case .noEarlierCampaign(let id):
            Bilingual(
                da: "Lageret har ingen kortlægning (\(id.kind.rawValue)) før \(id.name) at sammenligne med.",
                en: "The store has no campaign (\(id.kind.rawValue)) before \(id.name) to compare with.")
        case .unknownArea(let code):
            Bilingual(
                da: "»\(code)« er hverken en kommune, en region eller et partnerskab i dette lager.",
                en: "“\(code)” is neither a municipality, a region nor a partnership in this store.")
        case .unknownPartnership(let code, let known):
            Bilingual(
                da: "Der er intet partnerskab »\(code)« i dette lager. Der er: \(Self.names(known, "ingen")).",
                en: "There is no partnership “\(code)” in this store. There are: \(Self.names(known, "none")).")
        case .nothingInYear(let year, let code, let known):
            Bilingual(
                da: "Registrene har intet om \(code)\(year.map { " i \($0)" } ?? ""). "
                    + "År med noget: \(Self.names(known.map(String.init), "ingen")).",
                en: "The registers have nothing about \(code)\(year.map { " in \($0)" } ?? ""). "
                    + "Years with something: \(Self.names(known.map(String.init), "none")).")
        }
    }

    private static func names(_ known: [String], _ none: String) -> String {
        known.isEmpty ? none : known.joined(separator: ", ")
    }

    private static func list(_ known: [CampaignID], _ none: String) -> String {
        known.isEmpty ? none : known.map { "\($0.name) (\($0.kind.rawValue))" }.joined(separator: ", ")
    }
}
