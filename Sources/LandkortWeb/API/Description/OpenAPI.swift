import LandkortApplication
import LandkortCore

/// The API's description in OpenAPI 3.0.3.
struct OpenAPI {
    static let mediaType = "application/vnd.oai.openapi+json;version=3.0"

    /// The collections that the reader may see.
    let sources: [any FeatureSource]
    /// Whether records can be changed by those who may.
    let isWritten: Bool
    let base: String
    let language: Language

    init(_ sources: [any FeatureSource], isWritten: Bool, base: String, language: Language) {
        self.sources = sources
        self.isWritten = isWritten
        self.base = base
        self.language = language
    }

    var document: JSON {
        [
            "openapi": "3.0.3",
            "info": [
                "title": "Det digitale landkort", "version": "0.1.0",
                "license": [
                    "name": "EUPL-1.2", "url": "https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12",
                ],
            ],
            "servers": [["url": .string(base)]],
            "paths": .object(paths.map { JSON.Member(name: $0, value: $1) }),
            "components": ["schemas": schemas, "securitySchemes": Self.security],
        ]
    }

    private var paths: [(String, JSON)] {
        let fixed: [(String, JSON)] = [
            ("/", get("landing", Bilingual(da: "Forsiden", en: "Landing page"), formats: Format.usual)),
            (
                "/conformance",
                get("conformance", Bilingual(da: "Overholdte standarder", en: "Conformance"), formats: Format.usual)
            ),
            (
                "/api",
                get(
                    "api", Bilingual(da: "Denne beskrivelse", en: "This description"), formats: Format.usual,
                    type: OpenAPI.mediaType)
            ),
            ("/health", get("health", Bilingual(da: "Om tjenesten svarer", en: "Whether the service answers"))),
            ("/collections", get("collections", Bilingual(da: "Samlinger", en: "Collections"), formats: Format.usual)),
            (
                "/dcat",
                get(
                    "dcat", Bilingual(da: "Datakatalog (DCAT-AP-DK)", en: "Data catalogue (DCAT-AP-DK)"),
                    formats: DataCatalogRoutes.formats, type: "text/turtle")
            ),
            (
                "/tileMatrixSets",
                get("tileMatrixSets", Bilingual(da: "Fliseskemaer", en: "Tile matrix sets"))
            ),
            (
                "/tileMatrixSets/{tileMatrixSetId}",
                get("tileMatrixSet", Bilingual(da: "Et fliseskema", en: "A tile matrix set"), [matrixSet])
            ),
        ]
        return fixed + processPaths + sources.flatMap { source in paths(source).map { ($0, writing($0, $1, source)) } }
    }

    private func paths(_ source: any FeatureSource) -> [(String, JSON)] {
        let path = "/collections/\(source.id)"
        let own = source.parameters.map { self.own($0, source) }
        let shared = source.itemParameters.map { self.own($0, source) }
        var paths = [
            (path, get("\(source.id).collection", source.title, formats: Format.usual)),
            (
                "\(path)/items",
                get(
                    "\(source.id).items", source.title, [system(.answer)] + itemsParameters(source) + own,
                    formats: FeatureAnswer.formats, type: "application/geo+json", body: Self.collection(source))
            ),
            (
                "\(path)/items/{featureId}",
                get(
                    "\(source.id).item", source.title,
                    [pathParameter("featureId"), system(.answer)] + shared + (source.isVersioned ? [moment] : []),
                    formats: FeatureAnswer.formats, type: "application/geo+json", body: Self.feature(source))
            ),
        ]
        paths += CollectionSchema.Purpose.allCases.map { purpose in
            let name = purpose.rawValue
            return (
                "\(path)/\(name)", get("\(source.id).\(name)", purpose.title, type: CollectionSchema.mediaType)
            )
        }
        if source.isVersioned { paths += recordPaths(source, own) + restoring(source) }
        if source.hasAttachments { paths += attachmentPaths(source) }
        guard source.geometry != nil else { return paths }
        paths.append(("\(path)/tiles", get("\(source.id).tiles", source.title)))
        paths.append(("\(path)/tiles/{tileMatrixSetId}", get("\(source.id).tileset", source.title, [matrixSet])))
        paths.append(
            (
                "\(path)/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
                get(
                    "\(source.id).tile", source.title,
                    [matrixSet] + ["tileMatrix", "tileRow", "tileCol"].map { pathParameter($0) } + own
                        + narrowing(source),
                    type: VectorTile.mediaType)
            ))
        return paths
    }

    /// What registers have beside other collections.
    private func recordPaths(_ source: any FeatureSource, _ own: [JSON]) -> [(String, JSON)] {
        let path = "/collections/\(source.id)"
        let files = DownloadFormat.allCases.map { JSON.string($0.rawValue) }
        let format = query("format", ["type": "string", "enum": .array(files)])
        return [
            (
                "\(path)/download",
                get(
                    "\(source.id).download", source.title, [format] + itemsParameters(source) + own,
                    type: DownloadFormat.csv.mediaType, others: DownloadFormat.allCases.map(\.mediaType))
            ),
            (
                "\(path)/items/{featureId}/versions",
                get(
                    "\(source.id).versions", source.title, [pathParameter("featureId")],
                    formats: [.html, .json, .links])
            ),
        ]
    }

    /// What registers have whose records take files.
    private func attachmentPaths(_ source: any FeatureSource) -> [(String, JSON)] {
        let (path, item) = ("/collections/\(source.id)/items/{featureId}/attachments", pathParameter("featureId"))
        return [
            (path, get("\(source.id).attachments", source.title, [item])),
            (
                "\(path)/{attachmentId}",
                get(
                    "\(source.id).attachment", source.title, [item, pathParameter("attachmentId")],
                    type: MediaType.other.rawValue)
            ),
        ]
    }

    func get(
        _ id: String, _ title: Bilingual, _ parameters: [JSON] = [], formats: [Format] = [],
        type: String = "application/json", others: [String] = [], body: JSON = [:]
    ) -> JSON {
        let forms = (formats.compactMap(\.otherType) + others).filter { $0 != type }
            .map { JSON.Member(name: $0, value: Self.any) }
        let page = forms.filter { $0.name == "text/html" }
        let parameters = (formats.isEmpty ? [] : [format(formats)]) + parameters
        let failed = Self.failure(page)
        // A page is sent on without the fields of a form that were left blank.
        let elsewhere: [(String, JSON)] = page.isEmpty ? [] : [("303", ["description": "See other"])]
        let responses: JSON = [
            "200": ["description": "OK", "content": .object([.init(name: type, value: ["schema": body])] + forms)],
            "304": ["description": "Not modified"], "400": failed, "404": failed, "410": failed, "500": failed,
        ]
        return [
            "get": [
                "operationId": .string(id), "summary": .string(title[language]), "parameters": .array(parameters),
                "responses": responses.adding(elsewhere),
            ]
        ]
    }

    /// - Parameter page: what else a problem can be written as.
    static func failure(_ page: [JSON.Member] = []) -> JSON {
        let problem = JSON.Member(
            name: "application/problem+json", value: ["schema": ["$ref": "#/components/schemas/problem"]])
        return ["description": "Problem (RFC 9457)", "content": .object([problem] + page)]
    }

    /// A body that is not described further.
    private static let any: JSON = ["schema": [:]]

    static let problem: JSON = [
        "type": "object",
        "properties": [
            "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
            "detail": ["type": "string"], "instance": ["type": "string"],
        ],
    ]
}
