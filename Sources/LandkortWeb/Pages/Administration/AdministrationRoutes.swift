import Foundation
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/administration`: accounts, tokens and the log, for administrators.
struct AdministrationRoutes {
    let accounts: Accounts
    let pages: Pages
    private let secrets = SecretShelf()

    init(accounts: Accounts, pages: Pages) { (self.accounts, self.pages) = (accounts, pages) }

    func add(to router: Router<RequestSource>) {
        let group = router.group("administration")
        group.get("", use: list)
        group.post("", use: create)
        group.get("konti/:name", use: one)
        group.post("konti/:name", use: change)
        group.get("noegler", use: tokens)
        group.post("noegler", use: changeTokens)
        group.get("log", use: log)
    }

    @Sendable func list(_ request: Request, _ context: RequestSource) async throws -> Response {
        try await page(try form(request, context), request, context)
    }

    /// An empty one, with what was just made.
    private func form(_ request: Request, _ context: RequestSource) throws -> AccountForm {
        let (account, mark) = try context.administrator
        var form = AccountForm(mark: mark)
        form.secret = secrets.take(request, for: account.name)
        return form
    }

    private func page(_ form: AccountForm, _ request: Request, _ context: RequestSource) async throws -> Response {
        try await pages.accounts(try await accounts.all(), form, request, context)
    }

    /// The password is made here and shown once, to be told to its owner.
    @Sendable func create(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (account, mark) = try context.administrator
        var form = AccountForm(mark: mark, sent: try await request.fields(marked: mark))
        do {
            let new = try await rights(form, named: form.sent["navn"] ?? "")
            let password = Accounts.newPassword()
            try await accounts.add(new, password: password, by: account.name)
            return secrets.show((new.name, password), to: account.name, at: request.uri.path)
        } catch let problem as AccessProblem {
            form.problem = problem
        }
        return try await page(form, request, context)
    }

    @Sendable func one(_ request: Request, _ context: RequestSource) async throws -> Response {
        let account = try await accounts.account(try name(context))
        var form = AccountForm(mark: try context.administrator.mark, of: account)
        form.secret = try self.form(request, context).secret
        return try await pages.account(account, form, request, context)
    }

    @Sendable func change(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (who, mark) = try context.administrator
        let account = try await accounts.account(try name(context))
        var form = AccountForm(mark: mark, of: account)
        let sent = try await request.fields(marked: mark)
        do {
            switch sent["handling"] {
            case "ret":
                form.sent = sent
                try await accounts.update(try await rights(form, named: account.name), by: who.name)
            case "kodeord":
                // It would end the session that the new one is shown in.
                guard account.name != who.name else { throw AccessProblem.ownPassword }
                let password = Accounts.newPassword()
                try await accounts.setPassword(password, of: account.name, by: who.name)
                return secrets.show((account.name, password), to: who.name, at: request.uri.path)
            case "spaer": try await accounts.block(true, account.name, by: who.name)
            case "aabn": try await accounts.block(false, account.name, by: who.name)
            case "fjern":
                try await accounts.remove(account.name, by: who.name)
                return Reply.redirect(to: "/administration", telling: .accountRemoved, request)
            default: throw AccessProblem.badForm
            }
        } catch let problem as AccessProblem where problem.kind != .forbidden {
            form.problem = problem
            return try await pages.account(account, form, request, context)
        }
        return Reply.redirect(to: request.uri.path, telling: .saved, request)
    }

    @Sendable func tokens(_ request: Request, _ context: RequestSource) async throws -> Response {
        try await pages.tokens(try await accounts.tokens(), try form(request, context), request, context)
    }

    @Sendable func changeTokens(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (who, mark) = try context.administrator
        var form = AccountForm(mark: mark, sent: try await request.fields(marked: mark))
        do {
            if form.sent["handling"] == "tilbagekald" {
                try await accounts.revoke(Int(form.sent["nr"] ?? "") ?? 0, by: who.name)
                return Reply.redirect(to: request.uri.path)
            }
            let rights = try await rights(form, named: form.sent["navn"] ?? "")
            let token = try form.token(with: rights, among: pages.workspace.registers, owner: nil)
            let made = try await accounts.make(token, days: form.days, by: who.name)
            return secrets.show((made.token.name, made.secret), to: who.name, at: request.uri.path)
        } catch let problem as AccessProblem {
            form.problem = problem
        }
        return try await pages.tokens(try await accounts.tokens(), form, request, context)
    }

    private static let lines = 200

    @Sendable func log(_ request: Request, _ context: RequestSource) async throws -> Response {
        _ = try context.administrator
        let head = request.parameters["hoved"].flatMap { $0.isEmpty ? nil : $0 }
        let check = try await accounts.auditCheck(against: head)
        let events = try await accounts.events(last: Self.lines)
        return pages.log(events, check, against: head, request, context)
    }

    private func name(_ context: RequestSource) throws -> String {
        try context.parameters.require("name").removingPercentEncoding ?? ""
    }

    private func rights(_ form: AccountForm, named name: String) async throws -> Account {
        let word = form.sent["rolle"] ?? ""
        guard let role = Role(rawValue: word), role != .anonymous else { throw AccessProblem.badRole(word) }
        var account = Account(name: name, role: role)
        if let text = form.sent["myndighed"], !text.isEmpty {
            account.authority = try await pages.workspace.authority(text)
        }
        if let text = form.sent["partnerskab"], !text.isEmpty { account.partnership = text }
        return account
    }
}
