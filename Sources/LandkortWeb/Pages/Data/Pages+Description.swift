import Hummingbird
import LandkortCore

extension Pages {
    /// `/conformance`: the classes of requirements that the API keeps.
    func conformance(_ classes: [String], _ request: Request, _ context: RequestSource) async throws -> Response {
        let frame = PageFrame(title: texts("conformanceTitle", context.language))
        return dataPage("conformance", ["conformsTo": classes], in: frame, request, context.language)
    }

    /// `/api`: where a program begins, and every address it can ask.
    func description(
        _ api: OpenAPI, base: String, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        let language = context.language
        func link(_ key: String, _ url: String) -> [String: Any] {
            ["label": texts(key, language), "text": texts(key + "Text", language), "url": url]
        }
        let content: [String: Any] = [
            "apiLinks": [
                link("apiCollections", "/collections"), link("apiOpenapi", "/api?f=json"),
                link("apiConformance", "/conformance"), link("apiTiles", "/collections/daekning-1km/tiles"),
            ],
            "examples": [
                ["label": "GDAL", "command": "ogrinfo OAPIF:\(base)"],
                ["label": "QGIS", "command": texts("exampleQgis", language, ["address": base])],
                ["label": "curl", "command": "curl '\(base)/collections/mast/items?f=json&limit=10'"],
            ],
            "operations": operations(api, language).context,
        ]
        return dataPage(
            "landing", content, in: PageFrame(title: texts("landingTitle", language)), jsonLabel: "OpenAPI 3.0",
            type: OpenAPI.mediaType, request, language)
    }

    private func operations(_ api: OpenAPI, _ language: Language) -> DataTable {
        var table = DataTable(
            id: "operations", caption: texts("operationsTitle", language),
            columns: ["operationAddress", "operationAnswer", "operationParameters"].map {
                .init(label: texts($0, language))
            })
        for operation in api.operations {
            let answer = Markup.text(operation.title + " ") + Markup.code(operation.type).inside("small")
            table.add([Markup.code(operation.path), answer, parameters(operation.parameters, language)])
        }
        return table
    }

    /// Many are folded away, so that the addresses can be overlooked.
    private func parameters(_ names: [String], _ language: Language) -> Markup {
        let most = 6
        guard names.count > most else {
            return names.reduce(into: Markup()) { $0.append(Markup.code($1) + Markup.text(" ")) }
        }
        let summary = texts("operationMany", language, ["count": Numbers(language: language).count(names.count)])
        return Markup.details(summary, names.map(Markup.code))
    }
}
