import Foundation
import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("The audit log", .enabled(if: GeoPackageFile.canRead, "python3"))
struct AuditTests {
    private func office() async throws -> Office {
        let office = try await Office()
        for number in 1...6 { try await office.accounts.note(.change, by: "ida", "mast/\(number)", "version 1") }
        return office
    }

    @Test("as it was written it is sound, and its head is met later")
    func sound() async throws {
        let office = try await office()
        let first = try await office.accounts.auditCheck()
        #expect(first.lines == 6 && first.fault == nil)
        try await office.accounts.note(.export, by: "ida")
        let later = try await office.accounts.auditCheck(against: first.head)
        #expect(later.lines == 7 && later.fault == nil)
    }

    @Test(
        "a line that was changed, taken out, put in or moved shows",
        arguments: [
            ("UPDATE haendelse SET hvem = 'bo' WHERE nr = 3", 3), ("DELETE FROM haendelse WHERE nr = 3", 3),
            ("UPDATE haendelse SET detalje = 'x', segl = (SELECT segl FROM haendelse WHERE nr = 5) WHERE nr = 4", 4),
            ("DELETE FROM haendelse WHERE nr < 3", 1),
            ("INSERT INTO haendelse VALUES (7, 'x', 'x', 'aendring', '', '', 'x')", 7),
        ])
    func tampered(sql: String, line: Int) async throws {
        let office = try await office()
        _ = try await office.file.rows("DROP TRIGGER haendelse_fast")
        _ = try await office.file.rows("DROP TRIGGER haendelse_bliver")
        _ = try await office.file.rows(sql)
        #expect(try await office.accounts.auditCheck().fault == .changed(line: line))
    }

    @Test("a log that is written to meanwhile is sound")
    func busy() async throws {
        let office = try await office()
        let accounts = office.accounts
        let faults = try await withThrowingTaskGroup(of: AuditCheck.Fault?.self) { group in
            for _ in 1...4 {
                group.addTask {
                    for _ in 1...60 { try await accounts.note(.export, by: "ida") }
                    return nil
                }
                group.addTask {
                    for _ in 1...15 {
                        if let fault = try await accounts.auditCheck().fault { return fault }
                    }
                    return nil
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
        }
        #expect(faults.isEmpty, "\(faults)")
        #expect(try await accounts.auditCheck().lines == 246)
    }

    @Test("lines missing at the end show against a head that was kept")
    func cut() async throws {
        let office = try await office()
        let head = try await office.accounts.auditCheck().head
        _ = try await office.file.rows("DROP TRIGGER haendelse_bliver")
        _ = try await office.file.rows("DELETE FROM haendelse WHERE nr > 4")
        #expect(try await office.accounts.auditCheck().fault == .cut(head: "6"), "the file has numbered six")
        _ = try await office.file.rows("UPDATE sqlite_sequence SET seq = 4 WHERE name = 'haendelse'")
        #expect(try await office.accounts.auditCheck().fault == nil)
        #expect(try await office.accounts.auditCheck(against: head).fault == .cut(head: head))
    }

    @Test("lines missing at the end go on showing when others are written after them")
    func cutAndGoneOn() async throws {
        let office = try await office()
        _ = try await office.file.rows("DROP TRIGGER haendelse_bliver")
        _ = try await office.file.rows("DELETE FROM haendelse WHERE nr > 4")
        for _ in 1...3 { try await office.accounts.note(.change, by: "ida") }
        #expect(try await office.accounts.auditCheck().fault == .changed(line: 5))
        #expect(try await office.accounts.auditCheck().lines == 4)
    }

    @Test("what is done while the log takes nothing is done, and told later, each once")
    func heldLog() async throws {
        let office = try await Office()
        let accounts = office.accounts.keepingLines { _, _ in }
        let editing = Editing(office.workspace, accounts)
        _ = try await office.file.rows(
            "CREATE TRIGGER nej BEFORE INSERT ON haendelse BEGIN SELECT RAISE(ABORT, 'x'); END")
        let done = await withTaskGroup(of: Bool.self) { group in
            for number in 1...6 {
                group.addTask {
                    let mast = Office.mast(number)
                    return (try? await editing.save(mast, in: "mast", by: Office.ida, replacing: nil)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        let stored = try await office.store.count(in: "mast", matching: FeatureQuery(), reader: .administrator)
        #expect(done == stored && done > 0, "who came after the first line was kept was refused")
        await #expect(throws: StoreProblem.self, "nothing new before it is written") {
            try await editing.save(Office.mast(7), in: "mast", by: Office.ida, replacing: nil)
        }
        #expect(await accounts.lastLines().count == stored)
        _ = try await office.file.rows("DROP TRIGGER nej")
        try await accounts.writeUnwritten()
        #expect(try await office.log() == Array(repeating: "aendring ida", count: stored))
        #expect(try await accounts.auditCheck().fault == nil)
        #expect(await accounts.lastLines().isEmpty)
    }

    @Test("a program that does not go on says that it is done and not in the log")
    func notLogged() async throws {
        let office = try await Office()
        _ = try await office.file.rows(
            "CREATE TRIGGER nej BEFORE INSERT ON haendelse BEGIN SELECT RAISE(ABORT, 'x'); END")
        do {
            _ = try await office.editing.save(Office.mast(1), in: "mast", by: Office.ida, replacing: nil)
            Issue.record("it was told as logged")
        } catch let problem as AccessProblem {
            #expect(problem.code == "access.not-logged" && problem.message.da.contains("mast/"))
        }
        #expect(try await office.store.count(in: "mast", matching: FeatureQuery(), reader: .administrator) == 1)
    }

    @Test("the file itself refuses to change or remove a line")
    func appendOnly() async throws {
        let office = try await office()
        for sql in ["UPDATE haendelse SET hvem = 'bo'", "DELETE FROM haendelse"] {
            await #expect(throws: ToolProblem.self) { try await office.file.rows(sql) }
        }
    }

    @Test("whoever has not the key cannot write a line that fits")
    func key() async throws {
        let office = try await office()
        let other = Accounts(
            store: try AccountFile(office.file.path, creating: false), auditKey: "en anden nøgle af samme slags længde",
            now: { office.clock.now })
        try await other.note(.change, by: "bo")
        #expect(try await office.accounts.auditCheck().fault == .changed(line: 7))
    }
}

extension AuditTests {
    @Test("a file of accounts from before accounts could be shut out is read, and takes up what is new")
    func older() async throws {
        let office = try await Office()
        try await office.accounts.add(Office.admin, password: "et langt kodeord", by: "test")
        try await office.age(to: 1)
        let place = AccountPlace(
            store: office.scratch.path("kontor.gpkg"), environment: ["LANDKORT_AUDIT_KEY": Office.key])
        for _ in 0..<2 {
            let accounts = try place.accounts(creating: false, now: { Date.now })
            #expect(try await accounts.all().map(\.name) == ["admin"])
            #expect(try await accounts.auditCheck().fault == nil)
            await #expect(throws: AccessProblem.self) { try await accounts.block(true, "admin", by: "test") }
        }
    }
}
