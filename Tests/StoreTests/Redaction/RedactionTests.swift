import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("What is taken out of records for good")
struct RedactionTests {
    private let ida = Actor("ida")
    private let id = Trial.id(1)
    private let place = Trial.point(500_000, 6_200_000)

    private func redaction(
        _ extent: Redaction.Extent, endedBefore: String? = nil
    ) -> Redaction {
        Redaction(
            of: id, in: Trial.id, extent, endedBefore: endedBefore, reason: "Efter anmodning",
            time: "2026-11-20T10:00:00.000Z", by: "admin")
    }

    /// A record in its third version, with a person in each, beside one that is left alone.
    private func store(_ kind: StoreKind, _ scratch: Scratch) async throws -> any Store {
        var register = Trial.register()
        register.annotations["bilag"] = "ja"
        let store = try await kind.open(in: scratch, [register])
        try await store.insert([Trial.id: [Trial.row(2, ["navn": "Nabo Nabosen"])]])
        for (number, name) in ["Anders Hemmeligsen", "Anders B. Hemmeligsen", "Anders Frahemmelig"].enumerated() {
            let row = Trial.row(1, at: place, ["navn": .string(name), "navne": ["Hemmeligliste", "b"], "antal": 7])
            try await store.save(row, in: Trial.id, by: ida, replacing: number == 0 ? nil : number)
        }
        return store
    }

    private func names(_ store: any Store) async throws -> [Value] {
        try await store.versions(of: id, in: Trial.id, reader: .administrator).map { $0.feature["navn"] }
    }

    @Test("a field is emptied in every version, and no version is made of that", arguments: StoreKind.allCases)
    func fields(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        let before = try await store.versions(of: id, in: Trial.id, reader: .administrator)
        let wanted = redaction(.fields(["navn": "(slettet)", "navne": .null]))
        let planned = try await store.redact([wanted], isTrial: true)
        #expect(planned.map(\.current) == [1] && planned.map(\.ended) == [2])
        #expect(try await store.versions(of: id, in: Trial.id, reader: .administrator) == before, "a trial")
        #expect(try await store.redactions(of: id, in: Trial.id, reader: .administrator).isEmpty)

        let done = try await store.redact([wanted], isTrial: false)
        #expect(done.map(\.current) == [1] && done.map(\.ended) == [2] && done[0].leftovers.isEmpty)
        let after = try await store.versions(of: id, in: Trial.id, reader: .administrator)
        #expect(after.map(\.revision) == [3, 2, 1] && after.map(\.from) == before.map(\.from))
        #expect(after.allSatisfy { $0.feature["navn"] == "(slettet)" && $0.feature["navne"].isNull })
        #expect(after.allSatisfy { $0.feature["antal"] == 7 && $0.feature.geometry == place })
        #expect(try await store.feature(Trial.id(2), in: Trial.id, reader: .administrator)["navn"] == "Nabo Nabosen")
        for (word, count) in [("hemmeligsen", 0), ("frahemmelig", 0), ("slettet", 1), ("nabosen", 1)] {
            let query = FeatureQuery(words: SearchWords(word))
            #expect(try await store.count(in: Trial.id, matching: query, reader: .administrator) == count, "\(word)")
        }
        let again = try await store.redact([wanted], isTrial: true)
        #expect(again[0].isEmpty)
        var row = after[0].feature
        row["navn"] = "Ny"
        #expect(try await store.save(row, in: Trial.id, by: ida, replacing: 3).revision == 4, "it goes on")
    }

