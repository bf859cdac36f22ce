import HTTPTypes
import Hummingbird
import LandkortCore

extension Pages {
    /// `/collections`: everything there is to read, registers by domain first.
    func collections(_ catalogue: Catalogue, _ request: Request, _ context: RequestSource) async throws -> Response {
        let language = context.language
        var order: [String] = []
        var groups: [String: [[String: Any]]] = [:]
        var isSynthetic = false
        for source in catalogue.sources(for: context.reader) {
            let query = SourceQuery(reader: context.reader, isInUse: true)
            if groups[source.group] == nil { order.append(source.group) }
            groups[source.group, default: []].append(try await entry(source, query, language))
            if try await source.isSynthetic(query) { isSynthetic = true }
        }
        var frame = PageFrame(title: texts("collectionsTitle", language))
        frame.isSynthetic = isSynthetic
        let content: [String: Any] = [
            "groups": order.map { id in
                ["id": id, "name": groupName(id, language), "collections": groups[id] ?? []] as [String: Any]
            }
        ]
        return dataPage("collections", content, in: frame, request, language)
    }

    private func entry(
        _ source: any FeatureSource, _ query: SourceQuery, _ language: Language
    ) async throws -> [String: Any] {
        let count = try await source.count(query)
        var entry: [String: Any] = [
            "id": source.id, "title": source.title[language], "description": source.description[language],
            "url": "/collections/\(source.id)", "itemsUrl": "/collections/\(source.id)/items",
            "count": rowCount(count, language),
            "geometry": geometryName(source.geometry, language),
        ]
        entry["historical"] = try await historicalSentence(source, query, inUse: count, language)
        return entry
    }

    /// A domain by its title, or by its own name where `Web/texts` has none.
    private func groupName(_ id: String, _ language: Language) -> String {
        texts.all(language)["group_\(id)"] ?? id.prefix(1).uppercased() + id.dropFirst()
    }
}

extension Pages {
    /// A page of a resource that is JSON too, and says where.
    func dataPage(
        _ template: String, _ content: [String: Any], in frame: PageFrame, jsonLabel: String = "JSON",
        type: String = "application/json", _ request: Request, _ language: Language,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let json = Self.address(request.uri.path, request.uri.query, setting: "f", to: "json")
        var frame = frame
        frame.alternates = [(type: type, url: json, label: jsonLabel)]
        var content = content
        content["formats"] = [["label": jsonLabel, "url": json]]
        return Reply.html(page(template, content, in: frame, request, language), to: request, status: status)
    }

    func rowCount(_ count: Int, _ language: Language) -> String {
        texts(count == 1 ? "rowCountOne" : "rowCount", language, ["count": Numbers(language: language).count(count)])
    }

    func geometryName(_ kind: GeometryKind?, _ language: Language) -> String {
        switch kind?.multi {
        case .multiPoint: texts("geometryPoint", language)
        case .multiLineString: texts("geometryLine", language)
        case .multiPolygon: texts("geometryPolygon", language)
        default: texts("geometryNone", language)
        }
    }

    func collectionsCrumb(_ language: Language) -> (label: String, url: String) {
        (label: texts("collectionsTitle", language), url: "/collections")
    }
}
