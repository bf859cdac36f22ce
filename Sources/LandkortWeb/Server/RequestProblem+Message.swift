import LandkortCore

extension RequestProblem {
    var message: Bilingual {
        switch self {
        case .noSuchPage(let path):
            Bilingual(
                da: "Siden \(path) findes ikke. Gå til forsiden eller søg en adresse.",
                en: "There is no page \(path). Go to the front page or search for an address.")
        case .methodNotAllowed(let method, let allowed):
            Bilingual(
                da: "\(method) kan ikke bruges her. Brug \(allowed).",
                en: "\(method) cannot be used here. Use \(allowed).")
        case .badParameter(let name, let value, let allowed):
            Bilingual(
                da: "Parameteren \(name) kan ikke være »\(value)«. Brug \(allowed.joined(separator: ", ")).",
                en: "The parameter \(name) cannot be “\(value)”. Use \(allowed.joined(separator: ", ")).")
        case .misfit(let name, let value, let type):
            Bilingual(
                da: "Parameteren \(name) kan ikke være »\(value)«. Brug \(type.title.da).",
                en: "The parameter \(name) cannot be “\(value)”. Use \(type.title.en).")
        case .badFilter(let problem): problem.message
        case .unknownParameter(let name, let known):
            Bilingual(
                da: "Parameteren »\(name)« findes ikke her. Der er: \(known.joined(separator: ", ")).",
                en: "There is no parameter “\(name)” here. There are: \(known.joined(separator: ", ")).")
        case .repeatedParameter(let name, let values):
            Bilingual(
                da: "Parameteren \(name) står \(values.count) gange (\(values.joined(separator: ", "))). "
                    + "Behold én af dem.",
                en: "The parameter \(name) is given \(values.count) times (\(values.joined(separator: ", "))). "
                    + "Keep one of them.")
        case .emptyInterval(let text):
            Bilingual(
                da:
                    "Parameteren datetime kan ikke være »\(text)«: et interval har mindst én ende, og det slutter ikke, "
                    + "før det begynder. Brug fx 2026-01-01/2026-12-31 eller 2026-01-01/..",
                en: "The parameter datetime cannot be “\(text)”: an interval has one end at least, and does not end "
                    + "before it begins. Use such as 2026-01-01/2026-12-31 or 2026-01-01/..")
        case .unknownCollection(let id):
            Bilingual(
                da: "Samlingen »\(id)« findes ikke. Se /collections.",
                en: "There is no collection “\(id)”. See /collections.")
        case .unknownTileMatrixSet(let id):
            Bilingual(
                da: "Fliseskemaet »\(id)« findes ikke. Se /tileMatrixSets.",
                en: "There is no tile matrix set “\(id)”. See /tileMatrixSets.")
        case .gone(_, let title, _, _, .deleted):
            Bilingual(
                da: "Posten i »\(title.da)« er slettet.", en: "The record in “\(title.en)” is deleted.")
        case .gone(_, let title, _, _, .notThen):
            Bilingual(
                da: "Posten i »\(title.da)« var der ikke på det tidspunkt.",
                en: "The record in “\(title.en)” was not there at that time.")
        case .gone(_, let title, _, _, .withoutAttachment):
            Bilingual(
                da: "Bilaget er fjernet fra posten i »\(title.da)«.",
                en: "The attachment was removed from the record in “\(title.en)”.")
        case .redacted(let redaction):
            Bilingual(
                da: "Posten er slettet for altid den "
                    + "\(DateText(language: .da)(redaction.time, .short)). \(redaction.reason)",
                en: "The record was taken out for good on "
                    + "\(DateText(language: .en)(redaction.time, .short)). \(redaction.reason)")
        case .uploadGone:
            Bilingual(
                da: "Filen er her ikke længere. Er den lige indlæst, står den øverst blandt indlæsningerne på siden "
                    + "før; ellers vælg den igen dér.",
                en: "The file is no longer here. If it has just been imported, it heads the imports on the page "
                    + "before; otherwise choose it there again.")
        case .changed:
            Bilingual(
                da: "Posten er ændret, siden du læste den. Intet er gemt: hent den igen, og ret i den nye.",
                en: "The record has changed since you read it. Nothing was saved: fetch it again, and change that one.")
        case .unconditional:
            Bilingual(
                da:
                    "Registret kræver If-Match med det ETag, posten havde, da du læste den. Intet er gemt: hent posten, "
                    + "og send igen.",
                en: "The register demands If-Match with the ETag that the record had when you read it. Nothing was "
                    + "saved: fetch the record, and send again.")
        case .badMediaType(let allowed):
            Bilingual(
                da: "Den slags kan ikke sendes her. Send \(allowed.joined(separator: " eller ")).",
                en: "That type cannot be sent here. Send \(allowed.joined(separator: " or ")).")
        case .badBody(let type):
            Bilingual(
                da: "Det sendte kan ikke læses som \(type). Ret det, og send det igen.",
                en: "What was sent cannot be read as \(type). Correct it, and send it again.")
        case .notObject(nil):
            Bilingual(
                da: "Det sendte er ikke et JSON-objekt. Send fx {\"inputs\": {}}.",
                en: "What was sent is no JSON object. Send such as {\"inputs\": {}}.")
        case .notObject(let member?):
            Bilingual(
                da: "»\(member)« skal være et JSON-objekt med en værdi for hvert navn: \"\(member)\": {\"navn\": …}.",
                en: "“\(member)” must be a JSON object with a value for each name: \"\(member)\": {\"name\": …}.")
        case .unwantedBody:
            Bilingual(
                da: "Her læses ingen krop, så det sendte ville gå tabt. Intet er gemt: send uden krop, og ret "
                    + "bagefter.",
                en: "No body is read here, so what was sent would be lost. Nothing was saved: send without one, and "
                    + "edit afterwards.")
        case .bodyTooLarge(let most):
            Bilingual(
                da: "Det sendte er for stort. Send højst \(Self.size(most)).",
                en: "What was sent is too large. Send at most \(Self.size(most)).")
        case .noSuchTile:
            Bilingual(
                da: "Flisen ligger uden for skemaet. Se skemaets grænser i /tileMatrixSets.",
                en: "The tile lies outside the tile matrix set. See its limits at /tileMatrixSets.")
        case .notSpatial(let id):
            Bilingual(
                da: "Samlingen »\(id)« har ingen geometri og derfor ingen fliser.",
                en: "The collection “\(id)” has no geometry and therefore no tiles.")
        case .defect:
            Bilingual(
                da: "Der er en fejl i programmet. Prøv igen, og sig det til dem, der driver siden.",
                en: "There is a fault in the program. Try again, and tell those who run the site.")
        }
    }

    private static func size(_ bytes: Int) -> String { bytes < 1 << 20 ? "\(bytes >> 10) kB" : "\(bytes >> 20) MB" }
}
