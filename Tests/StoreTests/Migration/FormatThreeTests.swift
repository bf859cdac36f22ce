import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

/// A file whose trees of past versions have 32-bit floats.
@Suite("A store of format 3", .enabled(if: GeoPackageFile.canRead, "skipped: no GDAL"))
struct FormatThreeTests {
    private let tree = "landkort_historik_proeve_rum"

    private func open(_ path: String, creating: Bool = false) async throws -> GeoPackageStore {
        try await GeoPackageStore.open(path, registers: [Trial.register()], creating: creating)
    }

    private func grow(_ path: String) async throws {
        let store = try await open(path, creating: true)
        for number in 1...5 {
            var row = Trial.row(number, at: Trial.point(500_000.25 + Double(number), 6_200_000))
            try await store.insert([Trial.id: [row]])
            for revision in 1...3 {
                row["navn"] = .string("trin \(revision)")
                try await store.save(row, in: Trial.id, by: Actor("ida"), replacing: revision)
            }
        }
        store.close()
    }

    @Test("has its trees made anew in whole centimetres and seconds, with the same versions")
    func renewed() async throws {
        let scratch = try Scratch()
        let path = scratch.path("gammel.gpkg")
        try await grow(path)
        let file = GeoPackageFile(path)
        let contents = "SELECT * FROM \(tree) ORDER BY id"
        let fresh = try await file.rows(contents)
        #expect(fresh.count == 15 && fresh[0][1...4] == ["50000124", "50000126", "619999999", "620000001"])
        for step in [
            "DROP TABLE \(tree)", "CREATE VIRTUAL TABLE \(tree) USING rtree(id, minx, maxx, miny, maxy, fra, til)",
            "INSERT INTO \(tree) VALUES (1, 0, 1, 0, 1, 0, 1)",
            "UPDATE landkort_lager SET value = 3 WHERE name = 'format'",
        ] { _ = try await file.rows(step) }

        try await open(path).close()
        #expect(try await file.rows(contents) == fresh)
        #expect(try await file.value("SELECT value FROM landkort_lager WHERE name = 'format'") == "4")
        #expect(try await file.value("SELECT rtreecheck('\(tree)')") == "ok")
        #expect(try await file.faults() == "")
    }

    @Test("a place or a time beyond the tree's numbers keeps nobody from writing")
    func beyond() async throws {
        let scratch = try Scratch()
        let path = scratch.path("langt.gpkg")
        try await grow(path)
        let file = GeoPackageFile(path)
        try await file.edit("UPDATE proeve SET systid_fra = '0001-01-01T00:00:00Z' WHERE fid = 1")
        for place in ["1e12 -1e12", "600000 6300000"] {
            let point = "POINT(\(place))"
            try await file.edit("UPDATE proeve SET geom = AsGPB(GeomFromText('\(point)', 25832)) WHERE fid = 1")
        }
        #expect(try await file.value("SELECT count(*) FROM \(tree)") == "17")
        #expect(try await file.value("SELECT rtreecheck('\(tree)')") == "ok")
    }
}
