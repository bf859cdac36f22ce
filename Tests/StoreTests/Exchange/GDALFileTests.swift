import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Files that GDAL writes and reads", .enabled(if: Tool.ogr2ogr.isHere, "GDAL is not on this machine"))
struct GDALFileTests {
    private static let rows = [
        Trial.row(
            1, at: Trial.point(550_000.25, 6_300_000),
            [
                "navn": "Ærø; \"Ø\"", "antal": 7, "hoejde": 2.5, "aktiv": true, "dag": "2025-12-31",
            ]),
        Trial.row(2, at: nil, ["navn": "to"]),
    ]

    private func written(_ format: FileFormat, _ scratch: Scratch, _ system: ReferenceSystem) throws -> String {
        let register = Trial.register()
        let names = ["objekt_id", "navn", "antal", "hoejde", "aktiv", "dag"]
        var shape = FeatureShape(register, fields: names.compactMap { register[$0] }, system: system)
        shape.isInternational = true
        let path = scratch.path("vores.\(format.rawValue)")
        let file = try format.file(at: path, shape)
        try file.write(Self.rows)
        try file.finish()
        return path
    }

    @Test("ours, turned by ogr2ogr into each of the formats, is read with the same values")
    func read() async throws {
        let scratch = try Scratch()
        let ours = try written(.gpkg, scratch, .utm32)
        let drivers = [("GPKG", "gpkg"), ("GeoJSON", "geojson"), ("CSV", "csv"), ("XLSX", "xlsx")]
        for (driver, ending) in drivers {
            let path = scratch.path("gdal.\(ending)")
            let options = driver == "CSV" ? ["-lco", "GEOMETRY=AS_WKT", "-lco", "SEPARATOR=SEMICOLON"] : []
            let outcome = try await Tool.ogr2ogr.run(["-f", driver, path, ours] + options)
            try #require(outcome.code == 0, "\(outcome.errors)")
            let read = try RowFiles.rows(path)
            let place = try #require(read.columns.firstIndex(of: "navn"))
            #expect(read.rows.map { $0.cells[place] } == [.value("Ærø; \"Ø\""), .value("to")], "\(driver)")
            if driver == "GPKG" { #expect(read.rows[0].geometry == .geometry(Trial.point(550_000.25, 6_300_000))) }
            if driver == "GeoJSON", case .geometry(let found) = read.rows[0].geometry {
                #expect(found.lies(within: 0.01, of: Trial.point(550_000.25, 6_300_000)))
            }
            #expect(read.rows[1].geometry == .none)
        }
    }

    @Test("a layer in degrees is moved to the store's system, and one of several layers must be named")
    func layers() async throws {
        let scratch = try Scratch()
        let ours = try written(.gpkg, scratch, .utm32)
        let path = scratch.path("to.gpkg")
        for (name, more) in [("grader", ["-t_srs", "EPSG:4326"]), ("meter", ["-update"])] {
            let naming = ["-nln", name, "-lco", "IDENTIFIER=\(name)"]
            let outcome = try await Tool.ogr2ogr.run(["-f", "GPKG", path, ours] + naming + more)
            try #require(outcome.code == 0, "\(outcome.errors)")
        }
        let problem = #expect(throws: ExchangeProblem.self) { try RowFiles.rows(path) }
        #expect(problem?.message.en.contains("grader, meter") == true)
        guard case .geometry(let found) = try RowFiles.rows(path, layer: "grader").rows[0].geometry else {
            Issue.record("no geometry")
            return
        }
        #expect(found.lies(within: 0.001, of: Trial.point(550_000.25, 6_300_000)))
    }

    @Test("GDAL reads ours in every format and system, and validates the GeoPackage", arguments: FileFormat.allCases)
    func write(format: FileFormat) async throws {
        let scratch = try Scratch()
        for system in [ReferenceSystem.utm32, .crs84] {
            let path = try written(format, scratch, system)
            let outcome = try await Tool.ogrinfo.run(["-ro", "-al", path])
            #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
            for part in ["Feature Count: 2", "navn (String) = Ærø; \"Ø\"", "= 7", "= 2.5", "2025/12/31"] {
                let isText = part == "2025/12/31" && format == .csv
                #expect(outcome.output.contains(part) || isText, "\(part): \(outcome.output)")
            }
            guard format == .gpkg else { continue }
            let validator = try await Tool.python.run(["-m", "osgeo_utils.samples.validate_gpkg", path])
            #expect(validator.code == 0 && validator.output + validator.errors == "", "\(validator)")
        }
    }
}
