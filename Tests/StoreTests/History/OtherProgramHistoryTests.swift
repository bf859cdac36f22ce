import LandkortCore
import LandkortStore
import Support
import Testing

/// Statements as QGIS and `ogr2ogr` send them, through a program that is not ours.
@Suite(
    "Versions that other programs end",
    .enabled(if: GeoPackageFile.canRead, "skipped: gdal-bin and python3-gdal are not installed"))
struct OtherProgramHistoryTests {
    private func store(_ scratch: Scratch) async throws -> (any Store, GeoPackageFile) {
        let store = try await StoreKind.geoPackage.open(in: scratch)
        let rows = (1...3).map {
            Trial.row($0, at: Trial.point(500_000 + Double($0), 6_200_000), ["noegle": .string("n\($0)")])
        }
        try await store.insert([Trial.id: rows], by: Actor("ida"))
        return (store, GeoPackageFile(scratch.path("lager.gpkg")))
    }

    private func versions(_ store: any Store, _ number: Int) async throws -> [FeatureVersion] {
        try await store.versions(of: Trial.id(number), in: Trial.id, reader: .administrator)
    }

    @Test("a change and a deletion keep the old values, in nobody's name")
    func changeAndDeletion() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        try await file.edit(
            "UPDATE proeve SET navn = 'Ny', geom = (SELECT geom FROM proeve WHERE fid = 2) WHERE fid = 1")
        try await file.edit("DELETE FROM proeve WHERE fid = 1")
        let found = try await versions(store, 1)
        #expect(found.map { $0.feature["navn"] } == ["Ny", "Nr. 1"])
        #expect(
            found.map { $0.feature.geometry } == [Trial.point(500_002, 6_200_000), Trial.point(500_001, 6_200_000)])
        #expect(found.map(\.by) == [nil, "ida"] && found.map(\.endedBy) == [nil, nil])
        #expect(found.map(\.ending) == [.deleted, .changed])
        #expect(try await file.faults() == "")
    }

    @Test(
        "a row that replaces others ends them, whichever key they share",
        arguments: [
            ("fid, objekt_id", "2, '\(Trial.id(2))'", [2]), ("objekt_id", "'\(Trial.id(2))'", [2]),
            ("fid", "2", [2]), ("noegle", "'n2'", [2]), ("objekt_id, noegle", "'\(Trial.id(1))', 'n2'", [1, 2]),
        ])
    func replacing(columns: String, values: String, gone: [Int]) async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        try await file.edit("INSERT OR REPLACE INTO proeve (navn, \(columns)) VALUES ('Erstatning', \(values))")
        let kept = columns.contains("objekt_id")
        for number in 1...3 {
            let old = try await versions(store, number).filter { $0.feature["navn"] != "Erstatning" }
            // A program that lets triggers set off triggers is seen to delete.
            #expect(old.count == 1 && (old[0].ending != nil) == gone.contains(number), "\(number)")
            #expect([nil, .replaced, .deleted].contains(old[0].ending))
        }
        guard kept else { return }
        let id = try await file.value("SELECT objekt_id FROM proeve WHERE navn = 'Erstatning'")
        let now = try await store.versions(of: id, in: Trial.id, reader: .administrator)[0]
        #expect(now.revision == 2 && now.feature["navn"] == "Erstatning")
    }

    @Test(
        "an insert that takes nobody's place ends nothing",
        arguments: [
            "INSERT OR IGNORE INTO proeve (navn, objekt_id) VALUES ('x', '\(Trial.id(2))')",
            "INSERT INTO proeve (navn, objekt_id) VALUES ('x', '\(Trial.id(9))')",
            "UPDATE proeve SET navn = navn",
        ])
    func nobody(statement: String) async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        try await file.edit(statement)
        for number in 1...3 { #expect(try await versions(store, number).map(\.ending) == [nil]) }
    }

    @Test("an insert that turns into an update keeps the version it ends, once")
    func upsert() async throws {
        let scratch = try Scratch()
        let (store, file) = try await StoreKind.geoPackage.open(in: scratch, [Trial.register(nil)])
            .withFile(scratch)
        try await store.insert([Trial.id: [Trial.row(1)]])
        try await file.edit(
            """
            INSERT INTO proeve (navn, objekt_id) VALUES ('Ny', '\(Trial.id(1))')
            ON CONFLICT (objekt_id) DO UPDATE SET navn = excluded.navn
            """)
        let found = try await versions(store, 1)
        #expect(found.map { $0.feature["navn"] } == ["Ny", "Nr. 1"] && found.map(\.revision) == [2, 1])
    }

    @Test("a row that ogr2ogr writes in another's place replaced it: the thing was never gone")
    func upsertOfWholeRow() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        try await file.upsert("proeve", setting: "navn = 'Rettet'", in: scratch)
        try await file.edit("DELETE FROM proeve WHERE fid = 2")
        #expect(try await versions(store, 1).map(\.ending) == [nil, .replaced])
        #expect(try await versions(store, 2).map(\.ending) == [.deleted, .replaced])
        let former = try await versions(store, 1)[1]
        #expect(former.to != nil && former.feature["navn"] == "Nr. 1")
    }

    @Test("the tree of past versions finds what lay in a box then, and the validator finds nothing")
    func tree() async throws {
        let scratch = try Scratch()
        let (store, file) = try await store(scratch)
        for step in 1...4 {
            try await file.edit("UPDATE proeve SET navn = 'trin \(step)' WHERE fid < 3")
        }
        let counted = try await file.value("SELECT count(*) FROM landkort_historik_proeve_rum")
        #expect(counted == "8")
        #expect(try await file.value("SELECT rtreecheck('landkort_historik_proeve_rum')") == "ok")
        #expect(try await store.count(in: Trial.id, matching: FeatureQuery(), reader: .administrator) == 3)
        #expect(try await file.faults() == "")
    }
}

extension Store {
    fileprivate func withFile(_ scratch: Scratch) -> (any Store, GeoPackageFile) {
        (self, GeoPackageFile(scratch.path("lager.gpkg")))
    }
}
