import LandkortCore

/// The concept list with the columns of the public spreadsheet (Digitaliseringsstyrelsen, "Skabelon til begrebsliste",
/// 16 September 2021, the sheet in Danish and English).
struct ConceptTable {
    static let headings = [
        "Foretrukken term (da)", "Accepteret term (da)", "Frarådet term (da)", "Definition (da)", "Eksempel (da)",
        "Kommentar", "Anvendelsesnote", "Juridisk kilde", "Kilde", "Tilhører emne", "Identifikator",
        "Foretrukken term (en)", "Accepteret term (en)", "Frarådet term (en)", "Definition (en)", "Eksempel (en)",
        "Kommentar (en)", "Anvendelsesnote (en)",
    ]
    private static let listMark = "; "

    /// A row for each concept, beneath the headings.
    let rows: [[String]]

    init(_ elements: [DeclaredElement]) {
        var sources: [String: String] = [:]
        for schema in elements where schema.kind == .schema { sources[schema.path] = schema.source }
        rows = [Self.headings] + elements.filter { $0.kind != .schema }.map { Self.row($0, sources[$0.path]) }
    }

    private static func row(_ element: DeclaredElement, _ modelSource: String?) -> [String] {
        let comment = comment(on: element)
        return [
            element.title ?? element.name, element.aliases.joined(separator: listMark), "", element.description ?? "",
            element.examples.joined(separator: listMark), comment.da, element.deprecation.map { "Udgået: \($0)" } ?? "",
            "", element.source ?? modelSource ?? "", "ja", element.uri, element.englishTitle ?? "", "", "",
            element.englishDescription ?? "", "", comment.en, element.deprecation.map { "Deprecated: \($0)" } ?? "",
        ]
    }

    private static func comment(on element: DeclaredElement) -> Bilingual {
        let (name, owner) = (element.name, element.owner ?? "")
        return switch element.kind {
        case .schema: Bilingual(da: "", en: "")
        case .type: Bilingual(da: "Klassen \(name)", en: "The class \(name)")
        case .field: Bilingual(da: "Feltet \(name) i \(owner)", en: "The field \(name) of \(owner)")
        case .codeList: Bilingual(da: "Kodelisten \(name)", en: "The code list \(name)")
        case .code: Bilingual(da: "Koden \(name) i \(owner)", en: "The code \(name) of \(owner)")
        }
    }
}

/// The models with the business metadata of the same spreadsheet, a row for each.
struct ModelTable {
    static let headings = [
        "Namespace", "Modelnavn", "Beskrivelse", "Modelsprog", "Modelomfang", "Emne", "Godkendelsestatus",
        "Godkendt af", "Modelansvarlig", "Modelstatus", "Versionsnummer", "Seneste opdateringsdato",
        "Ændringshistorik", "Juridisk kilde", "Kilde", "Afledt af",
    ]

    /// A row for each schema, beneath the headings.
    let rows: [[String]]

    init(_ elements: [DeclaredElement], publisher: String) {
        rows =
            [Self.headings]
            + elements.filter { $0.kind == .schema }.map { schema in
                let subject = schema.path.split(separator: "/").dropLast().joined(separator: "/")
                return [
                    schema.uri, schema.title ?? schema.name, schema.description ?? "", "da", "anvendelsesmodel",
                    subject,
                    "", "", publisher, schema.status ?? "", schema.version ?? "", "", "", "", schema.source ?? "", "",
                ]
            }
    }
}
