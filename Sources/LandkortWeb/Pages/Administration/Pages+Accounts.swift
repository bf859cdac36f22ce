import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// Every account, and the form for a new one.
    func accounts(
        _ all: [Account], _ form: AccountForm, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        let language = context.language
        let names = ["accountName", "accountRole", "accountAuthority", "accountPartnership", "accountState"]
        var table = DataTable(
            id: "konti", caption: texts("accountsTitle", language), columns: columns(names, language), isStacked: true)
        let holders = try await HolderNames(workspace)
        for account in all {
            table.add([
                .link(account.name, to: "/administration/konti/\(account.name.percentEncoded)"),
                .text(texts("role_\(account.role.rawValue)", language)),
                .text(holders.authority(account.authority) ?? "–"),
                .text(holders.partnership(account.partnership) ?? "–"), .text(state(account, language)),
            ])
        }
        var content = form.context(self, language)
        content["table"] = table.context
        return reply("accounts", content, form, title: texts("accountsTitle", language), request, context)
    }

    private func state(_ account: Account, _ language: Language) -> String {
        guard let since = account.blocked else {
            return texts(account.outer == nil ? "accountOpen" : "accountOuter", language)
        }
        return texts("accountBlocked", language, ["since": DateText(language: language)(since, .short)])
    }

    /// One account and what can be done with it.
    func account(
        _ account: Account, _ form: AccountForm, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        let language = context.language
        var content = form.context(self, language)
        content["isBlocked"] = account.blocked != nil
        content["isOwn"] = account.name == context.identity.name
        let role = texts("role_\(account.role.rawValue)", language)
        let holders = try await HolderNames(workspace)
        content["outer"] = account.outer.map { outer in
            [role, holders.authority(account.authority), holders.partnership(account.partnership), outer.issuer]
                .compactMap { $0 }.joined(separator: " · ")
        }
        content["state"] = state(account, language)
        content["created"] = texts(
            "accountCreated", language, ["when": DateText(language: language)(account.created, .long)])
        return reply("account", content, form, title: account.name, request, context)
    }

    /// Every token, and the form for a new one.
    func tokens(
        _ all: [AccessToken], _ form: AccountForm, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        var content = form.context(self, context.language)
        content["tokens"] = list(all, of: try await HolderNames(workspace), mark: form.mark, request, context.language)
        content["hasTokens"] = !all.isEmpty
        return reply("tokens", content, form, title: texts("tokensTitle", context.language), request, context)
    }

    /// Tokens with what they open, and a way to end those that are good still.
    func list(
        _ tokens: [AccessToken], of holders: HolderNames, mark: String, _ request: Request, _ language: Language
    ) -> [[String: Any]] {
        let date = DateText(language: language)
        return tokens.reversed().map { token in
            let end = token.revoked.map { ("tokenRevoked", $0) } ?? ("tokenUntil", token.expires)
            return [
                "number": String(token.id), "name": token.name, "mark": mark, "action": request.uri.path,
                "rights": [
                    texts("role_\(token.role.rawValue)", language), holders.authority(token.authority),
                    holders.partnership(token.partnership),
                    token.registers.map { $0.map(\.rawValue).joined(separator: ", ") }
                        ?? texts("tokenAll", language),
                ].compactMap { $0 }.joined(separator: " · "),
                "end": texts(end.0, language, ["when": date(end.1, .short)]),
                "owner": token.owner.map { texts("tokenOwner", language, ["who": $0]) } ?? "",
                "isGood": token.revoked == nil,
            ] as [String: Any]
        }
    }

    /// A page that shows something once is kept nowhere.
    func reply(
        _ template: String, _ content: [String: Any], _ form: AccountForm, title: String, _ request: Request,
        _ context: RequestSource
    ) -> Response {
        let language = context.language
        var frame = PageFrame(title: title)
        let isBelow = request.uri.path != "/administration" && request.uri.path.hasPrefix("/administration")
        if isBelow { frame.crumbs = [(label: texts("accountsTitle", language), url: "/administration")] }
        var content = content
        content["heading"] = title
        content["action"] = request.uri.path
        content["tabs"] = [
            ("/administration", "accountsTitle"), ("/administration/noegler", "tokensTitle"),
            ("/administration/log", "logTitle"),
        ].map { url, key in
            ["url": url, "label": texts(key, language), "current": url == request.uri.path] as [String: Any]
        }
        let status = form.problem.map { ProblemReply.status(of: $0) } ?? .ok
        let bytes = page(template, content, in: frame, path: request.uri.path, query: nil, language)
        var response = Reply.html(bytes, to: request, status: status)
        response.headers[.cacheControl] = "private, no-store"
        return response
    }

    /// The last lines of the log, and whether all of it is as it was written.
    func log(
        _ events: [AuditEvent], _ check: AuditCheck, against head: String?, _ request: Request,
        _ context: RequestSource
    ) -> Response {
        let language = context.language
        let names = ["logNumber", "logTime", "logWho", "logKind", "logSubject", "logDetail"]
        var columns = columns(names, language)
        columns[0].isNumber = true
        var table = DataTable(id: "log", caption: texts("logLast", language), columns: columns, isStacked: true)
        for event in events.reversed() {
            table.add([
                .text(String(event.number)), .text(DateText(language: language)(event.time, .short, .seconds)),
                .text(event.who), .text(event.kind.title[language]),
                .text(event.subject), .text(event.detail),
            ])
        }
        var content: [String: Any] = ["table": table.context, "head": check.head, "asked": head ?? ""]
        let lines = ["lines": Numbers(language: language).count(check.lines)]
        switch check.fault {
        case nil: content["sound"] = texts(head == nil ? "logSound" : "logSoundHead", language, lines)
        case .changed(let line)?: content["fault"] = texts("logChanged", language, ["line": String(line)])
        case .cut(let head)?: content["fault"] = texts("logCut", language, ["head": head])
        }
        let form = AccountForm(mark: "")
        return reply("log", content, form, title: texts("logTitle", language), request, context)
    }
}
