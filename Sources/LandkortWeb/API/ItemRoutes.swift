import Foundation
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/collections/{collection}/items`: OGC API – Features Part 1, clauses 7.15 and 7.16.
struct ItemRoutes {
    let catalogue: Catalogue
    let pages: Pages

    func add(to router: Router<RequestSource>) {
        router.get("collections/:collection/items", use: list)
        router.get("collections/:collection/items/:item", use: one)
        router.get("collections/:collection/items/:item/versions", use: versions)
    }

    @Sendable func list(_ request: Request, _ context: RequestSource) async throws -> Response {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        let isPage = try Format(request) == .html
        let request = isPage ? request.leavingOutHistorical(of: source) : request
        var items = try ItemsRequest(
            request, of: source, reader: context.reader, beside: [SystemParameter.answer.rawValue])
        if isPage, let address = request.withoutBlanks { return Reply.redirect(to: address) }
        if isPage, items.query.features.order == nil, !source.sortable.isEmpty {
            items.query.features.order = FeatureOrder(by: .label)
        }
        let page = try await source.page(items.query)
        let count = try await source.count(items.query)
        if isPage {
            return try await pages.items(page, count: count, items, of: source, request, context)
        }
        let links = links(page, items, source, Links(request))
        let writer = FeatureWriter(source, in: items.system)
        let bytes = writer.collection(page.features, matched: count, links: links, at: Date.now)
        return reply(bytes, in: items.system, to: request)
    }

    private func reply(_ bytes: [UInt8], in system: ReferenceSystem, to request: Request) -> Response {
        var response = Reply.bytes(bytes, "application/geo+json", to: request)
        response.headers.tellContentSystem(system)
        return response
    }

    @Sendable func one(_ request: Request, _ context: RequestSource) async throws -> Response {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        var query = SourceQuery(reader: context.reader)
        let own = source.parameters.filter { name in !source.fields.contains { $0.name == name } }
        let isPage = try Format(request) == .html
        let system = try SystemParameter.answer.system(in: request.parameters)
        let shared = [SystemParameter.answer.rawValue] + (source.isVersioned ? ["datetime"] : [])
        if !isPage { try request.allow(own + shared) }
        for name in own { query.own[name] = request.parameters[name] }
        let id = try context.itemID
        guard let register = source as? RegisterSource else {
            let feature = try await source.feature(id, query)
            if isPage { return try await pages.item(feature, query, of: source, request, context) }
            return json(feature, of: source, in: system, to: request)
        }
        if let time = request.parameters["datetime"], !time.isEmpty {
            query.features.moment = try TimeParameter.moment(time.replacing(" ", with: "+"))
        }
        let record = try await RecordVersions(id, at: query.features.moment, in: register, context.reader)
        var response =
            isPage
            ? try await pages.item(record.shown.feature, query, of: source, request, context)
            : json(record.shown.feature, of: source, in: system, to: request)
        record.tell(&response.headers)
        return response
    }

    private func json(
        _ feature: Feature, of source: any FeatureSource, in system: ReferenceSystem, to request: Request
    ) -> Response {
        reply(Self.bytes(feature, of: source, in: system, request), in: system, to: request)
    }

    /// A record as GeoJSON, as it is asked for by `request`.
    static func bytes(
        _ feature: Feature, of source: any FeatureSource, in system: ReferenceSystem = .crs84, _ request: Request
    ) -> [UInt8] {
        let path = ValueText.address(of: feature.id, in: source.id)
        let named = system == .crs84 ? path : "\(path)?\(SystemParameter.answer.rawValue)=\(system.uri.percentEncoded)"
        let links = Links(request)
        let all =
            links.pair(named, type: "application/geo+json")
            + [links.link("/collections/\(source.id)", rel: "collection", type: "application/json")]
            + (source.isVersioned
                ? [links.link("\(path)/versions", rel: "version-history", type: "application/json")] : [])
        return FeatureWriter(source, in: system).feature(feature, links: all)
    }

    @Sendable func versions(_ request: Request, _ context: RequestSource) async throws -> Response {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        guard let register = source as? RegisterSource else { throw RequestProblem.noSuchPage(request.uri.path) }
        let id = try context.itemID
        let versions = try await RecordVersions.versions(of: id, in: register, context.reader)
        let history = RecordHistory(versions, of: register)
        if try Format(request) == .html { return try await pages.history(history, request, context) }
        try request.allow([])
        let beside = try await beside(history, context.reader)
        return Reply.json(history.json(Links(request)).adding(beside), to: request)
    }

    /// What is no part of a version: files that were attached and removed, and what was taken out for good.
    private func beside(_ history: RecordHistory, _ reader: Reader) async throws -> [(String, JSON)] {
        let (source, workspace) = (history.source, history.source.workspace)
        var members: [(String, JSON)] = []
        if source.hasAttachments {
            let all = try await workspace.attachments(of: history.id, in: source.register.id, reader: reader)
            members.append(("attachments", .array(all.map(\.json))))
        }
        let redactions = try await workspace.redactions(of: history.id, in: source.register.id, reader: reader)
        guard !redactions.isEmpty else { return members }
        let told = redactions.map { redaction -> JSON in
            [
                "fields": .array(redaction.fields.map(JSON.string)), "reason": .string(redaction.reason),
                "time": .string(redaction.time), "by": redaction.by.map(JSON.string) ?? .null,
            ]
        }
        return members + [("redactions", .array(told))]
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

extension RequestSource {
    /// The item of the path.
    var itemID: Feature.ID {
        get throws { try parameters.require("item").removingPercentEncoding ?? "" }
    }
}

extension Request {
    /// A page shows those in use, unless it is asked for others or by what makes a record historical; a program gets all.
    fileprivate func leavingOutHistorical(of source: any FeatureSource) -> Request {
        guard let rule = source.inUse, parameters[ItemsRequest.historical]?.isEmpty ?? true,
            !rule.conditions.contains(where: { parameters[$0.field]?.isEmpty == false })
        else { return self }
        var head = head
        head.path = Pages.address(uri.path, uri.query, setting: ItemsRequest.historical, to: "nej")
        return Request(head: head, body: body)
    }

    /// The same address without the fields of a form that were left blank; nil where there are none.
    fileprivate var withoutBlanks: String? {
        let pairs = parameters.pairs
        let filled = pairs.filter { !$0.value.isEmpty }
        guard filled.count < pairs.count else { return nil }
        let query = filled.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
        return query.isEmpty ? uri.path : "\(uri.path)?\(query)"
    }
}
