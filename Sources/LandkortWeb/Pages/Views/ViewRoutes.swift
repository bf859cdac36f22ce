import Hummingbird
import LandkortApplication
import LandkortCore

/// `/collections/{register}/views`: lists that people keep under a name.
struct ViewRoutes {
    let accounts: Accounts
    let writing: Writing
    let pages: Pages

    func add(to router: Router<RequestSource>) {
        router.get("collections/:collection/views", use: show)
        router.post("collections/:collection/views", use: change)
    }

    @Sendable func show(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, own) = try await views(request, context)
        return pages.views(own, of: source, request, context)
    }

    @Sendable func change(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, own) = try await views(request, context)
        let sent = try await request.fields(marked: own.mark)
        do {
            let address = try await change(sent, own.account, source)
            let done: DoneNotice = sent["handling"] == "slet" ? .deleted : .saved
            return Reply.redirect(to: address, telling: done, request)
        } catch let problem as ViewProblem {
            return pages.views(own, of: source, after: problem, sent: sent, request, context)
        }
    }

    /// - Returns: where to read on.
    private func change(_ sent: Parameters, _ account: Account, _ source: RegisterSource) async throws -> String {
        let (name, isShared) = (sent["navn"] ?? "", sent["delt"] != nil)
        let (id, register) = (Int(sent["nr"] ?? "") ?? 0, source.register.id)
        switch sent["handling"] {
        case "gem":
            let query = ViewList.query(Parameters(sent["adresse"]))
            try await accounts.keep(query, of: register, as: name, isShared: isShared, by: account)
            return ViewList.address(query, in: source.id)
        case "omdoeb": try await accounts.rename(id, of: register, to: name, isShared: isShared, by: account)
        case "slet": try await accounts.removeView(id, of: account)
        default: throw AccessProblem.badForm
        }
        return "/collections/\(source.id)/views"
    }

    private func views(
        _ request: Request, _ context: RequestSource
    ) async throws -> (source: RegisterSource, own: ViewList) {
        let (account, mark) = try context.session
        let source = try writing.register(request, context)
        let views = try await accounts.views(of: source.register.id, for: account)
        return (source, ViewList(account: account, mark: mark, views: views))
    }
}
