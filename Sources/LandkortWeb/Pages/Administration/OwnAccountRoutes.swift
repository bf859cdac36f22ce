import Hummingbird
import LandkortApplication
import LandkortCore

/// `/konto`: one's own password and tokens.
struct OwnAccountRoutes {
    let accounts: Accounts
    let signIn: SignIn
    let pages: Pages
    private let secrets = SecretShelf()

    init(accounts: Accounts, signIn: SignIn, pages: Pages) {
        (self.accounts, self.signIn, self.pages) = (accounts, signIn, pages)
    }

    func add(to router: Router<RequestSource>) {
        router.get("konto", use: show)
        router.post("konto", use: change)
    }

    @Sendable func show(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (account, mark) = try context.session
        var form = AccountForm(mark: mark)
        form.secret = secrets.take(request, for: account.name)
        return try await page(account, form, request, context)
    }

    @Sendable func change(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (account, mark) = try context.session
        var form = AccountForm(mark: mark, sent: try await request.fields(marked: mark))
        do {
            switch form.sent["handling"] {
            case "kodeord":
                try await signIn.change(
                    form.sent["nuvaerende"] ?? "", to: form.sent["nyt"] ?? "", of: account,
                    from: request.origin(context))
                return Reply.redirect(to: "/log-ind")
            case "tilbagekald":
                try await accounts.revokeOwn(Int(form.sent["nr"] ?? "") ?? 0, of: account)
                return Reply.redirect(to: request.uri.path)
            case "noegle": return secrets.show(try await token(form, account), to: account.name, at: request.uri.path)
            default: throw AccessProblem.badForm
            }
        } catch let problem as AccessProblem where problem.kind != .forbidden {
            form.problem = problem
        }
        return try await page(account, form, request, context)
    }

    /// A token of one's own opens no more than its owner may, and nothing when that is less.
    private func token(_ form: AccountForm, _ account: Account) async throws -> SecretShelf.Secret {
        let word = form.sent["rolle"] ?? ""
        guard let role = Role(rawValue: word), role != .anonymous, role <= account.role else {
            throw AccessProblem.badRole(word)
        }
        var rights = account
        (rights.name, rights.role) = (form.sent["navn"] ?? "", role)
        let token = try form.token(with: rights, among: pages.workspace.registers, owner: account.name)
        let made = try await accounts.make(token, days: form.days, by: account.name)
        return (made.token.name, made.secret)
    }

    private func page(
        _ account: Account, _ form: AccountForm, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        let own = try await accounts.tokens().filter { $0.owner == account.name }
        var content = form.context(pages, context.language, upTo: account.role)
        let holders = try await HolderNames(pages.workspace)
        content["tokens"] = pages.list(own, of: holders, mark: form.mark, request, context.language)
        content["hasTokens"] = !own.isEmpty
        content["outer"] = account.outer?.issuer
        let role = pages.texts("role_\(account.role.rawValue)", context.language)
        content["rights"] =
            [role, holders.authority(account.authority), holders.partnership(account.partnership)].compactMap { $0 }
            .joined(separator: " · ")
        return pages.reply("own-account", content, form, title: account.name, request, context)
    }
}
