import Foundation
import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore
import LandkortStore
import Logging
import Support
import Testing

@testable import LandkortWeb

@Suite("The routes that change something")
struct ChangingRouteTests {
    private func router(_ scratch: Scratch) async throws -> [String] {
        let path = scratch.path("ruter.gpkg")
        let store = try await Opening.store(at: path, creating: true)
        let workspace = Workspace(store: store, threads: 1, today: { "2026-11-20" })
        let accounts = try AccountPlace(store: path, environment: [:]).accounts(creating: true, now: { Date.now })
        let provider = OpenIDSettings(
            issuer: "https://login.eksempel.dk", client: "landkort", label: Bilingual(da: "", en: ""), rules: [])
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let router = try Server(workspace, accounts: accounts, openID: provider, logger: logger).routes()
        FirstStartRoutes(first: FirstAdministrator { accounts }, pages: try Pages(workspace)) { _ in }.add(to: router)
        let reading: [HTTPRequest.Method] = [.get, .head, .options]
        return router.routes.filter { !reading.contains($0.method) }.map { "\($0.method.rawValue) \($0.path)" }
    }

    @Test("are those that Tests/Browser/Security attacks from outside: a new one is blessed, and then attacked too")
    func listed() async throws {
        let scratch = try Scratch()
        try Golden.expect(try await router(scratch).sorted().map { $0 + "\n" }.joined(), "ruter.txt")
    }
}
