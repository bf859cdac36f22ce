import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@Suite(
    "GDAL reads the store as a GeoPackage",
    .enabled(if: GeoPackageFile.canRead, "skipped: gdal-bin and python3-gdal are not installed"))
struct ConformanceTests {
    private let place = Position(x: 555_938, y: 6_322_995)

    /// A store with every built-in register and the example rows of those without national ones.
    private func filled(_ scratch: Scratch) async throws -> (any Store, GeoPackageFile) {
        let builtIn = try BuiltIn()
        let store = try await StoreKind.geoPackage.open(in: scratch, builtIn.registers, seeds: builtIn.seeds)
        var rows: [RegisterID: [Feature]] = [:]
        for register in builtIn.registers where !register.isSeeded { rows[register.id] = try ExampleRows.of(register) }
        try await store.insert(rows)
        return (store, GeoPackageFile(scratch.path("lager.gpkg")))
    }

    @Test("the validator finds nothing, in a new store and after edits")
    func valid() async throws {
        let scratch = try Scratch()
        let (store, file) = try await filled(scratch)
        #expect(try await file.faults(strictly: true) == "")
        try await file.edit(
            "UPDATE mast SET navn = 'Ny', geom = AsGPB(ST_GeomFromText('POINT(1 2)', 25832)) WHERE fid = 1")
        try await file.edit("DELETE FROM beskyttelsesrum WHERE fid = 2")
        try await file.append(
            #"{"type":"Feature","properties":{"navn":"Æ"},"geometry":{"type":"Point","coordinates":[10,57]}}"#,
            to: "mast", in: scratch)
        let campaign = TrialCampaign.draft([(TrialCampaign.part("Læsø", rows: 9), "0825")])
        #expect(try await store.save(campaign) { _ in .add(removing: []) })
        #expect(try await file.faults() == "")
        #expect(try await file.value("PRAGMA integrity_check") == "ok")
    }

    @Test("tables made all at once are those that are made one register after the other")
    func madeAtOnce() async throws {
        let (atOnce, oneByOne) = (try Scratch(), try Scratch())
        let registers = try BuiltIn().registers
        try #require(registers.contains { $0.attachments != nil })
        _ = try await StoreKind.geoPackage.open(in: atOnce, registers)
        for count in [1, registers.count] {
            _ = try await StoreKind.geoPackage.open(in: oneByOne, Array(registers.prefix(count)))
        }
        let schema = """
            SELECT group_concat(type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, ''), char(10))
            FROM (SELECT * FROM sqlite_master WHERE name <> 'sqlite_sequence' ORDER BY type, name)
            """
        let made = try await GeoPackageFile(atOnce.path("lager.gpkg")).value(schema)
        #expect(try await GeoPackageFile(oneByOne.path("lager.gpkg")).value(schema) == made)
        #expect(made.contains("trigger mast_aendret mast CREATE TRIGGER"))
    }

    @Test("every register is a layer with its title's rows, and places are in EPSG:25832")
    func layers() async throws {
        let scratch = try Scratch()
        let (store, file) = try await filled(scratch)
        for register in store.registers {
            let info = try await Tool.ogrinfo.run(["-ro", "-so", file.path, register.id.rawValue]).output
            let count = try await store.count(in: register.id, matching: FeatureQuery(), reader: .administrator)
            #expect(info.contains("Feature Count: \(count)\n"), "\(info)")
            #expect(info.contains("ID[\"EPSG\",25832]]\n") == (register.geometry != nil), "\(info)")
            for field in register.fields { #expect(info.contains("\n\(field.name): "), "\(field.name) in \(info)") }
        }
        let all = try await Tool.ogrinfo.run(["-ro", "-q", file.path])
        let attached = store.registers.filter { $0.attachments != nil }.count
        #expect(attached > 0 && all.output.split(separator: "\n").count == store.registers.count + attached + 1)
        #expect(all.errors == "")
    }

    @Test("GDAL reads the values we wrote, with their types")
    func values() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        let row = Trial.row(
            1, at: .point(place),
            [
                "antal": -7, "hoejde": 48.5, "aktiv": true, "dag": "2026-11-20", "tid": "2026-11-20T10:00:00Z",
                "navne": ["a", "b"],
            ])
        try await store.insert([Trial.id: [row]])
        let info = try await Tool.ogrinfo.run(["-ro", "-al", scratch.path("lager.gpkg")]).output
        for expected in [
            "antal (Integer64) = -7", "hoejde (Real) = 48.5", "aktiv (Integer(Boolean)) = 1", "dag (Date) = 2026/11/20",
            "tid (DateTime) = 2026/11/20 10:00:00+00", #"navne (String) = ["a","b"]"#, "POINT (555938 6322995)",
        ] {
            #expect(info.contains(expected), "\(expected) in \(info)")
        }
    }
}
