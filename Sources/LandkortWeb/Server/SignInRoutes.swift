import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/log-ind` and `/log-ud`: the only addresses that take a form.
struct SignInRoutes {
    static let paths = ["/log-ind", "/log-ud"]

    private static let mostBytes = 8192

    let pages: Pages
    let accounts: Accounts?
    let signIn: SignIn?
    /// Nil where people sign in here alone.
    let openID: OpenIDSignIn?

    func add(to router: Router<RequestSource>) {
        router.get("log-ind", use: form)
        router.post("log-ind", use: enter)
        router.get("log-ind/mig", use: who)
        router.post("log-ud", use: leave)
    }

    @Sendable func form(_ request: Request, _ context: RequestSource) async throws -> Response {
        guard signIn != nil else { throw AccessProblem.noAccounts }
        return page(nil, name: "", target: Self.target(request.parameters["til"]), request, context)
    }

    /// Who the browser is to the server now, and the mark that its forms carry.
    @Sendable func who(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (account, mark) = try context.session
        return Reply.json(["navn": .string(account.name), "maerke": .string(mark)], to: request)
    }

    @Sendable func enter(_ request: Request, _ context: RequestSource) async throws -> Response {
        guard let signIn else { throw AccessProblem.noAccounts }
        let fields = try await request.formFields(upTo: Self.mostBytes)
        let mark = request.cookies[SessionCookie.form]?.value ?? ""
        guard !mark.isEmpty, Accounts.isSame(fields["maerke"] ?? "", mark) else { throw AccessProblem.badForm }
        let (name, target) = (fields["navn"] ?? "", Self.target(fields["til"]))
        do {
            let opened = try await signIn.open(
                name, password: fields["kodeord"] ?? "", from: request.origin(context))
            var response = Reply.redirect(to: target)
            let cookies = [(SessionCookie.name, opened.secret, SignIn.lifetime), (SessionCookie.form, "", 0)]
            response.headers[values: .setCookie] = cookies.map { name, value, seconds in
                SessionCookie.text(name, value, lasting: seconds, request)
            }
            return response
        } catch let problem as AccessProblem {
            return page(problem, name: name, target: target, request, context)
        }
    }

    @Sendable func leave(_ request: Request, _ context: RequestSource) async throws -> Response {
        let fields = try await request.formFields(upTo: Self.mostBytes)
        guard let accounts, case .session(let account, let secret) = context.identity.proof else {
            return Reply.redirect(to: "/")
        }
        guard Accounts.isSame(fields["maerke"] ?? "", Accounts.formMark(of: secret)) else {
            throw AccessProblem.badForm
        }
        try await accounts.close(secret, of: account)
        var response = try await farewell(account, request, context) ?? Reply.redirect(to: "/")
        response.headers[values: .setCookie] = [SessionCookie.name, DoneNotice.cookie].map {
            SessionCookie.text($0, "", lasting: 0, request)
        }
        // The copies of answers to forms that Back showed until now.
        response.headers[HTTPField.Name("Clear-Site-Data")!] = "\"cache\""
        return response
    }

    /// A page with the way to sign out where the account signed in too; nil where there is none.
    private func farewell(_ account: Account, _ request: Request, _ context: RequestSource) async throws -> Response? {
        guard account.outer != nil, let openID, let home = try? OpenIDRoutes.address(openID, request),
            let end = await openID.farewell(backTo: home + "/")
        else { return nil }
        let bytes = Audience.$current.withValue(Audience(.anonymous, canSignIn: true)) {
            pages.signedOut(at: openID.label, end, request, context.language)
        }
        var response = Reply.html(bytes, to: request)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    func page(
        _ problem: (any Problem)?, name: String, target: String, _ request: Request, _ context: RequestSource
    ) -> Response {
        let mark = Accounts.newMark()
        var content: [String: Any] = ["name": name, "target": target, "mark": mark]
        content["problem"] = problem?.message[context.language]
        content["provider"] = openID.map { openID in
            ["label": openID.label[context.language], "url": "\(OpenIDRoutes.start)?til=\(target.percentEncoded)"]
        }
        let bytes = pages.signIn(content, request, context.language)
        let status = problem.map { ProblemReply.status(of: $0) } ?? .ok
        var response = Reply.html(bytes, to: request, status: status)
        response.headers[.cacheControl] = "no-store"
        response.headers[.setCookie] = SessionCookie.text(SessionCookie.form, mark, lasting: 3600, request)
        response.headers.tellWhen(problem)
        return response
    }

    /// A page of this server, so that nobody is led elsewhere after signing in.
    static func target(_ path: String?) -> String { ownPath(path) ?? "/" }

    /// `path` where it leads to a page of this server to read; nil for any other text.
    static func ownPath(_ path: String?) -> String? {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"),
            path.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value < 127 }), !paths.contains(path),
            !path.hasPrefix(OpenIDRoutes.start)
        else { return nil }
        return path
    }
}

extension Request {
    /// What a form of ours sends.
    ///
    /// - Throws: ``AccessProblem/badForm`` for what no form sends, and for too much of it.
    func formFields(upTo bytes: Int) async throws -> Parameters {
        let type = headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else { throw AccessProblem.badForm }
        guard let body = await self.bytes(upTo: bytes) else { throw RequestProblem.bodyTooLarge(bytes) }
        return Parameters(String(decoding: body, as: UTF8.self))
    }
}
