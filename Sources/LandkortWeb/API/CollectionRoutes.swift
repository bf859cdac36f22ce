import Hummingbird
import LandkortCore

/// `/collections` and `/collections/{collection}`: OGC API – Features Part 1, clauses 7.13 and 7.14.
struct CollectionRoutes {
    let catalogue: Catalogue
    let pages: Pages

    func add(to router: Router<RequestSource>) {
        router.get("collections", use: list)
        router.get("collections/:collection", use: one)
    }

    @Sendable func list(_ request: Request, _ context: RequestSource) async throws -> Response {
        if try Format(request) == .html { return try await pages.collections(catalogue, request, context) }
        let links = Links(request)
        var collections: [JSON] = []
        for source in catalogue.sources(for: context.reader) {
            collections.append(try await document(source, links, context))
        }
        return Reply.json(
            ["links": .array(links.pair("/collections")), "collections": .array(collections)], to: request)
    }

    @Sendable func one(_ request: Request, _ context: RequestSource) async throws -> Response {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        if try Format(request) == .html { return try await pages.collection(source, request, context) }
        return Reply.json(try await document(source, Links(request), context), to: request)
    }

    private func document(
        _ source: any FeatureSource, _ links: Links, _ context: RequestSource
    ) async throws -> JSON {
        let path = "/collections/\(source.id)"
        let extent = try await source.extent(SourceQuery(reader: context.reader))
        var all = links.pair(path)
        all.append(links.link("\(path)/items?f=json", rel: "items", type: "application/geo+json"))
        all.append(links.link("\(path)/items?f=html", rel: "items", type: "text/html"))
        all.append(links.link("\(path)/items?f=csv", rel: "items", type: "text/csv"))
        all += CollectionSchema.Purpose.allCases.map { purpose in
            links.link("\(path)/\(purpose.rawValue)", rel: purpose.relation, type: CollectionSchema.mediaType)
        }
        if source.geometry != nil {
            let rel = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
            all.append(links.link("\(path)/tiles", rel: rel, type: "application/json"))
        }
        var document: JSON = [
            "id": .string(source.id), "title": .string(source.title[context.language]),
            "description": .string(source.description[context.language]), "itemType": .string(source.itemType),
            "crs": .array(SystemParameter.systems.map { .string($0.uri) }), "links": .array(all),
        ]
        if source.geometry != nil {
            document = document.adding([("storageCrs", .string(ReferenceSystem.utm32.uri))])
        }
        if source.itemType == RecordSource.itemType {
            document = document.adding([("type", "Collection")])
        }
        if source.isVersioned {
            document = document.adding([("versioning", ["timeAxis": "transaction-time"])])
        }
        guard let extent else { return document }
        return document.adding([("extent", Self.extent(extent))])
    }

    private static func extent(_ box: Envelope) -> JSON {
        let degrees = ReferenceSystem.utm32.convert(box, to: .crs84)
        let corners = [degrees.minX, degrees.minY, degrees.maxX, degrees.maxY].map(JSON.number)
        return [
            "spatial": ["bbox": [.array(corners)], "crs": .string(ReferenceSystem.crs84.uri)]
        ]
    }
}
