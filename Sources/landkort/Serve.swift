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
        let log = KeptLog(logger)
        let accounts = try self.store.accountsIfAny().map(log.keep)
        let workspace = StoreOption.workspace(on: store)
        try await openID?.check(in: workspace)
        let first = try await firstAdministrator(accounts, log)
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
            await log.close()
            throw ServerProblem(error, port: port) ?? error
        }
        await log.close()
    }

    /// Nil where somebody is administrator.
    private func firstAdministrator(_ accounts: Accounts?, _ log: KeptLog) async throws -> FirstAdministrator? {
        guard try await FirstAdministrator.isMissing(accounts) else { return nil }
        let store = store
        return FirstAdministrator { log.keep(try store.accounts(creating: true)) }
    }
}
