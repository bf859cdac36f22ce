import Hummingbird
import LandkortApplication
import LandkortCore

/// What somebody keeps of a register's lists, and what their authority shares.
struct ViewList {
    let account: Account
    let mark: String
    let views: [SavedView]

    func isOwn(_ view: SavedView) -> Bool { Account.isName(view.owner, of: account.name) }

    /// Parameters that are no part of what a list shows: how, where in it, and what is being filled in.
    private static let passing = ["cursor", "f", "lang"]

    /// What a list's address asks for, written in one way.
    static func query(_ parameters: Parameters) -> String {
        parameters.pairs
            .filter { !passing.contains($0.name) && !$0.name.hasPrefix(FilterForm.prefix) && !$0.value.isEmpty }
            .map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }

    static func address(_ query: String, in register: String) -> String {
        "/collections/\(register)/items?" + (query.isEmpty ? "f=html" : query)
    }
}

extension Pages {
    /// The saved views above a list, and the form that saves this one; nil for whoever has none.
    func views(_ list: ItemList, _ request: Request, _ language: Language) -> [String: Any]? {
        guard let own = list.views else { return nil }
        let query = ViewList.query(request.parameters)
        let links = own.views.map { view -> [String: Any] in
            var link: [String: Any] = [
                "name": view.name, "url": ViewList.address(view.query, in: list.source.id),
                "current": view.query == query,
            ]
            if !own.isOwn(view) { link["by"] = texts("viewBy", language, ["name": view.owner]) }
            return link
        }
        return [
            "links": links, "hasLinks": !links.isEmpty, "query": query, "mark": own.mark,
            "action": "/collections/\(list.source.id)/views", "canShare": own.account.authority != nil,
            "canKeep": !own.views.contains { own.isOwn($0) && $0.query == query },
        ]
    }

    /// `/collections/{register}/views`: what somebody keeps, to be renamed, shared and removed.
    func views(
        _ own: ViewList, of source: RegisterSource, after problem: (any Problem)? = nil, sent: Parameters? = nil,
        _ request: Request, _ context: RequestSource
    ) -> Response {
        let language = context.language
        var frame = PageFrame(title: texts("viewsTitle", language, ["name": source.title[language]]))
        frame.crumbs = [
            collectionsCrumb(language), (label: source.title[language], url: "/collections/\(source.id)/items?f=html"),
        ]
        frame.hasForm = true
        let mine = own.views.filter(own.isOwn)
        var content: [String: Any] = [
            "kind": source.title[language], "heading": frame.title, "mark": own.mark, "action": request.uri.path,
            "canShare": own.account.authority != nil, "hasViews": !mine.isEmpty,
            "listUrl": "/collections/\(source.id)/items?f=html",
            "views": mine.map { view -> [String: Any] in
                [
                    "id": view.id, "name": view.name, "shared": view.authority != nil,
                    "url": ViewList.address(view.query, in: source.id),
                ]
            },
        ]
        content["problem"] = problem?.message[language]
        if let sent, problem != nil, sent["handling"] == "gem" {
            content["again"] = ["name": sent["navn"] ?? "", "query": sent["adresse"] ?? ""]
        }
        let status = problem.map(ProblemReply.status) ?? .ok
        return Reply.html(
            page("views", content, in: frame, request, language), to: request,
            status: status == .badRequest ? .unprocessableContent : status)
    }
}