    @Test("what rests on an earlier reading is not written", arguments: StoreKind.allCases)
    func readBefore(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        let known = try await store.lastRedaction()
        #expect(known == 0)
        let reader = Actor("ida", knowing: known)
        var row = try await store.feature(id, in: Trial.id, reader: .administrator)
        let other = try await store.feature(Trial.id(2), in: Trial.id, reader: .administrator)
        _ = try await store.redact([redaction(.fields(["navn": "(slettet)"]))], isTrial: false)
        row["antal"] = 8
        do throws(StoreProblem) {
            try await store.save(row, in: Trial.id, by: reader, replacing: 3)
            Issue.record("it was written")
        } catch {
            #expect(error.code == "store.redacted")
        }
        #expect(try await names(store) == ["(slettet)", "(slettet)", "(slettet)"])
        let decision = ReviewDecision(on: "1", .approved, by: "per", at: "2026-11-20T10:00:00.000Z")
        let waited = Actor("ida", knowing: known, deciding: decision)
        do throws(StoreProblem) {
            try await store.save(Trial.row(3, ["navn": "Anders Hemmeligsen"]), in: Trial.id, by: waited, replacing: nil)
            Issue.record("a new record that says the same was written")
        } catch {
            #expect(error.code == "store.redacted")
        }
        #expect(try await store.decisions(on: ["1"]).isEmpty, "it goes on waiting")
        try await store.save(other, in: Trial.id, by: reader, replacing: 1)
        func revisions(_ actor: Actor) async throws -> [Revision?] {
            let ids = [id, Trial.id(2)]
            return try await store.transaction(as: actor) { try $0.revisions(of: ids, in: Trial.id) }
        }
        let (seen, stored) = (try await revisions(reader), try await revisions(ida))
        #expect(seen == [nil, 1] && stored == [3, 1])
        let now = Actor("ida", knowing: try await store.lastRedaction())
        row["navn"] = "Ny"
        #expect(try await store.save(row, in: Trial.id, by: now, replacing: 3).revision == 4)
        let later = try await store.redactions(of: id, in: Trial.id, after: known, reader: .administrator)
        #expect(later.map(\.fields) == [["navn"]])
        let none = try await store.redactions(
            of: id, in: Trial.id, after: try await store.lastRedaction(), reader: .administrator)
        #expect(none.isEmpty)
    }

    @Test("a tombstone tells what, when, why and, to authorities, who", arguments: StoreKind.allCases)
    func tombstone(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        _ = try await store.redact([redaction(.fields(["navn": "x"]))], isTrial: false)
        let told = try await store.redactions(of: id, in: Trial.id, reader: .anonymous)
        #expect(told.map(\.fields) == [["navn"]] && told.map(\.by) == [nil] && told[0].reason == "Efter anmodning")
        #expect(told.map(\.time) == ["2026-11-20T10:00:00.000Z"] && told[0].extent == .fields(["navn": .null]))
        let authority = Reader(role: .authority)
        #expect(try await store.redactions(of: id, in: Trial.id, reader: authority).map(\.by) == ["admin"])
        #expect(try await store.redactions(of: Trial.id(2), in: Trial.id, reader: authority).isEmpty)
    }

    @Test(
        "a whole record goes with its versions and files, and only those who see everything know",
        arguments: StoreKind.allCases)
    func whole(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        for title in ["a", "b"] {
            let file = try NewAttachment(TestPictures.pdf, fileName: "f.pdf", title: title, by: .files)
            let made = try await store.change(.add(file), of: id, in: Trial.id, by: ida)
            if title == "a" { try await store.change(.remove(made), of: id, in: Trial.id, by: ida) }
        }
        let done = try await store.redact([redaction(.whole)], isTrial: false)[0]
        #expect(done.current == 1 && done.ended == 2 && done.attachments == 2 && done.leftovers.isEmpty)
        await #expect(throws: StoreProblem.self) { try await names(store) }
        #expect(try await store.redactions(of: id, in: Trial.id, reader: .anonymous).isEmpty)
        let told = try await store.redactions(of: id, in: Trial.id, reader: .administrator)
        #expect(told.map(\.extent) == [.whole] && told.map(\.by) == ["admin"])
    }

