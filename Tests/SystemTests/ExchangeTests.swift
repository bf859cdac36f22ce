import Foundation
import Support
import Testing

@Suite("Import and export from the command line")
struct ExchangeTests {
    private func demo(_ scratch: Scratch) async throws -> String {
        let store = scratch.path("lager.gpkg")
        let outcome = try await Landkort.run("demo", "--store", store)
        try #require(outcome.code == 0, "\(outcome.errors)")
        return store
    }

    @Test("a register goes out, is mended in a text, comes in again and is taken back")
    func wholeWay() async throws {
        let scratch = try Scratch()
        let store = try await demo(scratch)
        let (before, after) = (scratch.path("foer.csv"), scratch.path("efter.csv"))
        try #require(try await Landkort.run("export", "mast", "--store", store, "-o", before).code == 0)
        let text = try String(contentsOfFile: before, encoding: .utf8)
        #expect(text.contains("Tingstedvej") && text.hasPrefix("versions_id;"))
        let bytes = try Data(contentsOf: URL(fileURLWithPath: before))
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let mended = try scratch.write(text.replacing("Tingstedvej", with: "Nyvej"), to: "rettet.csv")
        let arguments = ["import", "mast", mended, "--store", store, "--mode", "update", "--actor", "ida"]
        let trial = try await Landkort.tool.run(arguments + ["--dry-run"])
        #expect(trial.code == 0 && trial.output.contains("1 rettet / changed, 39 uændret / unchanged"), "\(trial)")
        #expect(try await Landkort.run("import", "--list", "--store", store).output.contains("Intet"))
        #expect(try await Landkort.tool.run(arguments).code == 0)
        let list = try await Landkort.run("import", "--list", "--store", store).output
        #expect(list.hasPrefix("1 20") && list.contains("mast rettet.csv update ida"))
        #expect(try await Landkort.run("import", "--undo", "1", "--store", store).code == 0)
        try #require(try await Landkort.run("export", "mast", "--store", store, "-o", after).code == 0)
        #expect(values(text) == values(try String(contentsOfFile: after, encoding: .utf8)))
    }

    @Test("a store for registers alone is made empty, and only where nothing is")
    func newStore() async throws {
        let scratch = try Scratch()
        let store = scratch.path("lager.gpkg")
        let mast = try scratch.write("navn;kommunekode;x;y\nNordmast;0825;620000;6350000\n", to: "master.csv")
        let without = try await Landkort.run("import", "mast", mast, "--store", store)
        #expect(without.code == 66)
        #expect(try scratch.names() == ["master.csv"])
        without.says("landkort new")
        let made = try await Landkort.run("new", "--store", store)
        #expect(made.code == 0, "\(made.errors)")
        #expect(try await Landkort.run("import", "mast", mast, "--store", store).code == 0)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: store))
        let again = try await Landkort.run("new", "--store", store)
        #expect(again.code == 65)
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == bytes)
        let poured = try await Landkort.run("export", "mast", "--store", store, "-o", "-", "--format", "csv")
        #expect(poured.code == 0 && poured.output.contains("Nordmast"), "\(poured.errors)")
        #expect(try await Landkort.run("export", "mast", "--store", store, "-o", "-").code == 64)
        let out = scratch.path("ud.csv")
        let export = try await Landkort.run("export", "mast", "--store", store, "-o", out)
        #expect(export.code == 0, "\(export.errors)")
        #expect(try String(contentsOfFile: out, encoding: .utf8).contains("Nordmast"))
    }

    /// Lines without the version and its times, whose columns come first.
    private func values(_ text: String) -> [String] {
        text.split(separator: "\r\n").map { $0.split(separator: ";", omittingEmptySubsequences: false) }
            .map { $0.dropFirst(4).joined(separator: ";") }.sorted()
    }

    @Test("what goes out can be chosen: fields, rows, coordinates, a moment and a role")
    func choosing() async throws {
        let scratch = try Scratch()
        let store = try await demo(scratch)
        func export(_ register: String, _ more: String...) async throws -> [String] {
            let path = scratch.path("ud.csv")
            let outcome = try await Landkort.tool.run(["export", register, "--store", store, "-o", path] + more)
            try #require(outcome.code == 0, "\(outcome.errors)")
            return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n").map(String.init)
        }
        let masts = try await export("mast", "--fields", "kommunekode,navn", "--where", "kommunekode=0376")
        #expect(masts[0] == "kommunekode;navn;geometri" && masts.count > 1)
        #expect(masts.dropFirst().allSatisfy { $0.hasPrefix("0376;") && $0.contains("POINT (6") })
        #expect(try await export("mast", "--crs", "4326", "--fields", "navn")[1].contains("SRID=4326;POINT (1"))
        for then in ["2020-01-01T00:00:00Z", "2020-01-01"] {
            #expect(try await export("mast", "--as-of", then).count == 1)
        }
        #expect(try await export("mast", "--as-of", "2199-01-01").count == export("mast").count)
        let all = try await export("beskyttelsesrum", "--fields", "off_kode")
        let open = try await export("beskyttelsesrum", "--fields", "off_kode", "--as", "anonym")
        #expect(open.count > 1 && all.count > open.count && open.dropFirst().allSatisfy { $0.hasPrefix("1;") })
        let shared = try await export("beskyttelsesrum", "--as", "tovholder", "--authority", "0376")
        #expect(shared.count == all.count)
    }

    @Test("what cannot be done is said with its code")
    func refused() async throws {
        let scratch = try Scratch()
        let store = try await demo(scratch)
        let file = try scratch.write("masteid;navn;hoejde\nX-1;a;høj\nX-2;b;30\n", to: "a.csv")
        let out = scratch.path("x.csv")
        let cases: [(code: Int32, arguments: [String], words: [String])] = [
            (64, ["import", "mast", file], ["a.csv", "hoejde", "høj", "2"]),
            (66, ["import", "ukendt", file], ["ukendt"]), (66, ["import", "mast", "nowhere.csv"], ["nowhere.csv"]),
            (64, ["import", "mast"], ["master.csv"]), (64, ["import", "mast", file, "--map", "navn"], ["--map"]),
            (66, ["import", "--undo", "7"], ["7"]), (64, ["export", "mast", "-o", "x.pdf"], ["--format", "xlsx"]),
            (64, ["export", "mast", "-o", out, "--fields", "farve"], ["farve"]),
            (64, ["export", "mast", "-o", out, "--as-of", "i går"], ["--as-of"]),
            (64, ["export", "mast", "-o", out, "--where", "navn"], ["--where"]),
            (69, ["export", "mast", "-o", "/nowhere/x.csv"], ["/nowhere/x.csv"]),
        ]
        for (code, arguments, words) in cases {
            let outcome = try await Landkort.tool.run(arguments + ["--store", store], in: scratch.folder)
            #expect(outcome.code == code, "\(arguments): \(outcome.errors)")
            for word in words { outcome.says(word) }
        }
        #expect(!FileManager.default.fileExists(atPath: out))
        #expect(try scratch.names().filter { $0.hasPrefix(".") }.isEmpty)
    }
}
