import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@Suite(
    "Edits by other programs",
    .enabled(if: GeoPackageFile.canRead, "skipped: gdal-bin and python3-gdal are not installed"))
struct OtherProgramTests {
    private let uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/

    /// A store with one mast, and its file.
    private func store(_ scratch: Scratch) async throws -> (any Store, GeoPackageFile) {
        let store = try await StoreKind.geoPackage.open(in: scratch, try BuiltIn().registers)
        let mast = Feature(
            id: Trial.id(1), values: ["navn": "Gammel"], geometry: .point(Position(x: 550_000, y: 6_300_000)))
        try await store.insert(["mast": [mast]])
        return (store, GeoPackageFile(scratch.path("lager.gpkg")))
    }

    private func masts(_ store: any Store) async throws -> [Feature] {
        try await store.features(in: "mast", matching: FeatureQuery(), reader: .administrator).features
    }

    private func point(_ properties: String) -> String {
        """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{\(properties)},
        "geometry":{"type":"Point","coordinates":[10.0,57.0]}}]}
        """
    }

    @Test("a changed value is seen, as a new version with its time")
    func update() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        let (old, change) = (try #require(try await masts(store).first), try await store.change())
        try await file.edit("UPDATE mast SET navn = 'Ny' WHERE fid = 1")
        let new = try #require(try await masts(store).first)
        #expect(new["navn"] == "Ny")
        #expect(try await store.change() > change)
        #expect(new["versions_id"] != old["versions_id"] && new["versions_id"].string?.wholeMatch(of: uuid) != nil)
        #expect(try #require(new["systid_fra"].string) > #require(old["systid_fra"].string))
        #expect(new["oprettet"] == old["oprettet"] && new.id == old.id)
        #expect(try await file.value("SELECT revision FROM mast") == "2")
    }

