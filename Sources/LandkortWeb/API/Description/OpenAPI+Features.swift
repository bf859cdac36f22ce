import LandkortApplication
import LandkortCore

/// What features and their collections look like, in the form of JSON Schema that OpenAPI 3.0 knows.
extension OpenAPI {
    /// What several operations refer to: one schema of its properties for each collection, and what all share.
    var schemas: JSON {
        let own = sources.map { JSON.Member(name: Self.schemaName($0), value: properties($0)) }
        return .object(
            [
                .init(name: "problem", value: Self.problem), .init(name: "geometry", value: Self.geometry),
                .init(name: "links", value: Self.links),
            ] + own)
    }

    /// One feature, as it is answered and as it is sent.
    static func feature(_ source: any FeatureSource) -> JSON {
        change(source).adding([("required", ["type", "geometry", "properties"])])
    }

    /// What is sent to change some of a feature's members.
    static func change(_ source: any FeatureSource) -> JSON {
        ["type": "object", "properties": featureMembers(source)]
    }

    static func collection(_ source: any FeatureSource) -> JSON {
        let members: JSON = [
            "type": ["type": "string", "enum": ["FeatureCollection"]],
            "features": ["type": "array", "items": feature(source)],
            "numberMatched": ["type": "integer", "minimum": 0], "numberReturned": ["type": "integer", "minimum": 0],
            "links": reference("links"),
        ]
        return ["type": "object", "required": ["type", "features", "links"], "properties": members]
    }

    private static func featureMembers(_ source: any FeatureSource) -> JSON {
        [
            "type": ["type": "string", "enum": ["Feature"]], "id": ["type": "string"],
            "geometry": reference("geometry"), "properties": reference(schemaName(source)),
        ]
    }

    static func schemaName(_ source: any FeatureSource) -> String { "felter-\(source.id)" }

    static func reference(_ name: String) -> JSON { ["$ref": .string("#/components/schemas/\(name)")] }

    /// None is required: an answer may be asked for with some only, and what must be sent the server tells.
    private func properties(_ source: any FeatureSource) -> JSON {
        let described = source.fields.map { field in
            let schema = FieldSchema(field)
            let notes = schema.notes(in: language).filter { !["examples", "default"].contains($0.0) }
            return JSON.Member(
                name: field.name, value: Self.older(schema.shape).adding([("nullable", true)] + notes))
        }
        return ["type": "object", "properties": .object(described)]
    }

    /// A schema of draft 2020-12 that says its codes with `const`, which OpenAPI 3.0 does not know.
    private static func older(_ schema: JSON) -> JSON {
        guard case .object(let members) = schema else { return schema }
        return .object(
            members.map { member in
                guard member.name == "oneOf", case .array(let choices) = member.value else {
                    return .init(name: member.name, value: member.name == "items" ? older(member.value) : member.value)
                }
                return .init(name: "enum", value: .array(choices.compactMap { $0["const"] }))
            })
    }

    private static let geometry: JSON = [
        "type": "object", "nullable": true, "required": ["type"],
        "properties": [
            "type": [
                "type": "string",
                "enum": [
                    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
                    "GeometryCollection",
                ],
            ],
            "coordinates": ["type": "array", "items": [:]],
        ],
    ]

    private static let links: JSON = [
        "type": "array",
        "items": [
            "type": "object", "required": ["href", "rel"],
            "properties": [
                "href": ["type": "string"], "rel": ["type": "string"], "type": ["type": "string"],
                "title": ["type": "string"],
            ],
        ],
    ]
}
