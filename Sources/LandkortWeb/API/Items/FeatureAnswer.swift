import Foundation
import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// Features of a collection as programs read them: GeoJSON or comma-separated text, in the system they asked for.
struct FeatureAnswer {
    /// With the page that people read.
    static let formats = Format.usual + [.csv]

    private static let mediaType = "application/geo+json"

    private let source: any FeatureSource
    private let system: ReferenceSystem
    private let format: Format
    private let language: Language

    init(
        _ source: any FeatureSource, in system: ReferenceSystem, as format: Format = .json, _ language: Language
    ) {
        self.source = source
        self.system = system
        self.format = format
        self.language = language
    }

    /// Some of a collection's features, as `items` asks for them.
    func page(_ items: ItemsRequest, to request: Request) async throws -> Response {
        format == .csv ? try await tablePage(items, to: request) : try await collection(items, to: request)
    }

    /// Written while they are read.
    private func collection(_ items: ItemsRequest, to request: Request) async throws -> Response {
        let links = Links(request)
        let writer = FeatureWriter(source, in: system, links, language, of: items.columns)
        var page = try await source.page(items.query, of: writer.fields, into: FeatureWriter.begin) { bytes, row in
            writer.append(row, to: &bytes)
        }
        let matched = if let known = page.matched { known } else { try await source.count(items.query) }
        writer.end(
            &page.answer, matched: matched, returned: page.count, links: self.links(next: page.next, items, links))
        return reply(page.answer, Self.mediaType, to: request)
    }

    private func tablePage(_ items: ItemsRequest, to request: Request) async throws -> Response {
        let page = try await source.page(items.query)
        let matched = try await source.count(items.query)
        var response = reply(table(page.features, items.columns), FeatureTable.mediaType, to: request)
        response.headers[HTTPField.Name("OGC-NumberMatched")!] = String(matched)
        response.headers[HTTPField.Name("OGC-NumberReturned")!] = String(page.features.count)
        let next = page.next.map { Links(request).base + items.path(path, cursor: $0) + "&f=csv" }
        response.headers[HTTPField.Name("Link")!] = next.map { "<\($0)>; rel=\"next\"; type=\"text/csv\"" }
        return response
    }

    /// - Parameter time: as the client wrote it, where it asked for an earlier version.
    func item(_ feature: Feature, at time: String? = nil, to request: Request) -> Response {
        guard format == .csv else { return reply(bytes(feature, at: time, request), Self.mediaType, to: request) }
        return reply(table([feature]), FeatureTable.mediaType, to: request)
    }

    /// A record as GeoJSON.
    func bytes(_ feature: Feature, at time: String? = nil, _ request: Request) -> [UInt8] {
        let path = ValueText.address(of: feature.id, in: source.id)
        let links = Links(request)
        let own = path + query(at: time)
        let all =
            links.pair(own, type: Self.mediaType)
            + [links.link(Self.asTable(own), rel: "alternate", type: "text/csv")]
            + [links.link("/collections/\(source.id)", rel: "collection", type: "application/json")]
            + (source.isVersioned
                ? [links.link("\(path)/versions", rel: "version-history", type: "application/json")] : [])
        return FeatureWriter(source, in: system, links, language).feature(feature, links: all)
    }

    /// What was asked beside the item's own address.
    private func query(at time: String?) -> String {
        let asked =
            (time.map { [("datetime", $0)] } ?? [])
            + (system == .crs84 ? [] : [(SystemParameter.answer.rawValue, system.uri)])
        let pairs = asked.map { "\($0.0)=\($0.1.percentEncoded)" }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    private static func asTable(_ path: String) -> String { path + (path.contains("?") ? "&" : "?") + "f=csv" }

    private func reply(_ bytes: [UInt8], _ type: String, to request: Request) -> Response {
        var response = Reply.bytes(bytes, type, to: request)
        response.headers.tellContentSystem(system)
        return response
    }

    /// - Parameter columns: nil for all.
    private func table(_ features: [Feature], _ columns: [Field]? = nil) -> [UInt8] {
        FeatureTable(columns ?? source.fields, isSpatial: source.geometry != nil, in: system).bytes(features)
    }

    private var path: String { "/collections/\(source.id)/items" }

    private func links(next: String?, _ items: ItemsRequest, _ links: Links) -> [JSON] {
        let own = items.path(path, cursor: items.query.features.after)
        var all = links.pair(own, type: Self.mediaType)
        all.append(links.link(Self.asTable(own), rel: "alternate", type: "text/csv"))
        all.append(links.link("/collections/\(source.id)", rel: "collection", type: "application/json"))
        if let next {
            all.append(links.link("\(items.path(path, cursor: next))&f=json", rel: "next", type: Self.mediaType))
        }
        return all
    }
}
