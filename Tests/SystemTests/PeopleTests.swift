import Foundation
import Support
import Testing

@Suite("Accounts, tokens, the log and sharing from the command line")
struct PeopleTests {
    /// A small store, and commands on it; a password comes through standard input.
    private struct Desk {
        let scratch: Scratch
        let store: String

        init() async throws {
            scratch = try Scratch()
            store = scratch.path("a.gpkg")
            let rows = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
            let made = try await Landkort.importPart(rows, into: store)
            guard made.code == 0 else { throw ToolProblem(text: made.errors) }
        }

        func run(_ arguments: String..., saying input: String = "") async throws -> Tool.Outcome {
            let environment = ["LANDKORT_STORE": store, "INPUT": input, "PROGRAM": Landkort.tool.path]
            let script = "printf '%s\\n' \"$INPUT\" | \"$PROGRAM\" \"$@\""
            return try await Tool("/bin/sh").run(["-c", script, "sh"] + arguments, environment: environment)
        }

        func addIda() async throws -> Tool.Outcome {
            try await run("user", "add", "ida", "--role", "tovholder", "--authority", "Aalborg", saying: Self.password)
        }

        static let password = "et langt kodeord"
    }

    @Test(
        "a store without accounts says how to make one",
        arguments: [["user", "list"], ["audit", "head"], ["token", "list"]])
    func noAccounts(words: [String]) async throws {
        let desk = try await Desk()
        let outcome = try await desk.run(words[0], words[1])
        #expect(outcome.code == 66)
        outcome.says("landkort user add")
        let nowhere = try await Landkort.tool.run(words + ["--store", desk.scratch.path("ingen.gpkg")])
        #expect(nowhere.code == 66)
        nowhere.says("ingen.gpkg", "landkort demo")
    }

    @Test("an account is made with a password from standard input, listed, changed and removed")
    func users() async throws {
        let desk = try await Desk()
        let made = try await desk.addIda()
        #expect(made.code == 0 && made.output == "ida: tovholder, 29189420\n", "\(made.errors)")
        #expect(try desk.scratch.names().contains("a.konti"))
        #expect(try await desk.addIda().code == 65, "the name is taken")
        #expect(try await desk.run("user", "add", "bo", "--role", "myndighed", saying: "kort").code == 64)
        #expect(try await desk.run("user", "add", "bo", "--role", "konge", saying: Desk.password).code == 64)
        #expect(try await desk.run("user", "role", "ida", "--role", "administrator").code == 0)
        #expect(try await desk.run("user", "list").output == "ida: administrator\n")
        #expect(try await desk.run("user", "password", "ingen", saying: Desk.password).code == 66)
        let last = try await desk.run("user", "remove", "ida")
        #expect(last.code == 65 && last.errors.contains("administrator"), "\(last)")
        let other = try await desk.run("user", "add", "bo", "--role", "administrator", saying: Desk.password)
        #expect(other.code == 0, "\(other.errors)")
        #expect(try await desk.run("user", "remove", "ida").code == 0)
        #expect(try await desk.run("user", "list").output == "bo: administrator\n")
        let log = try await desk.run("audit", "list").output.split(separator: "\n")
        #expect(log.filter { $0.contains("konto/ida") }.count == 3 && log.filter { $0.contains("konto/bo") }.count == 1)
        #expect(log.count == 4 && !log.contains { $0.contains(Desk.password) }, "\(log)")
    }

    @Test("a password of spaces is refused, and a project leader without an authority is told what she cannot write")
    func usersInDoubt() async throws {
        let desk = try await Desk()
        let blank = try await desk.run("user", "add", "bo", "--role", "myndighed", saying: "            ")
        #expect(blank.code == 64 && blank.errors.contains("mellemrum"), "\(blank)")
        let lone = try await desk.run("user", "add", "liv", "--role", "projektleder", saying: Desk.password)
        #expect(lone.code == 0 && lone.output == "liv: projektleder\n", "\(lone)")
        #expect(lone.errors.contains("møder") && lone.errors.contains("meetings"), "\(lone)")
        let own = try await desk.run("user", "role", "liv", "--role", "projektleder", "--authority", "Aalborg")
        #expect(own.code == 0 && own.errors.isEmpty, "\(own)")
    }

    @Test("a token is printed once, and its number ends it")
    func tokens() async throws {
        let desk = try await Desk()
        let made = try await desk.run("token", "create", "gis", "--role", "myndighed", "--register", "mast")
        let secret = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(made.code == 0 && secret.hasPrefix("landkort_") && secret.count > 40, "\(made.errors)")
        let list = try await desk.run("token", "list").output
        #expect(list.hasPrefix("1: gis, myndighed, mast, ") && !list.contains(secret))
        #expect(try await desk.run("token", "revoke", "1").code == 0)
        #expect(try await desk.run("token", "revoke", "1").code == 66)
        #expect(try await desk.run("token", "create", "x", "--role", "myndighed", "--register", "nej").code == 64)
    }

