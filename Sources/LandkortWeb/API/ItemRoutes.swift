import Foundation
import Hummingbird
import LandkortCore

/// `/collections/{collection}/items`: OGC API – Features Part 1, clauses 7.15 and 7.16.
struct ItemRoutes {
    let catalogue: Catalogue
    let pages: Pages

    func add(to router: Router<RequestSource>) {
        router.get("collections/:collection/items", use: list)
        router.get("collections/:collection/items/:item", use: one)
    }

    @Sendable func list(_ request: Request, _ context: RequestSource) async throws -> Response {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        let items = try ItemsRequest(request, of: source, reader: context.reader)
        let page = try await source.page(items.query)
        let count = try await source.count(items.query)
        if try Format(request) == .html {
            return try await pages.items(page, count: count, items, of: source, request, context)
        }
        let links = links(page, items, source, Links(request))
        let bytes = FeatureWriter(source).collection(page.features, matched: count, links: links, at: Date.now)
        return Reply.bytes(bytes, "application/geo+json", to: request)
    }

    @Sendable func one(_ request: Request, _ context: RequestSource) async throws -> Response {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        var query = SourceQuery(reader: context.reader)
        let own = source.parameters.filter { name in !source.fields.contains { $0.name == name } }
        if try Format(request) == .json { try request.allow(own) }
        for name in own { query.own[name] = request.parameters[name] }
        let id = try context.parameters.require("item").removingPercentEncoding ?? ""
        let feature = try await source.feature(id, query)
        if try Format(request) == .html { return try await pages.item(feature, query, of: source, request, context) }
        let path = "/collections/\(source.id)/items/\(id.percentEncoded)"
        let links = Links(request)
        let all =
            links.pair(path, type: "application/geo+json")
            + [links.link("/collections/\(source.id)", rel: "collection", type: "application/json")]
        return Reply.bytes(FeatureWriter(source).feature(feature, links: all), "application/geo+json", to: request)
    }

    private func links(
        _ page: FeaturePage, _ items: ItemsRequest, _ source: any FeatureSource, _ links: Links
    ) -> [JSON] {
        let base = "/collections/\(source.id)/items"
        var all = links.pair(items.path(base, cursor: items.query.features.after), type: "application/geo+json")
        all.append(links.link("/collections/\(source.id)", rel: "collection", type: "application/json"))
        if let next = page.next {
            let path = items.path(base, cursor: next)
            all.append(links.link("\(path)&f=json", rel: "next", type: "application/geo+json"))
        }
        return all
    }
}
