import LandkortApplication
import LandkortCore

/// The other collections as records of a catalogue: OGC API – Records Part 1.
struct RecordSource: FeatureSource {
    static let itemType = "record"

    /// Those that the reader may see something of.
    let described: [any FeatureSource]

    var id: String { "katalog" }
    var title: Bilingual { Bilingual(da: "Katalog over samlingerne", en: "Catalogue of the collections") }
    var description: Bilingual {
        Bilingual(
            da: "En post for hver samling: hvad den har, hvor den dækker, og hvordan den hentes.",
            en: "A record for each collection: what it holds, where it reaches, and how it is had.")
    }
    var itemType: String { Self.itemType }
    var group: String { "katalog" }
    var geometry: GeometryKind? { .polygon }
    var identifier: String { "id" }
    var label: [String] { ["title"] }
    var listColumns: [String] { ["title", "type", "description"] }
    var itemParameters: [String] { [] }
    var parameters: [String] { RecordQuery.parameters + fields.map(\.name) }

    var fields: [Field] {
        [
            Field(name: "id", title: Bilingual(da: "Samling", en: "Collection"), required: true, isIdentifier: true),
            Field(name: "type", title: Bilingual(da: "Slags", en: "Type"), required: true),
            Field(name: "title", title: Bilingual(da: "Titel", en: "Title"), required: true),
            Field(name: "description", title: Bilingual(da: "Beskrivelse", en: "Description")),
            Field(name: "keywords", title: Bilingual(da: "Emneord", en: "Keywords"), multivalued: true),
        ]
    }

    func count(_ query: SourceQuery) async throws -> Int { try await matching(query).count }

    func page(_ query: SourceQuery) async throws -> FeaturePage {
        let all = try await matching(query)
        let start = try query.features.after.map { after throws(RequestProblem) in
            guard let place = described.firstIndex(where: { $0.id == after }) else {
                throw .badParameter("cursor", value: after, allowed: ["rel=next"])
            }
            return place
        }
        let later = Set(described[(start.map { $0 + 1 } ?? 0)...].map(\.id))
        let rest = all.filter { later.contains($0.id) }
        let shown = rest.prefix(query.features.limit)
        var features: [Feature] = []
        for feature in shown { features.append(try await located(feature, query.reader)) }
        return FeaturePage(features: features, next: shown.count < rest.count ? shown.last?.id : nil)
    }

    func feature(_ id: String, _ query: SourceQuery) async throws -> Feature {
        guard let source = described.first(where: { $0.id == id }) else {
            throw RequestProblem.noSuchPage("/collections/\(self.id)/items/\(id)")
        }
        return try await located(record(of: source, query.language), query.reader)
    }

    func extent(_ query: SourceQuery) async throws -> Envelope? {
        var all: Envelope?
        for source in described {
            guard let own = try await source.extent(SourceQuery(reader: query.reader)) else { continue }
            all = all?.union(own) ?? own
        }
        return all
    }

    func isSynthetic(_ query: SourceQuery) async throws -> Bool { false }

    /// The records that are asked for, with their places only where those are asked about.
    private func matching(_ query: SourceQuery) async throws -> [Feature] {
        let asked = RecordQuery(query.own)
        let found = described.filter { asked.fits(record(of: $0, query.language), externalIDs(of: $0)) }
        let records = found.map { record(of: $0, query.language) }
        let filter = try filter(of: query)
        guard filter != nil || query.features.box != nil else { return records }
        var matching: [Feature] = []
        for record in records {
            let record = try await located(record, query.reader)
            guard query.features.holds(record.geometry), filter?.holds(for: record) ?? true else { continue }
            matching.append(record)
        }
        return matching
    }

    private func record(of source: any FeatureSource, _ language: Language) -> Feature {
        var record = Feature(id: source.id, values: ["id": .string(source.id), "type": "dataset"])
        record["title"] = .string(source.title[language])
        record["description"] = .string(source.description[language])
        record["keywords"] = .array([.string(source.group)])
        return record
    }

    private func located(_ record: Feature, _ reader: Reader) async throws -> Feature {
        guard record.geometry == nil, let source = described.first(where: { $0.id == record.id }),
            let extent = try await source.extent(SourceQuery(reader: reader))
        else { return record }
        var record = record
        record.geometry = .polygon([extent.ring])
        return record
    }

    /// What its declaration is called in the world.
    func externalIDs(of source: any FeatureSource) -> [String] {
        guard let register = (source as? RegisterSource)?.register, !register.uri.isEmpty else { return [] }
        return [register.uri]
    }
}
