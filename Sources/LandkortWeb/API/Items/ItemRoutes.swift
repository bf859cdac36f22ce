import Foundation
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/collections/{collection}/items`: OGC API – Features Part 1, clauses 7.15 and 7.16.
struct ItemRoutes {
    let catalogue: Catalogue
    let pages: Pages
    /// Nil where nobody keeps lists.
    let accounts: Accounts?

    func add(to router: Router<RequestSource>) {
        router.get("collections/:collection/items", use: list)
        router.get("collections/:collection/items/:item", use: one)
        router.get("collections/:collection/items/:item/versions", use: versions)
    }

    @Sendable func list(_ request: Request, _ context: RequestSource) async throws -> Response {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        let format = try Format(request, among: FeatureAnswer.formats)
        guard format != .html else { return try await listPage(of: source, request, context) }
        var items = try ItemsRequest(
            request, of: source, reader: context.reader, beside: [SystemParameter.answer.rawValue])
        items.query.language = context.language
        return try await FeatureAnswer(source, in: items.system, as: format, context.language)
            .page(items, to: request)
    }

    private func listPage(
        of source: any FeatureSource, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        let question = try await pages.question(request, of: source, context)
        if let address = question.redirect { return Reply.redirect(to: address) }
        let request = question.request.leavingOutHistorical(of: source)
        if let address = question.request.withoutBlanks { return Reply.redirect(to: address) }
        var items = try ItemsRequest(
            request, of: source, reader: context.reader, beside: [SystemParameter.answer.rawValue])
        items.query.language = context.language
        if items.query.features.order == nil, !source.sortable.isEmpty {
            items.query.features.order = FeatureOrder(by: .label)
        }
        var list = ItemList(items: items, source: source, question: question)
        list.views = try await views(of: source, context)
        if list.views != nil, let register = source as? RegisterSource {
            let rule = context.reader.writing(to: register.register)
            list.isBulk = rule.isOpen && !rule.needsReview && items.query.features.moment == nil
        }
        if !question.isBroken {
            list.page = try await source.page(items.query)
            list.count = try await source.count(items.query)
        }
        return try await pages.items(list, request, context)
    }

    /// What the reader has sent of a record and waits for.
    private func waiting(
        for id: Feature.ID, in source: RegisterSource, _ context: RequestSource
    ) async throws -> OwnWaiting {
        guard let accounts, case .session(let account, let secret) = context.identity.proof else { return OwnWaiting() }
        let cases = try await Editing(source.workspace, accounts).waiting(by: account, of: (id, source.register.id))
        return OwnWaiting(cases: cases, mark: Accounts.formMark(of: secret))
    }

    private func views(of source: any FeatureSource, _ context: RequestSource) async throws -> ViewList? {
        guard let accounts, source is RegisterSource, case .session(let account, let secret) = context.identity.proof
        else { return nil }
        let views = try await accounts.views(of: RegisterID(rawValue: source.id), for: account)
        return ViewList(account: account, mark: Accounts.formMark(of: secret), views: views)
    }

    @Sendable func one(_ request: Request, _ context: RequestSource) async throws -> Response {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        var query = SourceQuery(reader: context.reader)
        let own = source.itemParameters
        let format = try Format(request, among: FeatureAnswer.formats)
        let isPage = format == .html
        let system = try SystemParameter.answer.system(in: request.parameters)
        let shared = [SystemParameter.answer.rawValue] + (source.isVersioned ? ["datetime"] : [])
        try request.allow(own + shared + (isPage ? Pages.parameters(ofPageOf: source) : []))
        query.language = context.language
        for name in own { query.own[name] = request.parameters[name] }
        let id = try context.itemID
        let answer = FeatureAnswer(source, in: system, as: format, context.language)
        guard let register = source as? RegisterSource else {
            let feature = try await source.feature(id, query)
            if isPage { return try await pages.item(feature, query, of: source, request, context) }
            return answer.item(feature, to: request)
        }
        if let time = request.parameters["datetime"], !time.isEmpty {
            query.features.moment = try TimeParameter.moment(time.replacing(" ", with: "+"))
        }
        let record = try await RecordVersions(id, at: query.features.moment, in: register, context.reader)
        var response =
            isPage
            ? try await pages.item(
                record.shown.feature, query, of: source, waiting: try await waiting(for: id, in: register, context),
                request, context)
            : answer.item(record.shown.feature, at: request.parameters["datetime"], to: request)
        record.tell(&response.headers, of: request)
        return response
    }

    @Sendable func versions(_ request: Request, _ context: RequestSource) async throws -> Response {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        guard let register = source as? RegisterSource else { throw RequestProblem.noSuchPage(request.uri.path) }
        let id = try context.itemID
        let versions = try await RecordVersions.versions(of: id, in: register, context.reader)
        let history = RecordHistory(versions, of: register)
        let format = try Format(request, among: [.html, .json, .links])
        if format == .html {
            let own = try await waiting(for: id, in: register, context)
            return try await pages.history(history, waiting: own, request, context)
        }
        if format == .links { return Reply.bytes(history.linkFormat(Links(request)), Format.linkType, to: request) }
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
    var withoutBlanks: String? {
        let pairs = parameters.pairs
        let filled = pairs.filter { !$0.value.isEmpty }
        guard filled.count < pairs.count else { return nil }
        let query = filled.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
        return query.isEmpty ? uri.path : "\(uri.path)?\(query)"
    }
}
