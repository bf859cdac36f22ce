import Foundation
import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Accounts, sessions and tokens")
struct AccountsTests {
    private static let password = "et langt kodeord"

    private func problem(_ body: () async throws -> Void) async -> AccessProblem? {
        do {
            try await body()
            return nil
        } catch {
            return error as? AccessProblem
        }
    }

    @Test("who has the password gets a session that ends by itself, by leaving, and when the account changes")
    func sessions() async throws {
        let office = try await Office()
        try await office.accounts.add(Office.ida, password: Self.password, by: "test")
        let signIn = SignIn(office.accounts)
        func open() async throws -> String { try await signIn.open("IDA", password: Self.password, from: "x").secret }
        let first = try await open()
        #expect(try await office.accounts.session(first)?.name == "ida")
        office.clock.pass(Double(SignIn.lifetime) + 1)
        #expect(try await office.accounts.session(first) == nil)
        let second = try await open()
        try await office.accounts.close(second, of: Office.ida)
        #expect(try await office.accounts.session(second) == nil)
        for change in ["role", "password", "remove"] {
            let secret = try await open()
            switch change {
            case "role": try await office.accounts.update(Office.ida, by: "test")
            case "password": try await office.accounts.setPassword(Self.password, of: "ida", by: "test")
            default: try await office.accounts.remove("ida", by: "test")
            }
            #expect(try await office.accounts.session(secret) == nil, "\(change)")
        }
    }

