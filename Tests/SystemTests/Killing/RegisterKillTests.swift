import Foundation
import Support
import Testing

@Suite("A change of a register that is killed", .serialized, .enabled(if: Tool.python.isHere, "skipped: no python3"))
struct RegisterKillTests {
    private static let rows = 3_000

    private static func schema(effect range: String) -> String {
        """
        id: urn:eksempel:ladestander
        name: ladestander
        title: Ladestandere
        description: Steder, hvor en elbil kan lades.
        version: "1.0"
        status: draft
        imports: [linkml:types, ../faelles/objekt, ../faelles/synlighed]
        classes:
          Ladestander:
            description: Et sted med et eller flere stik.
            mixins: [Objekt, Synlighed]
            annotations: {geometri: Point, skriv: tovholder}
            unique_keys: {nummer: {unique_key_slots: [nummer]}}
            attributes:
              nummer: {title: Nummer, description: Udbyderens., required: true}
              effekt: {title: Effekt, description: Det højeste pr. stik., range: \(range)}
        """
    }

    private static func table(effect: Int) -> String {
        let rows = (0..<rows).map { "N\($0);\(effect);\(500_000 + $0);6200000" }
        return (["nummer;effekt;x;y"] + rows).joined(separator: "\n") + "\n"
    }

    /// A store with the register and its rows, each of the effect 1.
    private func store(_ scratch: Scratch) async throws -> String {
        try declare("integer", scratch)
        let store = scratch.path("a.gpkg")
        let campaign = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
        #expect(try await Landkort.importPart(campaign, into: store).code == 0)
        let file = try scratch.write(Self.table(effect: 1), to: "1.csv")
        let outcome = try await Landkort.run("import", "ladestander", file, "--store", store)
        try #require(outcome.code == 0, "\(outcome.errors)")
        return store
    }

    private func declare(_ range: String, _ scratch: Scratch) throws {
        let folder = scratch.folder.appending(path: "a.registre")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(Self.schema(effect: range).utf8).write(to: folder.appending(path: "ladestander.yaml"))
    }

    /// The one value that every row has, and that the file is sound.
    private func effect(_ store: String) async throws -> String {
        let file = GeoPackageFile(store)
        #expect(try await file.value("PRAGMA integrity_check") == "ok")
        let rows = try await file.rows("SELECT typeof(effekt) || effekt, count(*) FROM ladestander GROUP BY 1")
        #expect(rows.count == 1 && rows[0][1] == String(Self.rows), "\(rows)")
        return rows.first?.first ?? "none"
    }

    @Test("an import leaves the old rows or the new ones, and what ended well is there with its receipt")
    func imports() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        let files = try (1...2).map { try scratch.write(Self.table(effect: $0), to: "\($0).csv") }
        func importing(_ file: String) -> [String] {
            ["import", "ladestander", file, "--store", store, "--mode", "replace", "--key", "nummer"]
        }
        var series = KillSeries(try await Landkort.duration(importing(files[1])))
        var (held, receipts) = (1, 2)
        for number in 0..<30 {
            let moment = KillMoment(number, of: series.whole, log: store + "-wal", within: 400)
            let wasKilled = try await series.run(moment, importing(files[1 - held]))
            let now = try await effect(store) == "integer1" ? 0 : 1
            if !wasKilled { #expect(now != held, "an import that ended well is there") }
            receipts += now == held ? 0 : 1
            held = now
            #expect(try await GeoPackageFile(store).value("SELECT count(*) FROM landkort_import") == "\(receipts)")
            let versions = "SELECT count(*) FROM landkort_historik_ladestander WHERE historik_til IS NOT NULL"
            #expect(try await GeoPackageFile(store).value(versions) == "\((receipts - 1) * Self.rows)")
        }
        #expect(series.kills >= 8, "too few kills fell before the end of an import")
    }

    @Test("a migration leaves the old form or the new one")
    func migrations() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        let applying = ["model", "apply", "--store", store]
        try declare("string", scratch)
        var series = KillSeries(try await Landkort.duration(applying))
        var held = "text1"
        for number in 0..<30 {
            try declare(held == "text1" ? "integer" : "string", scratch)
            let moment = KillMoment(number, of: series.whole, log: store + "-wal", within: 200)
            let wasKilled = try await series.run(moment, applying)
            let now = try await effect(store)
            #expect(["text1", "integer1"].contains(now))
            if !wasKilled { #expect(now != held, "a migration that ended well is there") }
            held = now
        }
        #expect(series.kills >= 8, "too few kills fell before the end of a migration")
        let outcome = try await Landkort.run("model", "apply", "--store", store)
        #expect(outcome.code == 0, "\(outcome.errors)")
    }
}