    @Test("versions that ended before a moment go, and later ones stay", arguments: StoreKind.allCases)
    func old(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        let versions = try await store.versions(of: id, in: Trial.id, reader: .administrator)
        let moment = try #require(versions[1].to) + "0"
        #expect(try await store.ended(in: Trial.id, before: moment).map(\.id) == [id])
        #expect(try await store.ended(in: Trial.id, before: moment).map(\.isAll) == [false])
        #expect(try await store.ended(in: Trial.id, before: "2020-01-01").isEmpty)
        let emptied = try await store.redact([redaction(.fields(["navn": .null]), endedBefore: moment)], isTrial: false)
        #expect(emptied[0].current == 0 && emptied[0].ended == 2)
        #expect(try await names(store) == ["Anders Frahemmelig", .null, .null])
        let removed = try await store.redact([redaction(.whole, endedBefore: moment)], isTrial: false)
        #expect(removed[0].current == 0 && removed[0].ended == 2)
        #expect(try await names(store) == ["Anders Frahemmelig"])
        try await store.delete(id, in: Trial.id, by: ida, replacing: 3)
        #expect(try await store.ended(in: Trial.id, before: "9999").map(\.isAll) == [true])
    }
}

@Suite("What a redaction leaves in the file")
struct RedactedFileTests {
    private static let secrets = ["Hemmeligsen", "hemmeligsen", "Tilsidehemmelig", "Bilagshemmelig"]

    private func found(in scratch: Scratch) throws -> Set<String> {
        let files = try scratch.names().filter { $0.hasPrefix("lager.gpkg") }
        let bytes = try files.map { try Data(contentsOf: URL(fileURLWithPath: scratch.path($0))) }
        return Set(Self.secrets.filter { secret in bytes.contains { $0.range(of: Data(secret.utf8)) != nil } })
    }

    private func redaction(_ extent: Redaction.Extent) -> Redaction {
        Redaction(
            of: Trial.id(1), in: Trial.id, extent, reason: "Efter anmodning", time: "2026-11-20T10:00:00.000Z",
            by: "admin")
    }

    /// A record with a person in its versions, in a column that was set aside, in an import and in a file.
    private func filled(_ scratch: Scratch) async throws -> GeoPackageStore {
        var register = Trial.register()
        register.annotations["bilag"] = "ja"
        register.fields.append(Trial.field("gammel"))
        let path = scratch.path("lager.gpkg")
        let first = try await GeoPackageStore.open(path, registers: [register], creating: true)
        for number in 0..<40 {
            let name = "Anders \(String(repeating: "langt navn ", count: number)) Hemmeligsen"
            let row = Trial.row(1, ["navn": .string(name), "gammel": "Tilsidehemmelig"])
            try await first.save(row, in: Trial.id, by: Actor("ida"), replacing: number == 0 ? nil : number)
        }
        let text = Array("%PDF-1.4 Bilagshemmelig".utf8)
        let file = try NewAttachment(text, fileName: "f.pdf", by: .files)
        try await first.change(.add(file), of: Trial.id(1), in: Trial.id, by: Actor("ida"))
        _ = try await first.transaction(as: Actor("ida")) { transaction in
            try transaction.save(
                ImportReceipt(
                    register: Trial.id, file: "a.csv", time: "2026-11-20T10:00:00Z", actor: "ida",
                    mode: "insert", columns: [], mapping: "{\"x\":\"Anders  Hemmeligsen\"}"))
        }
        first.close()
        register.fields.removeLast()
        return try await GeoPackageStore.open(path, registers: [register], creating: false)
    }

    @Test("not a byte of the values is left, in tables, index, set-aside columns, imports or log")
    func fields() async throws {
        let scratch = try Scratch()
        let store = try await filled(scratch)
        #expect(try found(in: scratch).isSuperset(of: ["Hemmeligsen", "hemmeligsen", "Tilsidehemmelig"]))
        let planned = try await store.redact([redaction(.fields(["navn": .null, "gammel": .null]))], isTrial: true)[0]
        #expect(planned.setAside == ["gammel"] && planned.ended == 39 && planned.current == 1)
        let done = try await store.redact([redaction(.fields(["navn": .null, "gammel": .null]))], isTrial: false)[0]
        #expect(done.setAside == ["gammel"] && done.leftovers.isEmpty)
        #expect(try found(in: scratch) == ["Bilagshemmelig"])
        #expect(try await store.imports().map(\.mapping) == ["{\"x\":\"\"}"])
    }

