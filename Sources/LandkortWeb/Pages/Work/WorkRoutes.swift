import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/mit-arbejde`: what waits for who has signed in, and the address of their calendar.
struct WorkRoutes {
    /// Nil where the store has no accounts, and nobody has work.
    let accounts: Accounts?
    let writing: Writing?
    let pages: Pages
    private let secrets = SecretShelf()

    init(accounts: Accounts?, writing: Writing?, pages: Pages) {
        (self.accounts, self.writing, self.pages) = (accounts, writing, pages)
    }

    func add(to router: Router<RequestSource>) {
        router.get("mit-arbejde", use: show)
        router.post("mit-arbejde", use: makeAddress)
        router.get("kalender/:key", use: calendar)
    }

    @Sendable func show(_ request: Request, _ context: RequestSource) async throws -> Response {
        guard let writing else { throw AccessProblem.noAccounts }
        let (account, mark) = try context.session
        let address = secrets.take(request, for: account.name)?.text
        let list = try await pages.workspace.work(of: account, reader: context.reader)
        let reviews = try await writing.editing.reviews(for: account).count
        let waiting = try await pages.waitingTable(try await writing.editing.waiting(by: account), context)
        let content = WorkContent(
            list: list, reviews: reviews, waiting: waiting, mark: mark, address: address,
            writer: CellWriter(words: pages.words(context.language), gaps: pages.gapLinks(request, context)))
        return try pages.reply(content.page(of: account), request, context)
    }

    @Sendable func makeAddress(_ request: Request, _ context: RequestSource) async throws -> Response {
        guard let accounts else { throw AccessProblem.noAccounts }
        let (account, mark) = try context.session
        _ = try await request.fields(marked: mark)
        let secret = try await accounts.makeCalendarToken(for: account)
        let address = "\(Links(request).base)/kalender/\(secret).ics"
        return secrets.show((account.name, address), to: account.name, at: request.uri.path)
    }

    /// The calendar of whoever the address was made for: the only thing that the address opens.
    @Sendable func calendar(_ request: Request, _ context: RequestSource) async throws -> Response {
        guard let accounts else { throw AccessProblem.noAccounts }
        let key = try context.parameters.require("key")
        guard key.hasSuffix(".ics") else { throw RequestProblem.noSuchPage(request.uri.path) }
        let account = try await accounts.calendarOwner(String(key.dropLast(".ics".count)))
        let workspace = pages.workspace
        let entries = try await workspace.calendar(
            of: WorkScope(of: account, try await workspace.territory()), in: context.language,
            reader: try await workspace.reader(for: account))
        let name = pages.texts("calendarOwn", context.language, ["name": account.name])
        var response = Reply.calendar(CalendarFeed(name, entries, base: Links(request).base), to: request)
        response.headers[.cacheControl] = "private, no-store"
        return response
    }
}

extension Reply {
    static func calendar(_ feed: CalendarFeed, to request: Request) -> Response {
        bytes(feed.bytes, "text/calendar; charset=utf-8", to: request)
    }
}
