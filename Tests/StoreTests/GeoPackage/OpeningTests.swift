import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Opening a store's file")
struct OpeningTests {
    /// The problem of opening `path`, with and without leave to make a store there.
    private func problems(_ path: String) async -> [String?] {
        var codes: [String?] = []
        for creating in [false, true] {
            do throws(StoreProblem) {
                _ = try await GeoPackageStore.open(path, registers: [Trial.register()], creating: creating)
                codes.append(nil)
            } catch {
                codes.append(error.code)
                #expect(!error.message.da.isEmpty && error.message.en.contains(path))
            }
        }
        return codes
    }

    @Test("where there is no file, one is made only when asked for")
    func missing() async throws {
        let scratch = try Scratch()
        let path = scratch.path("intet.gpkg")
        await #expect(throws: StoreProblem.self) {
            try await GeoPackageStore.open(path, registers: [Trial.register()], creating: false)
        }
        #expect(try scratch.names().isEmpty)
        #expect(await problems(path) == ["store.no-store", nil])
    }

    @Test("an empty file becomes a store only when asked for")
    func emptyFile() async throws {
        let scratch = try Scratch()
        let path = try scratch.write("", to: "tom.gpkg")
        #expect(await problems(path) == ["store.no-store", nil])
    }

    @Test(
        "a file that is no database keeps every byte", arguments: ["hej\n", String(repeating: "a;b;c\n", count: 1000)])
    func text(content: String) async throws {
        let scratch = try Scratch()
        let path = try scratch.write(content, to: "tekst.gpkg")
        #expect(await problems(path) == ["store.not-a-store", "store.not-a-store"])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
        #expect(try scratch.names() == ["tekst.gpkg"])
    }

    @Test("somebody else's GeoPackage keeps every byte", .enabled(if: GeoPackageFile.canRead, "skipped: no GDAL"))
    func foreign() async throws {
        let scratch = try Scratch()
        let path = scratch.path("fremmed.gpkg")
        let source = try scratch.write(
            #"{"type":"Feature","properties":{"navn":"x"},"geometry":{"type":"Point","coordinates":[10,56]}}"#,
            to: "punkt.geojson")
        #expect(try await Tool.ogr2ogr.run(["-f", "GPKG", path, source]).code == 0)
        let (bytes, names) = (try Data(contentsOf: URL(fileURLWithPath: path)), try scratch.names())
        #expect(await problems(path) == ["store.not-a-store", "store.not-a-store"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
        #expect(try scratch.names() == names)
    }

    @Test("another program's SQLite database keeps every byte", .enabled(if: Tool.python.isHere, "skipped: no python3"))
    func otherDatabase() async throws {
        let scratch = try Scratch()
        let path = scratch.path("andet.sqlite")
        _ = try await GeoPackageFile(path).rows("CREATE TABLE gpkg_contents (a)")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(await problems(path) == ["store.not-a-store", "store.not-a-store"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }

    @Test("registers with the same title get names apart", .enabled(if: Tool.python.isHere, "skipped: no python3"))
    func sameTitle() async throws {
        let scratch = try Scratch()
        let path = scratch.path("ens.gpkg")
        var (other, third) = (Trial.register(), Trial.register())
        let title = other.title.da
        (other.id, third.id, third.title.da) = ("anden", "tredje", "\(title) (anden)")
        try await GeoPackageStore.open(path, registers: [Trial.register(), third, other], creating: true).close()
        let names = try await GeoPackageFile(path).rows("SELECT identifier FROM gpkg_contents ORDER BY 1").joined()
        #expect(Array(names) == [title, "\(title) (anden)", "\(title) (anden) (anden)"])
    }

    @Test("a store of a newer program is left alone", .enabled(if: Tool.python.isHere, "skipped: no python3"))
    func newer() async throws {
        let scratch = try Scratch()
        let path = scratch.path("ny.gpkg")
        _ = try await GeoPackageStore.open(path, registers: [Trial.register()], creating: true)
        _ = try await GeoPackageFile(path).rows("UPDATE landkort_lager SET value = 99 WHERE name = 'format'")
        #expect(await problems(path) == ["store.newer", "store.newer"])
    }

    @Test("a folder, or a place in none, is no file")
    func folders() async throws {
        let scratch = try Scratch()
        #expect(await problems(scratch.folder.path) == ["store.is-folder", "store.is-folder"])
        #expect(await problems(scratch.path("ingen/lager.gpkg")) == ["store.no-store", "store.cannot-open"])
    }

    @Test("a name with spaces, signs and Danish letters is a name")
    func name() async throws {
        let scratch = try Scratch()
        let path = scratch.path("Æ ø%20å?mode=ro#'\".gpkg")
        #expect(await problems(path) == ["store.no-store", nil])
        #expect(try scratch.names() == ["Æ ø%20å?mode=ro#'\".gpkg"])
    }

    @Test(
        "a store cut short says so instead of answering less", .enabled(if: Tool.python.isHere, "skipped: no python3"))
    func cutShort() async throws {
        let scratch = try Scratch()
        let path = scratch.path("kort.gpkg")
        let rows = (0..<500).map { Trial.row($0, at: Trial.point(1, Double($0))) }
        try await GeoPackageStore.open(path, registers: [Trial.register()], creating: true).insert([Trial.id: rows])
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        try whole.prefix(whole.count / 2 / 4096 * 4096).write(to: URL(fileURLWithPath: path))
        let problem = await #expect(throws: StoreProblem.self) {
            let store = try await GeoPackageStore.open(path, registers: [Trial.register()], creating: false)
            _ = try await store.features(in: Trial.id, matching: FeatureQuery(), reader: .administrator)
        }
        #expect(problem?.code == "store.damaged")
    }

    @Test(
        "a store opens and reads while another program writes", .enabled(if: Tool.python.isHere, "skipped: no python3"))
    func whileWriting() async throws {
        let scratch = try Scratch()
        let path = scratch.path("lager.gpkg")
        try await GeoPackageStore.open(path, registers: [Trial.register()], creating: true).insert([
            Trial.id: [Trial.row(1)]
        ])
        let script = """
            import os, sqlite3, sys, time
            connection = sqlite3.connect(sys.argv[1], isolation_level=None)
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE landkort_lager SET value = 1000000 WHERE name = 'aendring'")
            open(sys.argv[2], "w").close()
            for _ in range(6000):
                if os.path.exists(sys.argv[3]): sys.exit(0)
                time.sleep(0.1)
            sys.exit(1)
            """
        let (begun, read) = (scratch.path("begyndt"), scratch.path("laest"))
        async let writer = Tool.python.runAtOnce(["-c", script, path, begun, read])
        try await Eventually.holds { FileManager.default.fileExists(atPath: begun) }
        let store = try await GeoPackageStore.open(path, registers: [Trial.register()], creating: false)
        #expect(try await store.feature(Trial.id(1), in: Trial.id, reader: .anonymous)["navn"] == "Nr. 1")
        #expect(try await store.change() < 1_000_000)
        try scratch.write("", to: "laest")
        #expect(try await writer.code == 0)
    }

    @Test("a store that is closed is one file, also after it was only read")
    func oneFile() async throws {
        let scratch = try Scratch()
        let path = scratch.path("lager.gpkg")
        for _ in 0..<2 {
            let store = try await GeoPackageStore.open(path, registers: [Trial.register()], creating: true)
            _ = try await store.features(in: Trial.id, matching: FeatureQuery(), reader: .anonymous)
        }
        try await Eventually.holds { try scratch.names() == ["lager.gpkg"] }
    }

    @Test("a file that QGIS left without a log gets one again", .enabled(if: Tool.python.isHere, "skipped: no python3"))
    func withoutLog() async throws {
        let scratch = try Scratch()
        let path = scratch.path("lager.gpkg")
        _ = try await GeoPackageStore.open(path, registers: [Trial.register()], creating: true)
        #expect(try await GeoPackageFile(path).value("PRAGMA journal_mode = DELETE") == "delete")
        let store = try await GeoPackageStore.open(path, registers: [Trial.register()], creating: false)
        try await store.insert([Trial.id: [Trial.row(1)]])
        #expect(try await GeoPackageFile(path).value("PRAGMA journal_mode") == "wal")
    }

    @Test(
        "a store that is filled as it is made has no log until it is closed, and one that was there has its own",
        .enabled(if: Tool.python.isHere, "skipped: no python3"))
    func filling() async throws {
        let scratch = try Scratch()
        let path = scratch.path("ny.gpkg")
        for expected in ["delete", "wal"] {
            let store = try await GeoPackageStore.open(
                path, registers: [Trial.register()], creating: true, filling: true)
            if expected == "delete" { try await store.insert([Trial.id: [Trial.row(1)]]) }
            #expect(try await GeoPackageFile(path).value("PRAGMA journal_mode") == expected)
            store.close()
            #expect(try scratch.names() == ["ny.gpkg"])
            #expect(try await GeoPackageFile(path).value("PRAGMA journal_mode") == "wal")
        }
    }
}