    @Test("a text that stands in another record too is told of, by its field alone")
    func leftovers() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        let rows = [1, 2].map { Trial.row($0, ["navn": "Anders Hemmeligsen"]) }
        try await store.insert([Trial.id: rows])
        let done = try await store.redact([redaction(.fields(["navn": .null]))], isTrial: false)[0]
        #expect(done.leftovers == ["navn"])
        #expect(try found(in: scratch) == ["Hemmeligsen", "hemmeligsen"])
    }

    @Test(
        "a whole record leaves nothing of itself or its files, and the file is sound",
        .enabled(if: GeoPackageFile.canRead, "GDAL"))
    func whole() async throws {
        let scratch = try Scratch()
        let store = try await filled(scratch)
        let done = try await store.redact([redaction(.whole)], isTrial: false)[0]
        #expect(done.current == 1 && done.attachments == 1)
        #expect(!(try found(in: scratch).contains("Bilagshemmelig")))
        #expect(!(try found(in: scratch).contains("Tilsidehemmelig")))
        let file = GeoPackageFile(scratch.path("lager.gpkg"))
        #expect(try await file.faults(strictly: true) == "")
        #expect(try await file.value("PRAGMA integrity_check") == "ok")
        #expect(try await file.value("SELECT count(*) FROM landkort_sletning") == "1")
    }

    @Test("the store is whole after it was written anew: nothing is completed again when it is opened")
    func reopened() async throws {
        let scratch = try Scratch()
        let store = try await filled(scratch)
        _ = try await store.redact([redaction(.whole)], isTrial: false)
        let file = GeoPackageFile(scratch.path("lager.gpkg"))
        let mark = "SELECT value FROM landkort_lager WHERE name = 'skema'"
        let version = try await file.value("PRAGMA schema_version")
        #expect(try await file.value(mark).hasSuffix("-\(version)"))
    }
}

@Suite(
    "A redaction while somebody reads", .enabled(if: Tool.python.isHere, "skipped: python3 is not installed"))
struct ReadWhileRedactedTests {
    @Test("is told of, for the log may still hold the values; asked for again, it takes them out")
    func stillRead() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        try await store.insert([Trial.id: [Trial.row(1, ["navn": "Anders Hemmeligsen"])]])
        let redaction = Redaction(
            of: Trial.id(1), in: Trial.id, .whole, reason: "Efter anmodning", time: "2026-11-20T10:00:00.000Z", by: "x")
        let (path, ready, stop) = (scratch.path("lager.gpkg"), scratch.path("laeser"), scratch.path("stop"))
        let script = """
            import os, sqlite3, sys, time
            connection = sqlite3.connect(sys.argv[1], isolation_level=None)
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM proeve").fetchone()
            open(sys.argv[2], "w").close()
            while not os.path.exists(sys.argv[3]): time.sleep(0.05)
            """
        async let reading = Tool.python.runAtOnce(["-c", script, path, ready, stop])
        while !FileManager.default.fileExists(atPath: ready) { try await Task.sleep(for: .milliseconds(20)) }
        #expect(try await store.redact([redaction], isTrial: false).map(\.mayLinger) == [true])
        await #expect(throws: RedactionProblem.stillRead) { _ = try await store.redact([], isTrial: false) }
        try scratch.write("", to: "stop")
        #expect(try await reading.code == 0)
        #expect(try await store.redact([], isTrial: false).isEmpty, "what is left of the earlier one is done")
        #expect(try await store.redactions(of: Trial.id(1), in: Trial.id, reader: .administrator).count == 1)
        for name in try scratch.names() where name.hasPrefix("lager.gpkg") {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path(name)))
            #expect(bytes.range(of: Data("Hemmeligsen".utf8)) == nil, "\(name)")
        }
    }
}
