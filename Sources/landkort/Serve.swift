import ArgumentParser
import Foundation
import LandkortApplication
import LandkortCore
import LandkortStore
import LandkortWeb
import Logging
import ServiceLifecycle
import UnixSignals

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a store in the browser and as an OGC API, on this machine.",
        discussion: "Example: landkort serve --store nordjylland.gpkg --port 8080")

    @OptionGroup var store: StoreOption
    @Option(help: "Port on 127.0.0.1; 0 takes a free one.") var port = 8080
    @Option(help: "Who answers for the data and the pages.") var publisher = ModelPublication.unnamed
    @Option(help: "The address to which people write who cannot use a page.") var mail: String?
    @Option(help: "The number that they call.") var phone: String?
    @Option(help: "The address of the accessibility statement filed with the state.") var statement: String?

    @Option(help: "A file that says where people sign in with OpenID Connect.") var oidc: String?

    func run() async throws {
        guard 0...65535 ~= port else { throw UseProblem.badPort(port) }
        let logger = Logger(label: "landkort")
        let environment = ProcessInfo.processInfo.environment
        let openID = try oidc.map { try OpenIDSettings(file: $0, environment: environment) }
        let store = try await store.open(creating: false)
        defer { store.close() }
        let accounts = try self.store.accountsIfAny().map { keeping($0, logger) }
        let workspace = StoreOption.workspace(on: store)
        try await openID?.check(in: workspace)
        let first = try await firstAdministrator(accounts, logger)
        let server = Server(
            workspace, accounts: accounts, first: first, openID: openID,
            publisher: Publisher(name: publisher, mail: mail, phone: phone, statement: statement), logger: logger)
        let application = try server.application(port: port) { port in
            let base = "http://127.0.0.1:\(port)"
            var lines = ["Åbn / open \(base)"]
            if let first {
                lines.append(
                    "Bliv administrator, én gang / become administrator, once: \(Server.firstStart(first, at: base))")
            }
            for line in lines { do { try Terminal.print(line) } catch { Terminal.say(line) } }
        }
        let services = ServiceGroup(
            services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        do {
            try await services.run()
        } catch {
            throw ServerProblem(error, port: port) ?? error
        }
        for line in await accounts?.lastLines() ?? [] {
            logger.critical("done, and not in the log of changes: \(line.text)")
        }
    }

    private func keeping(_ accounts: Accounts, _ logger: Logger) -> Accounts {
        accounts.keepingLines { problem, line in
            logger.error("\(problem.code): the log of changes takes no line; it is tried again: \(line.text)")
        }
    }

    /// Nil where somebody is administrator.
    private func firstAdministrator(_ accounts: Accounts?, _ logger: Logger) async throws -> FirstAdministrator? {
        guard try await FirstAdministrator.isMissing(accounts) else { return nil }
        let store = store
        return FirstAdministrator { keeping(try store.accounts(creating: true), logger) }
    }
}

extension AuditEvent {
    fileprivate var text: String { "\(time) \(kind.rawValue) \(who) \(subject) \(detail)" }
}
