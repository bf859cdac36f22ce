import Foundation
import Support
import Testing

@Suite("Serving a store")
struct ServeTests {
    private func store(_ scratch: Scratch, rows: Int = 3) async throws -> String {
        let path = scratch.path("lager.gpkg")
        let file = try scratch.write(CoverageFile.text(rows: 0..<rows), to: "a.csv")
        let outcome = try await Landkort.importPart(file, into: path)
        try #require(outcome.code == 0, "\(outcome.errors)")
        return path
    }

    @Test("the front page, health and a collection answer")
    func answers() async throws {
        let scratch = try Scratch()
        try await Served.store(try await store(scratch)) { server in
            let page = try await server.get("/", accepting: "text/html")
            #expect(page.status == 200 && page.type.hasPrefix("text/html") && page.text.contains("<html"))
            #expect(try await server.json("/health")["status"] as? String == "ok")
            #expect(try await server.json("/collections/kommune/items?f=json")["numberMatched"] as? Int == 99)
            let missing = try await server.get("/collections/ukendt")
            #expect(missing.status == 404 && missing.type.hasPrefix("application/problem+json"))
        }
    }

    @Test("a signal ends it well, without a trace beside the store", arguments: [SIGTERM, SIGINT])
    func ends(signal: Int32) async throws {
        let scratch = try Scratch()
        let path = try await store(scratch)
        let outcome = try await Served.store(path, signal: signal) { server in
            _ = try await server.get("/health")
            _ = try await server.json("/collections/adresse/items?f=json")
        }
        #expect(outcome.code == 0 && !outcome.wasKilled, "\(outcome.errors)")
        #expect(try scratch.names() == ["a.csv", "lager.gpkg"])
    }

    @Test("two servers on one store show an import on the next request")
    func twoServers() async throws {
        let scratch = try Scratch()
        let path = try await store(scratch)
        try await Served.store(path) { first in
            try await Served.store(path) { second in
                for server in [first, second] {
                    #expect(try await server.json("/collections/adresse/items?f=json")["numberMatched"] as? Int == 3)
                }
                let more = try scratch.write(CoverageFile.text(rows: 10..<15, municipality: "Thisted"), to: "b.csv")
                let outcome = try await Landkort.importPart(more, into: path)
                #expect(outcome.code == 0, "\(outcome.errors)")
                for server in [first, second] {
                    #expect(try await server.json("/collections/adresse/items?f=json")["numberMatched"] as? Int == 8)
                }
            }
        }
    }

    @Test("an edit by GDAL shows on the next request", .enabled(if: GeoPackageFile.canRead, "skipped: no GDAL"))
    func gdalEdit() async throws {
        let scratch = try Scratch()
        let path = try await store(scratch)
        let mast = """
            {"type":"Feature","properties":{"navn":"Ny mast"},"geometry":{"type":"Point","coordinates":[10,57]}}
            """
        try await Served.store(path) { server in
            #expect(try await server.json("/collections/mast/items?f=json")["numberMatched"] as? Int == 0)
            try await GeoPackageFile(path).append(mast, to: "mast", in: scratch)
            #expect(try await server.get("/collections/mast/items?f=json").text.contains("Ny mast"))
            try await GeoPackageFile(path).edit("UPDATE mast SET navn = 'Omdøbt'")
            #expect(try await server.get("/collections/mast/items?f=json").text.contains("Omdøbt"))
        }
    }

    @Test("GDAL lists and reads the collections over HTTP", .enabled(if: GeoPackageFile.canRead, "skipped: no GDAL"))
    func gdalClient() async throws {
        let scratch = try Scratch()
        try await Served.store(try await store(scratch)) { server in
            let source = "OAPIF:http://127.0.0.1:\(server.port)"
            let list = try await Tool.ogrinfo.run(["-ro", "-q", source])
            for name in ["kommune", "mast", "beskyttelsesrum", "adresse"] {
                #expect(list.output.contains(name), "\(list.output)\(list.errors)")
            }
            let addresses = try await Tool.ogrinfo.run(["-ro", "-so", source, "adresse"])
            #expect(addresses.output.contains("Feature Count: 3"), "\(addresses.output)\(addresses.errors)")
        }
    }

    @Test(
        "GDAL lets the server filter", .enabled(if: GeoPackageFile.canRead, "skipped: no GDAL"),
        arguments: [
            ("hoejde > 30 AND navn LIKE 'Mast%'", 2), ("NOT (hoejde <= 50 OR kommunekode IS NULL)", 1),
            ("idriftsat >= '2021/01/01'", 1), ("navn = 'Mast ''Øst'''", 1),
        ])
    func gdalFilter(filter: String, count: Int) async throws {
        let scratch = try Scratch()
        let path = try await store(scratch)
        let rows = """
            navn;hoejde;idriftsat;kommunekode;geometri
            Mast 'Øst';40;2020-05-01;0810;POINT (560000 6320000)
            Mast Vest;60;2021-05-01;0810;POINT (560001 6320000)
            Tårn;20;2019-01-01;0810;POINT (560002 6320000)
            """
        let input = try scratch.write(rows, to: "master.csv")
        let imported = try await Landkort.run("import", "mast", input, "--store", path)
        try #require(imported.code == 0, "\(imported.output)\(imported.errors)")
        let output = scratch.path("ud.csv")
        let export = try await Landkort.run(
            "export", "mast", "--store", path, "-o", output, "--filter", "hoejde * 2 > 100")
        #expect(export.code == 0, "\(export.errors)")
        let exported = try String(contentsOf: URL(fileURLWithPath: output), encoding: .utf8)
        #expect(exported.contains("Mast Vest") && !exported.contains("Øst"))
        try await Served.store(path) { server in
            let source = "OAPIF:http://127.0.0.1:\(server.port)"
            let found = try await Tool.ogrinfo.run(
                ["-ro", "-so", source, "mast", "-where", filter], environment: ["CPL_DEBUG": "HTTP"])
            #expect(found.output.contains("Feature Count: \(count)"), "\(found.output)\(found.errors)")
            #expect(found.errors.contains("&filter="), "\(found.errors)")
        }
    }

    @Test("a port that is taken is said so")
    func portTaken() async throws {
        let scratch = try Scratch()
        let path = try await store(scratch)
        try await Served.store(path) { server in
            let outcome = try await Landkort.run("serve", "--store", path, "--port", "\(server.port)")
            #expect(outcome.code == 69)
            outcome.says("\(server.port)", "--port")
        }
    }

    @Test("a port that is none is bad use", arguments: ["-1", "65536", "http"])
    func noPort(port: String) async throws {
        let scratch = try Scratch()
        #expect(try await Landkort.run("serve", "--store", scratch.path("x"), "--port=\(port)").code == 64)
    }

    @Test("without a store there is nothing to serve")
    func noStore() async throws {
        let scratch = try Scratch()
        let outcome = try await Landkort.run("serve", "--store", scratch.path("intet.gpkg"), "--port", "0")
        #expect(outcome.code == 66)
        outcome.says("intet.gpkg")
        #expect(try scratch.names().isEmpty)
    }
}
