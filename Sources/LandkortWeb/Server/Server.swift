import Foundation
public import Hummingbird
public import LandkortApplication
import LandkortCore
public import Logging

/// A store shown in the browser and as an OGC API.
public struct Server: Sendable {
    private let workspace: Workspace
    private var accounts: Accounts?
    private let first: FirstAdministrator?
    private let openID: OpenIDSettings?
    private let publisher: Publisher
    private let logger: Logger
    private let jobs = Jobs(now: { Date() })
    private let departures = Departures()

    /// Keeps them; no port is bound before ``application(port:started:)`` is run.
    ///
    /// - Parameters:
    ///   - accounts: who may sign in; nil shows everyone what the public may see.
    ///   - first: makes the first administrator where there is none.
    ///   - openID: where people can sign in beside here.
    ///   - publisher: who answers for the data and the pages.
    public init(
        _ workspace: Workspace, accounts: Accounts? = nil, first: FirstAdministrator? = nil,
        openID: OpenIDSettings? = nil, publisher: Publisher = Publisher(), logger: Logger
    ) {
        self.workspace = workspace
        self.accounts = accounts
        self.first = first
        self.openID = openID
        self.publisher = publisher
        self.logger = logger
    }

    /// The service, on this machine only.
    ///
    /// - Parameter port: 0 takes a free one, which `started` is told.
    public func application(
        port: Int, started: @escaping @Sendable (Int) -> Void
    ) throws -> some ApplicationProtocol {
        UploadFolder.removeAbandoned()
        return Application(
            responder: try responder(),
            server: .http1(configuration: .init(additionalChannelHandlers: [departures.watcher()])),
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "landkort"),
            onServerRunning: { channel in started(channel.localAddress?.port ?? port) },
            logger: logger)
    }

    /// Whom it shows on the terminal: the address at which the first administrator is made, on a server at `base`.
    public static func firstStart(_ first: FirstAdministrator, at base: String) -> String {
        "\(base)/\(FirstStartRoutes.folder)/\(first.secret)"
    }

    /// Lets people in as soon as there is somebody to let in, without being started again.
    func responder() throws -> ChangingResponder {
        let responder = ChangingResponder(try router())
        guard let first else { return responder }
        let opening = try routes()
        FirstStartRoutes(first: first, pages: try Pages(workspace)) { [self, responder] accounts in
            var open = self
            open.accounts = accounts
            responder.change(to: try open.router())
        }.add(to: opening)
        OtherMethods(catalogue: Catalogue(workspace)).add(to: opening)
        responder.change(to: opening)
        return responder
    }

    /// Every route, and what the paths answer to other methods.
    func router() throws -> Router<RequestSource> {
        let router = try routes()
        OtherMethods(catalogue: Catalogue(workspace)).add(to: router)
        return router
    }

    /// Every route, to which more can be added.
    func routes() throws -> Router<RequestSource> {
        let pages = try Pages(workspace)
        let catalogue = Catalogue(workspace)
        let signIn = accounts.map(SignIn.init)
        let router = Router(context: RequestSource.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SafeHeaders())
        router.add(middleware: LanguageChoice())
        router.add(middleware: FreshRegisters(workspace: workspace))
        router.add(middleware: Identification(workspace: workspace, accounts: accounts, signIn: signIn))
        router.add(middleware: DoneNotices())
        router.add(middleware: ProblemReply(pages: pages, logger: logger))
        router.add(middleware: OwnPages())
        let writing = accounts.map { Writing(catalogue: catalogue, editing: Editing(workspace, $0)) }
        router.add(middleware: ParameterCheck())
        router.add(middleware: Patience(departures: departures))
        LandingRoutes(catalogue: catalogue, pages: pages, isWritten: writing != nil).add(to: router)
        CollectionRoutes(catalogue: catalogue, pages: pages).add(to: router)
        SchemaRoutes(catalogue: catalogue).add(to: router)
        ItemRoutes(catalogue: catalogue, pages: pages, accounts: accounts).add(to: router)
        DownloadRoutes(catalogue: catalogue, workspace: workspace, accounts: accounts).add(to: router)
        if let writing {
            EditRoutes(writing: writing).add(to: router)
            FormRoutes(writing: writing, pages: pages).add(to: router)
            FieldRoutes(writing: writing, pages: pages).add(to: router)
            BulkRoutes(writing: writing, pages: pages).add(to: router)
            ImportRoutes(writing: writing, pages: pages).add(to: router)
            AttachmentForms(writing: writing, pages: pages).add(to: router)
            CampaignRoutes(editing: writing.editing, pages: pages, jobs: jobs).add(to: router)
            ReviewRoutes(writing: writing, pages: pages).add(to: router)
        }
        if let accounts, let writing {
            ViewRoutes(accounts: accounts, writing: writing, pages: pages).add(to: router)
        }
        WorkRoutes(accounts: accounts, writing: writing, pages: pages).add(to: router)
        if let accounts, let signIn {
            AdministrationRoutes(accounts: accounts, pages: pages).add(to: router)
            OwnAccountRoutes(accounts: accounts, signIn: signIn, pages: pages).add(to: router)
        }
        AttachmentRoutes(catalogue: catalogue, writing: writing).add(to: router)
        ProcessRoutes(pages: pages, jobs: jobs).add(to: router)
        JobRoutes(pages: pages, jobs: jobs).add(to: router)
        TileRoutes(catalogue: catalogue).add(to: router)
        DataCatalogRoutes(catalogue: catalogue, publisher: publisher.name).add(to: router)
        StatementRoutes(pages: pages, publisher: publisher).add(to: router)
        DescriptionRoutes(catalogue: catalogue, pages: pages, isWritten: writing != nil).add(to: router)
        AssetRoutes().add(to: router)
        PageRoutes(pages: pages).add(to: router)
        JoinedRoutes(pages: pages).add(to: router)
        addSignIn(to: router, pages, signIn)
        return router
    }

    private func addSignIn(to router: Router<RequestSource>, _ pages: Pages, _ signIn: SignIn?) {
        let provider: OpenIDSignIn? = accounts.flatMap { accounts in
            openID.map { OpenIDSignIn($0, accounts, in: workspace) }
        }
        let routes = SignInRoutes(pages: pages, accounts: accounts, signIn: signIn, openID: provider)
        routes.add(to: router)
        if let provider { OpenIDRoutes(openID: provider, signIn: routes).add(to: router) }
    }
}
