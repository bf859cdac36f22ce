import LandkortApplication
import LandkortCore

/// What can be asked.
extension OpenAPI {
    func format(_ formats: [Format]) -> JSON {
        query("f", ["type": "string", "enum": .array(formats.map { .string($0.rawValue) })])
    }

    /// What narrows a tile's features beside the filters on their fields.
    func narrowing(_ source: any FeatureSource) -> [JSON] {
        words(source) + (source.isVersioned ? [moment] : []) + filterParameters
    }

    var moment: JSON {
        query("datetime", ["type": "string", "pattern": .string(TimeParameter.pattern)])
    }

    private func words(_ source: any FeatureSource) -> [JSON] {
        let choices = ItemsRequest.historicalChoices.map(JSON.string)
        return (source.isSearchable ? [query("q", ["type": "string", "minLength": 1])] : [])
            + (source.inUse == nil
                ? [] : [query(ItemsRequest.historical, ["type": "string", "enum": .array(choices)])])
    }

    func itemsParameters(_ source: any FeatureSource) -> [JSON] {
        let sorted = source.sortable.flatMap { [$0.name, "-\($0.name)"] }.map(JSON.string)
        return words(source)
            + (sorted.isEmpty ? [] : [query("sortby", ["type": "string", "enum": .array(sorted)])])
            + [
                query(
                    ItemsRequest.properties,
                    [
                        "type": "array",
                        "items": ["type": "string", "enum": .array(source.fields.map { .string($0.name) })],
                    ], explode: false),
                query(
                    "limit",
                    [
                        "type": "integer", "minimum": 1, "maximum": .integer(ItemsRequest.mostItems),
                        "default": .integer(ItemsRequest.defaultLimit),
                    ]),
                query(
                    "bbox",
                    ["type": "array", "minItems": 4, "maxItems": 6, "items": ["type": "number"]], explode: false),
                system(.box), moment,
                query("cursor", ["type": "string", "minLength": 1]),
            ] + filterParameters
    }

    private var filterParameters: [JSON] {
        let languages = FilterParameters.languages.map { JSON.string($0.name) }
        return [
            query("filter", ["type": "string", "minLength": 1]),
            query(
                "filter-lang",
                ["type": "string", "enum": .array(languages), "default": .string(Filter.Language.text.rawValue)]),
            system(.filter),
        ]
    }

    func system(_ parameter: SystemParameter) -> JSON {
        let systems = SystemParameter.systems.map { JSON.string($0.uri) }
        return query(
            parameter.rawValue,
            ["type": "string", "enum": .array(systems), "default": .string(ReferenceSystem.crs84.uri)])
    }

    var matrixSet: JSON {
        pathParameter("tileMatrixSetId", enumeration: TileMatrixSet.all.map(\.id))
    }

    func own(_ name: String, _ source: any FeatureSource) -> JSON {
        let schema: JSON =
            switch source.fields.first(where: { $0.name == name })?.type {
            case .integer: ["type": "integer"]
            case .number: ["type": "number"]
            case .boolean: ["type": "boolean"]
            case nil: Self.schema(ofCampaign: name)
            default: ["type": "string"]
            }
        return query(name, schema)
    }

    /// What a collection of a campaign takes beside the filters on its fields.
    private static func schema(ofCampaign parameter: String) -> JSON {
        let choices =
            switch parameter {
            case "art": CampaignKind.allCases.map(\.rawValue)
            case AddressSource.figure: CoverageCounts.names
            default: [String]()
            }
        guard !choices.isEmpty else { return ["type": "string", "minLength": 1] }
        return ["type": "string", "enum": .array(choices.map(JSON.string))]
    }

    func query(_ name: String, _ schema: JSON, explode: Bool? = nil) -> JSON {
        let parameter: JSON = [
            "name": .string(name), "in": "query", "required": false, "schema": schema, "style": "form",
        ]
        return explode.map { parameter.adding([("explode", .boolean($0))]) } ?? parameter
    }

    func pathParameter(_ name: String, enumeration: [String] = []) -> JSON {
        var schema: JSON = ["type": "string"]
        if !enumeration.isEmpty { schema = schema.adding([("enum", .array(enumeration.map(JSON.string)))]) }
        return ["name": .string(name), "in": "path", "required": true, "schema": schema]
    }
}
