import Foundation
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

/// A file that the program wrote before it kept versions: `Tests/Files/format-1.sql`.
@Suite("A store of format 1", .enabled(if: Tool.python.isHere, "skipped: no python3"))
struct FormatOneTests {
    private let scratch = try! Scratch()
    private var path: String { scratch.path("gammel.gpkg") }

    private func registers() throws -> [Register] {
        try BuiltIn().registers.filter { ["mast", "region"].contains($0.id) }
    }

    private func write() async throws {
        let file = Places.package.appending(path: "Tests/Files/format-1.sql").path
        let script = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(open(sys.argv[2]).read())"
        let outcome = try await Tool.python.run(["-c", script, path, file])
        try #require(outcome.code == 0, "\(outcome.errors)")
    }

    @Test("keeps its rows, and their versions from then on")
    func keepsRows() async throws {
        try await write()
        let before = try await GeoPackageFile(path).rows("SELECT objekt_id, operatoerer, hoejde FROM mast ORDER BY fid")
        let store = try await GeoPackageStore.open(path, registers: registers(), creating: false)
        let page = try await store.features(in: "mast", matching: FeatureQuery(), reader: .administrator)
        #expect(page.features.map(\.id) == before.map { $0[0] })
        var mast = page.features[0]
        let revision = try #require(
            try await store.versions(of: mast.id, in: "mast", reader: .administrator).first?.revision)
        mast["hoejde"] = 12.5
        try await store.save(mast, in: "mast", by: Actor("Prøve"), replacing: revision)

        let versions = try await store.versions(of: mast.id, in: "mast", reader: .administrator)
        #expect(versions.map { $0.feature["hoejde"] } == [12.5, page.features[0]["hoejde"]])
        store.close()
        #expect(try await GeoPackageFile(path).value("PRAGMA integrity_check") == "ok")
        #expect(try await GeoPackageFile(path).value("SELECT value FROM landkort_lager WHERE name = 'format'") == "4")
    }

    @Test("is a sound GeoPackage afterwards", .enabled(if: GeoPackageFile.canRead, "skipped: no GDAL"))
    func isSound() async throws {
        try await write()
        try await GeoPackageStore.open(path, registers: registers(), creating: false).close()
        #expect(try await GeoPackageFile(path).faults().isEmpty)
        #expect(try await GeoPackageFile(path).faultsInSpatialIndex(of: "mast") == "ok")
    }

    @Test("gets fields that changed their form")
    func changedField() async throws {
        try await write()
        var registers = try registers()
        let index = try #require(registers.firstIndex { $0.id == "mast" })
        let height = try #require(registers[index].fields.firstIndex { $0.name == "hoejde" })
        registers[index].fields[height].type = .string
        let heights = try await GeoPackageFile(path).rows("SELECT hoejde FROM mast ORDER BY fid")
        let migration = try await GeoPackageStore.migrate(path, to: registers)
        #expect(migration.obstacles.isEmpty)
        let stored = try await GeoPackageFile(path).rows("SELECT hoejde, typeof(hoejde) FROM mast ORDER BY fid")
        #expect(stored.map { Double($0[0]) } == heights.map { Double($0[0]) })
        #expect(stored.allSatisfy { $0[1] == "text" })
    }
}