    @Test("names that read the same are one account's; a name that was removed takes nothing of who had it before")
    func names() async throws {
        let office = try await Office([EditingTests.reviewed("projektleder")])
        let accounts = office.accounts
        func add(_ name: String, _ role: Role = .coordinator, in authority: String = "29189420") async -> String {
            await code {
                try await accounts.add(
                    Account(name: name, role: role, authority: authority), password: Self.password, by: "test")
            }
        }
        #expect(await add("Åse") == "done")
        #expect(await add("Zo\u{E9}", .administrator) == "done")
        for name in ["åse", "ÅSE", "A\u{30A}se", "zo\u{E9}", "ZOE\u{301}"] {
            #expect(await add(name) == "access.name-taken", "\(name)")
            #expect(try await SignIn(accounts).open(name, password: Self.password, from: "x").0.name.count == 3)
        }
        #expect(await problem { try await accounts.remove("zoe\u{301}", by: "test") } != nil, "the last administrator")
        #expect(await add("ase") == "done", "another name")
        let row = Feature(id: EditingTests.id, values: ["cvr_kode": "29189420", "navn": "A"])
        try await office.store.insert(["proeve": [row]])
        var changed = row
        changed["navn"] = "B"
        let first = try await accounts.account("ÅSE")
        _ = try await office.editing.save(changed, in: "proeve", by: first, replacing: 1)
        try await accounts.update(Account(name: "åSE", role: .coordinator, authority: "29189420"), by: "test")
        _ = try await office.editing.delete(row.id, in: "proeve", by: first, replacing: 1)
        let other = Account(name: "åse", role: .projectLeader, authority: "29189420")
        #expect(try await office.editing.reviews(for: other).isEmpty, "nobody decides on their own")
        office.clock.pass(60)
        try await accounts.remove("åse", by: "test")
        #expect(await add("Åse") == "done")
        let next = try await accounts.account("Åse")
        #expect(try await office.editing.waiting(by: next).isEmpty)
        #expect(try await office.editing.reviews(by: next).isEmpty)
        #expect(await code { try await office.editing.withdraw(1, by: next) } == "access.may-not-withdraw")
        #expect(await code { _ = try await office.editing.reviewCase(1, for: next) } == "access.may-not-review")
        #expect(
            await code { _ = try await office.editing.delete(row.id, in: "proeve", by: next, replacing: 1) } == "done")
        _ = try await office.editing.save(changed, in: "proeve", by: next, replacing: 1)
        #expect(try await office.editing.waiting(by: next).map(\.review.id) == [3, 4], "not the earlier one's numbers")
    }

    @Test("no secret stands in the file", .enabled(if: GeoPackageFile.canRead, "python3"))
    func secrets() async throws {
        let office = try await Office()
        try await office.accounts.add(Office.ida, password: Self.password, by: "test")
        let session = try await SignIn(office.accounts).open("ida", password: Self.password, from: "x").secret
        let token = AccessToken(name: "gis", role: .authority, created: "", expires: "")
        let made = try await office.accounts.make(token, days: 1, by: "test")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: office.file.path))
        for secret in [Self.password, session, made.secret, Office.key] {
            #expect(bytes.range(of: Data(secret.utf8)) == nil)
        }
        #expect(try await office.file.value("SELECT kodeord FROM konto").hasPrefix("$argon2id$v=19$m=65536,"))
        let attributes = try FileManager.default.attributesOfItem(atPath: office.file.path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    @Test("a wrong password and an unknown name are answered alike, and after some the same place has to wait")
    func attempts() async throws {
        let office = try await Office()
        try await office.accounts.add(Office.ida, password: Self.password, by: "test")
        let signIn = SignIn(office.accounts)
        func attempt(_ name: String, _ password: String, _ origin: String) async -> String {
            await problem { _ = try await signIn.open(name, password: password, from: origin) }?.code ?? "open"
        }
        for _ in 1...5 {
            #expect(await attempt("ida", "forkert", "her") == "access.wrong-sign-in")
            #expect(await attempt("ingen", "forkert", "her") == "access.wrong-sign-in")
        }
        #expect(await attempt("ida", Self.password, "her") == "access.too-many-attempts")
        #expect(await attempt("ingen", Self.password, "her") == "access.too-many-attempts")
        #expect(await attempt("ida", Self.password, "et andet sted") == "open", "others are not shut out")
        office.clock.pass(16 * 60)
        #expect(await attempt("ida", Self.password, "her") == "open")
    }

    @Test("many attempts at once are no way around the wait")
    func atOnce() async throws {
        let office = try await Office()
        try await office.accounts.add(Office.ida, password: Self.password, by: "test")
        let signIn = SignIn(office.accounts)
        let codes = await withTaskGroup(of: String.self) { group in
            for _ in 1...12 {
                group.addTask {
                    await self.problem { _ = try await signIn.open("ida", password: "forkert", from: "her") }?.code
                        ?? ""
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.filter { $0 == "access.wrong-sign-in" }.count == 5)
        #expect(codes.filter { $0 == "access.too-many-attempts" }.count == 7)
    }

    @Test("an unknown name costs the same work as a wrong password: one hash, with the same settings")
    func time() async throws {
        let office = try await Office()
        try await office.accounts.add(Office.ida, password: Self.password, by: "test")
        for name in ["ida", "ingen", "et navn, der ikke kan være et"] {
            let (hashes, tried) = AsyncStream.makeStream(of: String.self)
            let signIn = SignIn(office.accounts) { _, hash in
                tried.yield(hash)
                return false
            }
            #expect(await problem { _ = try await signIn.open(name, password: "forkert", from: name) } != nil)
            tried.finish()
            let all = await hashes.reduce(into: []) { $0.append($1) }
            #expect(all.count == 1 && all[0].hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"), "\(name): \(all)")
        }
    }

    @Test("a token is good until it expires or is revoked")
    func tokens() async throws {
        let office = try await Office()
        let wish = AccessToken(
            name: "gis", role: .coordinator, authority: "29189420", registers: ["mast"], created: "", expires: "")
        let made = try await office.accounts.make(wish, days: 2, by: "test")
        let found = try await office.accounts.token(made.secret)
        #expect(found == made.token && found.registers == ["mast"])
        #expect(await problem { _ = try await office.accounts.token(made.secret + "x") }?.code == "access.bad-token")
        office.clock.pass(2 * 86_400 + 1)
        #expect(await problem { _ = try await office.accounts.token(made.secret) }?.code == "access.bad-token")
        let second = try await office.accounts.make(wish, days: 2, by: "test")
        try await office.accounts.revoke(second.token.id, by: "test")
        #expect(await problem { _ = try await office.accounts.token(second.secret) }?.code == "access.bad-token")
        #expect(await problem { try await office.accounts.revoke(99, by: "test") }?.code == "access.no-token")
    }

    @Test("a project leader's own are the partnership's members of today, a coordinator's the municipality's")
    func readers() async throws {
        let office = try await Office()
        try await office.store.insert([
            "partnerskab": [Feature(id: "nord", values: ["partnerskabskode": "nord", "navn": "Nord"])],
            "medlemskab": ["0851", "0787"].map {
                Feature(id: "", values: ["partnerskabskode": "nord", "kommunekode": .string($0)])
            },
        ])
        let leader = Account(name: "per", role: .projectLeader, authority: "29190941", partnership: "nord")
        let reader = try await office.workspace.reader(for: leader)
        #expect(reader.authorities == ["29190941", "29189420", "29189560"])
        #expect(reader.municipalities == ["0851", "0787"])
        let ida = try await office.workspace.reader(for: Office.ida)
        #expect(ida.authorities == ["29189420"] && ida.municipalities == ["0851"])
        #expect(try await office.workspace.authority("Aalborg") == "29189420")
        #expect(try await office.workspace.authority("0851") == "29189420")
    }
}