    @Test("a log that was tampered with or cut ends with 65", .enabled(if: Tool.python.isHere, "python3"))
    func audit() async throws {
        let desk = try await Desk()
        _ = try await desk.addIda()
        _ = try await desk.run("token", "create", "gis", "--role", "myndighed")
        let head = try await desk.run("audit", "head").output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(head.hasPrefix("2:"))
        #expect(try await desk.run("audit", "verify", "--head", head).code == 0)
        let file = GeoPackageFile(desk.scratch.path("a.konti"))
        for trigger in ["fast", "bliver"] { _ = try await file.rows("DROP TRIGGER haendelse_\(trigger)") }
        _ = try await file.rows("DELETE FROM haendelse WHERE nr = 2")
        #expect(try await desk.run("audit", "verify").code == 65, "the file has numbered two")
        _ = try await file.rows("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'haendelse'")
        #expect(try await desk.run("audit", "verify").code == 0, "the chain alone does not see a cut")
        #expect(try await desk.run("audit", "verify", "--head", head).code == 65)
        _ = try await file.rows("UPDATE haendelse SET hvem = 'en anden'")
        #expect(try await desk.run("audit", "verify").code == 65)
        #expect(try await desk.run("audit", "head").code == 65)
    }

    @Test("a log whose key is missing is said to be so, and gets no other; with another key, that is told as well")
    func auditKey() async throws {
        let desk = try await Desk()
        _ = try await desk.addIda()
        let (key, away) = (desk.scratch.path("a.noegle"), desk.scratch.path("gemt"))
        try FileManager.default.moveItem(atPath: key, toPath: away)
        for arguments in [["verify"], ["head"]] {
            let outcome = try await Landkort.tool.run(["audit"] + arguments + ["--store", desk.store])
            #expect(outcome.code == 66)
            outcome.says(key, "LANDKORT_AUDIT_KEY_FILE")
        }
        let list = try await desk.run("user", "list")
        #expect(list.code == 66 && !FileManager.default.fileExists(atPath: key))
        try desk.scratch.write(String(repeating: "en anden ", count: 5), to: "a.noegle")
        let other = try await desk.run("audit", "verify")
        #expect(other.code == 65 && other.errors.contains("nøglen er en anden"), "\(other)")
        let kept = try await Landkort.run(
            "audit", "verify", "--store", desk.store, environment: ["LANDKORT_AUDIT_KEY_FILE": away])
        #expect(kept.code == 0 && kept.output.contains("1 linje i orden"), "\(kept)")
    }

    @Test("an import and its being taken back are signed, and the log says who and what")
    func imports() async throws {
        let desk = try await Desk()
        _ = try await desk.addIda()
        let file = try desk.scratch.write("navn;x;y\nMast A;555000;6322000\n", to: "mast.csv")
        let trial = try await desk.run("import", "mast", file, "--dry-run")
        #expect(trial.code == 0, "\(trial.errors)")
        for arguments in [["import", "mast", file, "--actor", "ida"], ["import", "--undo", "1", "--actor", "bo"]] {
            let outcome = try await Landkort.tool.run(arguments + ["--store", desk.store])
            #expect(outcome.code == 0, "\(outcome.errors)")
        }
        let versions = try await GeoPackageFile(desk.store).rows(
            "SELECT aendret_af, historik_afsluttet_af FROM landkort_historik_mast WHERE historik_til IS NOT NULL")
        #expect(versions == [["ida", "bo"]])
        let log = try await desk.run("audit", "list", "--last", "9").output.split(separator: "\n")
            .filter { $0.contains("mast/indlaesning/1") }
        #expect(log.count == 2 && log.allSatisfy { $0.contains("@kommandolinje") }, "\(log)")
        #expect(log[0].contains("insert mast.csv: 1 nye") && log[0].contains("ida"))
        #expect(log[1].contains("fortrudt") && log[1].contains("bo"))
        #expect(try await desk.run("audit", "verify").code == 0)
    }

    @Test("a store to give away is made for a role, and the log says so")
    func share() async throws {
        let desk = try await Desk()
        _ = try await desk.addIda()
        let path = desk.scratch.path("del.gpkg")
        let made = try await desk.run("share", "--as", "anonym", "-o", path)
        #expect(made.code == 0, "\(made.errors)")
        let tables = try await GeoPackageFile(path).rows("SELECT table_name FROM gpkg_contents")
        #expect(tables.contains(["mast"]) && !tables.contains(["eftersyn"]))
        #expect(try await desk.run("share", "--as", "anonym", "-o", path).code == 65)
        #expect(try await desk.run("audit", "list", "--last", "1").output.contains("udtraek"))
        let coverage = try await Landkort.coverage(of: path)
        #expect(coverage == (try await Landkort.coverage(of: desk.store)))
    }
}
