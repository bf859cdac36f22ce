import Foundation
import LandkortCore
import Support
import Testing

@testable import LandkortApplication

@Suite("Accounts of people whom a provider knows")
struct OuterAccountTests {
    private static let issuer = "https://login.eksempel.dk"
    private static let password = "et langt kodeord"
    private let ditte = OuterIdentity(issuer: issuer, subject: "1")
    private let reader = Rights(role: .authority, authority: "29189420")

    private func enter(
        _ office: Office, _ identity: OuterIdentity, _ name: String, _ rights: Rights
    ) async throws -> Account { try await office.accounts.account(of: identity, named: name, with: rights) }

    @Test("are found by issuer and subject, whatever the name, and never taken over by a name")
    func identity() async throws {
        let office = try await Office()
        try await office.accounts.add(Office.ida, password: Self.password, by: "test")
        #expect(try await enter(office, ditte, "IDA", reader).name == "IDA-2")
        let second = OuterIdentity(issuer: Self.issuer, subject: "2")
        #expect(try await enter(office, second, "ida", reader).name == "ida-3")
        let elsewhere = OuterIdentity(issuer: "https://andet.eksempel.dk", subject: "1")
        #expect(try await enter(office, elsewhere, "ida", reader).name == "ida-4")
        #expect(try await enter(office, ditte, "et helt andet navn", reader).name == "IDA-2")
        #expect(try await office.accounts.account("ida").outer == nil)
        #expect(try await office.accounts.account("ida").role == .coordinator)
    }

    @Test(
        "get a name that an account can have",
        arguments: [
            ("Ditte Dahl", "Ditte.Dahl"), ("d@x.dk", "d@x.dk"), ("<b>\u{202E}", "b"), ("", "bruger"), ("/..", ".."),
        ])
    func name(told: String, name: String) async throws {
        let office = try await Office()
        #expect(try await enter(office, ditte, told, reader).name == name)
    }

    @Test("cannot be signed in to with any password, and nobody gives them one")
    func noPassword() async throws {
        let office = try await Office()
        let account = try await enter(office, ditte, "ditte", reader)
        for password in ["", " ", Self.password] {
            await #expect(throws: AccessProblem.self) {
                try await SignIn(office.accounts).open("ditte", password: password, from: "her")
            }
            await #expect(throws: AccessProblem.self) {
                try await SignIn(office.accounts).change(password, to: Self.password, of: account, from: "her")
            }
        }
        await #expect(throws: AccessProblem.self) {
            try await office.accounts.setPassword(Self.password, of: "ditte", by: "admin")
        }
        await #expect(throws: AccessProblem.self) {
            try await office.accounts.update(Account(name: "ditte", role: .administrator), by: "admin")
        }
        #expect(try await office.accounts.account("ditte").role == .authority)
    }

    @Test("follow the provider: with other rights their sessions end, without any their tokens too")
    func follow() async throws {
        let office = try await Office()
        let account = try await enter(office, ditte, "ditte", Rights(role: .coordinator, authority: "29189420"))
        let token = AccessToken(
            name: "gis", role: .authority, authority: "29189420", created: "", expires: "", owner: "ditte")
        let secret = try await office.accounts.make(token, days: 9, by: "ditte").secret
        let first = try await office.accounts.openSession(of: account, from: "her")
        _ = try await enter(office, ditte, "ditte", Rights(role: .coordinator, authority: "29189420"))
        #expect(try await office.accounts.session(first) != nil, "nothing changed")
        _ = try await enter(office, ditte, "ditte", reader)
        #expect(try await office.accounts.session(first) == nil)
        _ = try await office.accounts.token(secret)
        let second = try await office.accounts.openSession(of: account, from: "her")
        try await office.accounts.takeRights(of: ditte)
        #expect(try await office.accounts.session(second) == nil)
        await #expect(throws: AccessProblem.self) { try await office.accounts.token(secret) }
        #expect(try await enter(office, ditte, "ditte", reader).role == .authority)
    }

    @Test("stay shut out when they come again")
    func blocked() async throws {
        let office = try await Office()
        _ = try await enter(office, ditte, "ditte", reader)
        try await office.accounts.block(true, "ditte", by: "admin")
        await #expect(throws: OpenIDProblem.self) { try await enter(office, ditte, "ditte", reader) }
    }

    @Test("do not count as the last administrator, who has a password")
    func last() async throws {
        let office = try await Office()
        let accounts = office.accounts
        _ = try await enter(office, ditte, "ditte", Rights(role: .administrator))
        #expect(try await FirstAdministrator.isMissing(accounts), "nobody gets in without the provider")
        try await accounts.add(Office.admin, password: Self.password, by: "test")
        #expect(try await !FirstAdministrator.isMissing(accounts))
        await #expect(throws: AccessProblem.self) { try await accounts.remove("admin", by: "ditte") }
        await #expect(throws: AccessProblem.self) { try await accounts.block(true, "admin", by: "ditte") }
        await #expect(throws: AccessProblem.self) {
            try await accounts.update(Account(name: "admin", role: .authority), by: "ditte")
        }
        try await accounts.remove("ditte", by: "admin")
    }

    @Test("whoever gets the name of an account that was removed does not get its tokens")
    func removed() async throws {
        let office = try await Office()
        try await office.accounts.add(Office.ida, password: Self.password, by: "test")
        let token = AccessToken(
            name: "gis", role: .authority, authority: "29189420", created: "", expires: "", owner: "ida")
        let secret = try await office.accounts.make(token, days: 9, by: "ida").secret
        _ = try await office.accounts.token(secret)
        try await office.accounts.remove("ida", by: "test")
        #expect(try await enter(office, ditte, "ida", reader).name == "ida")
        await #expect(throws: AccessProblem.self) { try await office.accounts.token(secret) }
    }

    @Test(
        "have room in a file of accounts from before", .enabled(if: GeoPackageFile.canRead, "python3"),
        arguments: [1, 2, 3])
    func migrated(format: Int) async throws {
        let office = try await Office()
        try await office.accounts.add(Office.ida, password: Self.password, by: "test")
        try await office.age(to: format)
        let place = AccountPlace(
            store: office.scratch.path("kontor.gpkg"), environment: ["LANDKORT_AUDIT_KEY": Office.key])
        let accounts = try place.accounts(creating: false, now: { office.clock.now })
        #expect(try await office.file.value("PRAGMA user_version") == "4")
        #expect(try await accounts.account(of: ditte, named: "ida", with: reader).name == "ida-2")
        #expect(try await accounts.all().map(\.outer) == [nil, ditte])
        #expect(try await accounts.auditCheck().fault == nil)
        _ = try await SignIn(accounts).open("ida", password: Self.password, from: "her")
    }
}
