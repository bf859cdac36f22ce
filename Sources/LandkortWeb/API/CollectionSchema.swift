import LandkortApplication
import LandkortCore

/// What a collection's features are made of, as JSON Schema: OGC API – Features Part 5, and the queryables of Part 3.
///
/// Holds only the fields that the reader may see.
struct CollectionSchema {
    /// What a schema is asked for.
    enum Purpose: String, CaseIterable {
        /// What a feature holds: returnables and, where it can be written, receivables.
        case schema
        /// What features can be found by.
        case queryables
        /// What features can be sorted by.
        case sortables

        var relation: String { "http://www.opengis.net/def/rel/ogc/1.0/\(rawValue)" }

        var title: Bilingual {
            switch self {
            case .schema: Bilingual(da: "Felterne i en post", en: "The fields of a record")
            case .queryables: Bilingual(da: "Felter, der kan søges på", en: "Fields to filter by")
            case .sortables: Bilingual(da: "Felter, der kan sorteres efter", en: "Fields to sort by")
            }
        }
    }

    static let mediaType = "application/schema+json"

    let source: any FeatureSource
    let purpose: Purpose
    let language: Language

    /// The document, whose identity is `address`.
    func document(at address: String) -> JSON {
        var members: [(String, JSON)] = [
            ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("$id", .string(address)),
            ("title", .string(source.title[language])), ("description", .string(source.description[language])),
            ("type", "object"), ("properties", .object(properties)),
        ]
        if purpose == .schema, !required.isEmpty { members.append(("required", .array(required))) }
        members.append(("additionalProperties", false))
        return JSON.object([]).adding(members)
    }

    private var properties: [JSON.Member] {
        let described = fields.enumerated().map { place, field in
            JSON.Member(name: field.name, value: schema(of: field, at: place + 1))
        }
        let more = purpose == .schema ? source.extraSchemas(language) : []
        guard purpose != .sortables, let kind = source.geometry else { return described }
        return described + more + [JSON.Member(name: "geometry", value: geometry(kind))]
    }

    private var fields: [Field] {
        switch purpose {
        case .schema: source.fields
        case .queryables: source.queryables
        case .sortables: source.sortable
        }
    }

    private var required: [JSON] {
        fields.filter { $0.required && !$0.isSetBySystem && $0.defaultValue == nil }.map { .string($0.name) }
    }

    private func schema(of field: Field, at place: Int) -> JSON {
        let schema = FieldSchema(field)
        var members: [(String, JSON)] = [("x-ogc-propertySeq", .integer(place))]
        if let role = role(of: field) { members.append(("x-ogc-role", .string(role))) }
        if let unit = field.unitCode ?? field.unit?.da { members.append(("x-ogc-unit", .string(unit))) }
        if case .reference(let target) = field.type {
            members.append(("x-ogc-collectionId", .string(target.rawValue)))
        }
        return schema.shape.adding(schema.notes(in: language) + members)
    }

    /// A version's own time is the primary one, as the proposal *Versioned Features* asks.
    private func role(of field: Field) -> String? {
        if field.name == source.identifier { return "id" }
        guard source.isVersioned else { return nil }
        return field.isVersionStart ? "primary-interval-start" : field.isVersionEnd ? "primary-interval-end" : nil
    }

    private func geometry(_ kind: GeometryKind) -> JSON {
        [
            "title": .string(Bilingual(da: "Sted", en: "Place")[language]), "x-ogc-role": "primary-geometry",
            "format": .string("geometry-\(kind.rawValue.lowercased())"),
        ]
    }
}
