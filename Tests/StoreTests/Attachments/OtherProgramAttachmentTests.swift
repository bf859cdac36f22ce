import LandkortCore
import LandkortStore
import Support
import Testing

/// Files that are attached and removed in the file itself, as QGIS and scripts do it.
@Suite(
    "Files that other programs attach",
    .enabled(if: GeoPackageFile.canRead, "skipped: gdal-bin and python3-gdal are not installed"))
struct OtherProgramAttachmentTests {
    private let links = "landkort_bilag_proeve"

    private struct Desk {
        let scratch: Scratch
        let store: any Store
        let file: GeoPackageFile

        /// Two records, the first with the files a, b and c.
        init() async throws {
            scratch = try Scratch()
            var register = Trial.register()
            register.annotations["bilag"] = "ja"
            store = try await StoreKind.geoPackage.open(in: scratch, [register])
            file = GeoPackageFile(scratch.path("lager.gpkg"))
            try await store.insert([Trial.id: [1, 2].map { Trial.row($0, at: Trial.point(500_000, 6_200_000)) }])
            for title in ["a", "b", "c"] {
                let new = try NewAttachment(TestPictures.pdf, fileName: "f.pdf", title: title, by: .files)
                try await store.change(.add(new), of: Trial.id(1), in: Trial.id, by: Actor("ida"))
            }
        }

        func shown(_ number: Int = 1) async throws -> String {
            try await store.attachments(of: Trial.id(number), in: Trial.id, reader: .administrator).map {
                $0.title + ($0.to != nil ? "-" : $0.isPrimary ? "*" : "")
            }.joined(separator: " ")
        }
    }

    @Test(
        "exactly one is the primary, whatever is written",
        arguments: [
            ("UPDATE landkort_bilag_proeve SET primaer = 1", "c* a b"),
            ("UPDATE landkort_bilag_proeve SET primaer = 0", "a* b c"),
            ("UPDATE landkort_bilag_proeve SET primaer = 1 WHERE related_id = 2", "b* a c"),
            ("UPDATE landkort_bilag_proeve SET primaer = NULL WHERE related_id = 1", "b* a c"),
            ("UPDATE landkort_bilag_proeve SET primaer = 'x'", "a* b c"),
            ("DELETE FROM landkort_bilag_proeve WHERE related_id = 1", "b* c a-"),
            ("DELETE FROM landkort_bilag_proeve", ""),
            ("DELETE FROM landkort_bilag WHERE id = 1", "b* c a-"),
            ("INSERT INTO landkort_bilag_proeve (base_id, related_id) VALUES (2, 1)", "a* b c"),
            ("INSERT INTO landkort_bilag_proeve (base_id, related_id, primaer) VALUES (2, 1, 0)", "a* b c"),
            ("INSERT OR REPLACE INTO landkort_bilag_proeve (base_id, related_id, primaer) VALUES (1, 3, 1)", ""),
            ("UPDATE landkort_bilag_proeve SET base_id = 2 WHERE related_id = 1", "b* c a-"),
            ("UPDATE landkort_bilag SET titel = 'A' WHERE id = 1", "A* b c"),
        ])
    func one(statement: String, expected: String) async throws {
        for recursively in [true, false] {
            let desk = try await Desk()
            if recursively {
                try await desk.file.edit(statement)
            } else {
                _ = try await desk.file.rows(statement)
            }
            let primaries = try await desk.file.rows(
                "SELECT count(*), sum(primaer), count(DISTINCT related_id) FROM \(links) GROUP BY base_id")
            for row in primaries { #expect(row[1] == "1" && row[0] == row[2], "\(statement): \(primaries)") }
            if !expected.isEmpty { #expect(try await desk.shown() == expected, "\(statement) \(recursively)") }
            #expect(try await desk.file.faults(strictly: true) == "")
        }
    }

    @Test("what is deleted is kept, with who did it where somebody said so")
    func kept() async throws {
        let desk = try await Desk()
        try await desk.file.edit("DELETE FROM landkort_bilag")
        let found = try await desk.store.attachments(of: Trial.id(1), in: Trial.id, reader: .administrator)
        #expect(found.count == 3 && found.allSatisfy { $0.to != nil && $0.by == "ida" && $0.endedBy == nil })
        for attachment in found {
            let bytes = try await desk.store.content(
                of: attachment.id, to: Trial.id(1), in: Trial.id, reader: .administrator)
            #expect(bytes == TestPictures.pdf)
        }
    }

    @Test("files follow a record whose row another program puts a new one in the place of")
    func replaced() async throws {
        let desk = try await Desk()
        let replacing = "INSERT OR REPLACE INTO proeve (navn, off_kode, objekt_id) VALUES ('Ny', '1', '\(Trial.id(1))')"
        try await desk.file.edit(replacing)
        #expect(try await desk.shown() == "a* b c")
        let row = try await desk.file.value("SELECT fid FROM proeve WHERE navn = 'Ny'")
        #expect(try await desk.file.rows("SELECT DISTINCT base_id FROM \(links)") == [[row]] && row != "1")
        try await desk.file.upsert("proeve", setting: "navn = 'Igen'", in: desk.scratch)
        #expect(try await desk.shown() == "a* b c")
        try await desk.file.edit("DELETE FROM proeve WHERE navn = 'Igen'")
        #expect(try await desk.file.value("SELECT count(*) FROM \(links)") == "0")
    }

    @Test("a file that another program adds is an attachment, of the type that its bytes have")
    func added() async throws {
        let desk = try await Desk()
        try await desk.file.edit("INSERT INTO landkort_bilag (data, content_type) VALUES (x'FFD8FFE000', 'text/html')")
        try await desk.file.edit("INSERT INTO \(links) (base_id, related_id) VALUES (2, 4)")
        let found = try await desk.store.attachments(of: Trial.id(2), in: Trial.id, reader: .administrator)
        #expect(found.map(\.type) == [.jpeg] && found.map(\.isPrimary) == [true] && found[0].id.count == 36)
        #expect(found[0].title == "JPEG-billede" && found[0].by == nil)
    }

    @Test("GDAL knows the relation")
    func relation() async throws {
        let desk = try await Desk()
        let relation = try await desk.file.rows(
            """
            SELECT base_table_name, base_primary_column, related_table_name, related_primary_column, relation_name,
              mapping_table_name FROM gpkgext_relations
            """)
        #expect(relation == [["proeve", "fid", "landkort_bilag", "id", "media", links]])
        let info = try await Tool.ogrinfo.run(["-ro", "-so", desk.file.path, "landkort_bilag"])
        #expect(info.output.contains("Feature Count: 3\n") && info.output.contains("data: Binary"))
        #expect(info.errors == "")
        let names = "import sys; from osgeo import gdal; print(gdal.OpenEx(sys.argv[1]).GetRelationshipNames())"
        let known = try await Tool.python.run(["-c", names, desk.file.path])
        #expect(known.output.contains("proeve_landkort_bilag"), "\(known.output) \(known.errors)")
    }
}
