import LandkortApplication
import LandkortCore

/// What the standard has as objects: `recordGeoJSON` of OGC API – Records Part 1.
extension RecordSource {
    private static let languages = [("da", "Dansk"), ("en", "English")]

    var hasExtras: Bool { true }

    func extras(of id: Feature.ID, _ links: Links, _ language: Language) -> FeatureExtras {
        guard let source = described.first(where: { $0.id == id }) else { return FeatureExtras() }
        let ids = externalIDs(of: source).map { id -> JSON in ["value": .string(id)] }
        var properties: [JSON.Member] = [
            .init(name: "language", value: Self.document(Self.languages.first { $0.0 == language.rawValue }!)),
            .init(name: "languages", value: .array(Self.languages.map(Self.document))),
            .init(name: "resourceLanguages", value: [Self.document(Self.languages[0])]),
            .init(name: "formats", value: .array(forms(of: source).map { ["mediaType": .string($0.type)] })),
        ]
        // The national coverage mapping is published so; a register's rows carry no licence of their own.
        if !(source is RegisterSource) { properties.append(.init(name: "license", value: "CC0-1.0")) }
        if !ids.isEmpty { properties.append(.init(name: "externalIds", value: .array(ids))) }
        let core = JSON.string("http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core")
        return FeatureExtras(
            properties: properties,
            members: [.init(name: "time", value: .null), .init(name: "conformsTo", value: [core])],
            links: self.links(to: source, links))
    }

    func extraSchemas(_ language: Language) -> [JSON.Member] {
        let list: [(String, Bilingual, String)] = [
            ("language", Bilingual(da: "Postens sprog", en: "Language of the record"), "object"),
            ("languages", Bilingual(da: "Sprog, posten kan læses på", en: "Languages of the record"), "array"),
            ("resourceLanguages", Bilingual(da: "Samlingens sprog", en: "Languages of the collection"), "array"),
            ("formats", Bilingual(da: "Formater", en: "Formats"), "array"),
            ("license", Bilingual(da: "Licens", en: "Licence"), "string"),
            ("externalIds", Bilingual(da: "Navne andre steder", en: "Names elsewhere"), "array"),
        ]
        return list.enumerated().map { place, one in
            JSON.Member(
                name: one.0,
                value: [
                    "title": .string(one.1[language]), "type": .string(one.2),
                    "x-ogc-propertySeq": .integer(fields.count + place + 1), "readOnly": true,
                ])
        }
    }

    private static func document(_ language: (code: String, name: String)) -> JSON {
        ["code": .string(language.code), "name": .string(language.name)]
    }

    /// Where the collection is had in each form, and what that is.
    private func forms(of source: any FeatureSource) -> [(path: String, type: String, rel: String)] {
        let path = "/collections/\(source.id)"
        let items = [
            ("\(path)/items?f=json", "application/geo+json", "item"), ("\(path)/items?f=csv", "text/csv", "item"),
            ("\(path)/items?f=html", "text/html", "item"),
        ]
        guard source is RegisterSource else { return items }
        return items
            + [DownloadFormat.gpkg, .xlsx].map { ("\(path)/download?format=\($0)", $0.mediaType, "enclosure") }
    }

    private func links(to source: any FeatureSource, _ links: Links) -> [JSON] {
        let path = "/collections/\(source.id)"
        let schema = CollectionSchema.mediaType
        return [
            links.link(path, rel: "describes", type: "application/json"),
            links.link("\(path)/schema", rel: "describedby", type: schema),
        ] + forms(of: source).map { links.link($0.path, rel: $0.rel, type: $0.type) }
    }
}
