import Foundation
import HTTPTypes
import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support

@testable import LandkortWeb

/// The example rows with accounts, asked as the public and as people who have signed in.
struct JoinedDesk {
    let scratch: Scratch
    let client: Client
    let accounts: Accounts
    private static let password = "et langt kodeord"
    static let taskforce = "digital-taskforce-region-sjaelland"
    static let north = "digital-infrastruktur-nordjylland"

    /// - Parameter change: what is otherwise than in the examples.
    init(_ change: (inout [RegisterID: [Feature]]) -> Void = { _ in }) async throws {
        scratch = try Scratch()
        let path = scratch.path("bord.gpkg")
        let builtIn = try BuiltIn()
        let store = try await GeoPackageStore.open(
            path, registers: builtIn.registers, seeds: builtIn.seeds, creating: true)
        var rows = builtIn.examples()
        change(&rows)
        try await store.insert(rows.filter { !$0.value.isEmpty })
        accounts = try AccountPlace(store: path, environment: [:]).accounts(creating: true, now: { Date.now })
        client = try Client(store, accounts: accounts)
    }

    /// The head of somebody who has just signed in, and the mark of the session's forms.
    func signIn(
        _ name: String, _ role: Role, _ authority: String, _ partnership: String? = nil
    ) async throws -> (head: HTTPFields, mark: String) {
        try await accounts.add(
            Account(name: name, role: role, authority: authority, partnership: partnership),
            password: Self.password, by: "test")
        let secret = try await SignIn(accounts).open(name, password: Self.password, from: "her").secret
        let head: HTTPFields = [.cookie: "\(SessionCookie.name)=\(secret)", .accept: "text/html"]
        return (head, Accounts.formMark(of: secret))
    }

    func page(_ path: String, _ head: HTTPFields = [.accept: "text/html"]) async throws -> Answer {
        try await client.get(path, head)
    }
}

extension Answer {
    /// The words a person reads.
    var words: String {
        text.replacing(/<[^>]+>/, with: " ").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
            .split { $0.isWhitespace }.joined(separator: " ")
    }

    /// The rows of a file of comma-separated text, by column.
    var table: [[String: String]] {
        let table = CommaTable(text)
        return table.rows.map { row in Dictionary(zip(table.headings, row)) { first, _ in first } }
    }
}