    @Test("a value set to what it was makes no new version")
    func sameValue() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        let old = try #require(try await masts(store).first)
        try await file.edit("UPDATE mast SET navn = 'Gammel', geom = geom, kommunekode = NULL WHERE fid = 1")
        #expect(try await masts(store) == [old])
        #expect(try await file.value("SELECT revision FROM mast") == "1")
    }

    @Test("a row added without ids and times gets them, once")
    func insert() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        let change = try await store.change()
        try await file.append(point(#""navn":"Tilføjet""#), to: "mast", in: scratch)
        let new = try #require(try await masts(store).last)
        #expect(new["navn"] == "Tilføjet" && new.id.wholeMatch(of: uuid) != nil && new.id != Trial.id(1))
        #expect(new["versions_id"].string?.wholeMatch(of: uuid) != nil && new["versions_id"].string != new.id)
        #expect(new["systid_fra"] != nil && new["oprettet"] == new["systid_fra"] && new["off_kode"] == "1")
        #expect(try await store.change() > change)
        #expect(try await file.rows("SELECT revision FROM mast") == [["1"], ["1"]])
        let box = FeatureQuery(box: Envelope(Position(x: 560_000, y: 6_318_000)).expanded(by: 2_000))
        #expect(try await store.features(in: "mast", matching: box, reader: .anonymous).features.map(\.id) == [new.id])
    }

    @Test("a shelter drawn in QGIS is hidden from the public")
    func hiddenShelter() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        try await file.append(
            point(#""note":"x""#).replacing(
                #""Point","coordinates":[10.0,57.0]"#, with: #""MultiPoint","coordinates":[[10.0,57.0]]"#),
            to: "beskyttelsesrum", in: scratch)
        #expect(try await store.count(in: "beskyttelsesrum", matching: FeatureQuery(), reader: .administrator) == 1)
        #expect(try await store.count(in: "beskyttelsesrum", matching: FeatureQuery(), reader: .anonymous) == 0)
    }

    @Test(
        "a pasted row becomes a row of its own",
        arguments: ["00000000-0000-4000-8000-000000000001_1", "", "1", "00000000-0000-4000-8000-00000000000g"])
    func paste(id: String) async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        // As QGIS pastes: every column of the copied row, but for the key.
        try await file.edit(
            """
            INSERT INTO mast (geom, navn, objekt_id, versions_id, systid_fra, oprettet, revision, off_kode)
            SELECT geom, navn, '\(id)', versions_id, '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z', 7, off_kode FROM mast
            """)
        let (old, new) = (try await masts(store)[0], try await masts(store)[1])
        #expect(new.id.wholeMatch(of: uuid) != nil && new.id != old.id)
        #expect(new["versions_id"].string?.wholeMatch(of: uuid) != nil && new["versions_id"] != old["versions_id"])
        #expect(try #require(new["systid_fra"].string) > "2026" && #require(new["oprettet"].string) > "2026")
        #expect(new.geometry == old.geometry && new["navn"] == old["navn"])
        #expect(try await file.rows("SELECT revision FROM mast") == [["1"], ["1"]])
    }

    @Test("an id of one's own is kept, also in capital letters; one that is taken is refused")
    func ownID() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        let own = "ABCDEF00-1234-5678-9ABC-DEF012345678"
        try await file.append(point(#""objekt_id":"\#(own)""#), to: "mast", in: scratch)
        #expect(try await masts(store).last?.id == own)
        await #expect(throws: ToolProblem.self) {
            try await file.append(point(#""objekt_id":"\#(own)""#), to: "mast", in: scratch)
        }
        #expect(try await masts(store).count == 2)
    }

    @Test("copied rows are refused under a taken id, as a whole; with the id emptied they are things of their own")
    func copiedRows() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        let copy = scratch.path("kopi.gpkg")
        #expect(try await Tool.ogr2ogr.run([copy, file.path, "mast"]).code == 0)
        let append = ["-update", "-append", file.path, copy, "mast"]
        let refused = try await Tool.ogr2ogr.run(append)
        #expect(refused.code != 0 && refused.errors.contains("UNIQUE constraint failed: mast.objekt_id"))
        #expect(try await masts(store).count == 1)
        let empty = ["-q", "-update", copy, "-sql", "UPDATE mast SET objekt_id = '', navn = 'Kopi'"]
        #expect(try await Tool.ogrinfo.run(empty).code == 0)
        #expect(try await Tool.ogr2ogr.run(append).code == 0)
        try await file.edit("UPDATE mast SET navn = 'Rettet kopi' WHERE navn = 'Kopi'")
        let (old, new) = (try await masts(store)[0], try await masts(store)[1])
        #expect(new.id.wholeMatch(of: uuid) != nil && new.id != old.id && new["versions_id"] != old["versions_id"])
        let versions = try await store.versions(of: new.id, in: "mast", reader: .administrator)
        #expect(versions.map { $0.feature["navn"] } == ["Rettet kopi", "Kopi"])
        #expect(try await store.versions(of: old.id, in: "mast", reader: .administrator).map(\.ending) == [nil])
    }

    @Test("rows that ogr2ogr upserts without their keys change those of the same id, and move in the index")
    func upsertByID() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        let source = try scratch.write(point(#""objekt_id":"\#(Trial.id(1))","navn":"Flyttet""#), to: "flyttet.geojson")
        let outcome = try await Tool.ogr2ogr.run([
            "-update", "-upsert", file.path, source, "-nln", "mast", "-t_srs", "EPSG:25832",
        ])
        #expect(outcome.code == 0 && !outcome.errors.contains("ERROR"), "\(outcome.errors)")
        let versions = try await store.versions(of: Trial.id(1), in: "mast", reader: .administrator)
        #expect(versions.map { $0.feature["navn"] } == ["Flyttet", "Gammel"] && versions[1].ending == .changed)
        #expect(try await masts(store).count == 1)
        #expect(try await file.faultsInSpatialIndex(of: "mast") == "ok")
    }

    @Test("an update that inserts or replaces leaves one row and a sound index")
    func replace() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        let change = try await store.change()
        for _ in 0..<2 {
            try await file.edit(
                """
                INSERT OR REPLACE INTO mast (fid, geom, navn, objekt_id) SELECT fid, geom, 'Erstattet', objekt_id FROM mast
                """)
        }
        let rows = try await masts(store)
        #expect(rows.map(\.id) == [Trial.id(1)] && rows[0]["navn"] == "Erstattet" && rows[0]["versions_id"] != nil)
        #expect(try await store.change() > change)
        #expect(try await file.faultsInSpatialIndex(of: "mast") == "ok")
        #expect(try await file.faults() == "")
    }

    @Test("a row that ogr2ogr upserts is a new version, though the old one's id and time come along")
    func upsert() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        let old = try #require(try await masts(store).first)
        try await file.upsert("mast", setting: "navn = 'Rettet'", in: scratch)
        let found = try await store.versions(of: old.id, in: "mast", reader: .administrator)
        #expect(found.map { $0.feature["navn"] } == ["Rettet", "Gammel"] && found.map(\.revision) == [2, 1])
        #expect(found[1].feature["versions_id"] == old["versions_id"] && found[1].from == old["systid_fra"].string)
        #expect(found[0].feature["versions_id"] != old["versions_id"])
        #expect(found[0].feature["versions_id"].string?.wholeMatch(of: uuid) != nil)
        #expect(try found[0].from >= #require(found[1].to) && found[0].from > found[1].from)
        #expect(try await file.faults() == "")
    }

    @Test("a time that another program wrote in a form of its own stays so, and is found as the time it is")
    func otherTime() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        try await store.insert([Trial.id: [Trial.row(1, at: Trial.point(550_000, 6_300_000))]])
        try await GeoPackageFile(scratch.path("lager.gpkg")).edit("UPDATE proeve SET tid = '2026-03-11T09:14:05Z'")
        for text in ["2026-03-11T09:14:05Z", "2026-03-11T09:14:05.000Z"] {
            let query = FeatureQuery(equal: ["tid": .string(text)])
            let found = try await store.features(in: Trial.id, matching: query, reader: .administrator).features
            #expect(found.map { $0["tid"] } == ["2026-03-11T09:14:05Z"], "\(text)")
        }
    }

    @Test("the spatial index follows rows that move, vanish, lose their place and get another key")
    func spatialIndex() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        let rows = (2...40).map { number in
            Feature(
                id: Trial.id(number), values: ["navn": "x"],
                geometry: .point(Position(x: 550_000 + Double(number), y: 6_300_000)))
        }
        try await store.insert(["mast": rows])
        #expect(try await file.faultsInSpatialIndex(of: "mast") == "ok")
        try await file.edit(
            "UPDATE mast SET geom = AsGPB(ST_GeomFromText('POINT(600000 6200000)', 25832)) WHERE fid = 1")
        try await file.edit("UPDATE mast SET geom = NULL WHERE fid BETWEEN 2 AND 5")
        try await file.edit("UPDATE mast SET fid = fid + 1000 WHERE fid BETWEEN 4 AND 8")
        try await file.edit("DELETE FROM mast WHERE fid BETWEEN 9 AND 20")
        try await file.edit("UPDATE mast SET geom = (SELECT geom FROM mast WHERE fid = 1) WHERE fid = 2")
        #expect(try await file.faultsInSpatialIndex(of: "mast") == "ok")
        let moved = FeatureQuery(box: Envelope(Position(x: 600_000, y: 6_200_000)))
        #expect(
            try await store.features(in: "mast", matching: moved, reader: .anonymous).features.map(\.id) == [
                Trial.id(1), Trial.id(2),
            ])
        #expect(try await store.count(in: "mast", matching: FeatureQuery(), reader: .anonymous) == 28)
    }

    @Test("an edit of one register is told in the file's own list of contents")
    func contents() async throws {
        let scratch = try Scratch()
        let (_, file) = try await store(scratch)
        let sql = "SELECT last_change FROM gpkg_contents WHERE table_name = "
        let before = (try await file.value(sql + "'mast'"), try await file.value(sql + "'kontakt'"))
        try await file.edit("UPDATE mast SET navn = 'Ny'")
        #expect(try await file.value(sql + "'mast'") > before.0)
        #expect(try await file.value(sql + "'kontakt'") == before.1)
    }
}
