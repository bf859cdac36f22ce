import Foundation
import Support
import Testing

@Suite("Importing again")
struct AgainTests {
    private func files(_ scratch: Scratch) throws -> (laesoe: String, thisted: String, newer: String, both: String) {
        let thisted = (10..<15).map { CoverageFile.line($0, municipality: "Thisted") }
        let laesoe = (0..<3).map { CoverageFile.line($0) }
        return (
            try scratch.write(CoverageFile.text(laesoe), to: "laesoe.csv"),
            try scratch.write(CoverageFile.text(thisted), to: "thisted.csv"),
            try scratch.write(CoverageFile.text((0..<4).map { CoverageFile.line($0) }), to: "nyere.csv"),
            try scratch.write(CoverageFile.text(laesoe + thisted), to: "begge.csv")
        )
    }

    private func addresses(_ store: String) async throws -> [String: Int] {
        try await Landkort.coverage(of: store).mapValues(\.adresser)
    }

    @Test("the same file changes nothing, under any name")
    func same() async throws {
        let scratch = try Scratch()
        let (store, files) = (scratch.path("lager.gpkg"), try files(scratch))
        #expect(try await Landkort.importPart(files.laesoe, into: store).code == 0)
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        let copy = try scratch.write(try Data(contentsOf: URL(fileURLWithPath: files.laesoe)), to: "kopi.csv")
        for file in [files.laesoe, copy] {
            for more in [[], ["--replace"], ["--dry-run"]] {
                let outcome = try await Landkort.tool.run(
                    ["campaign", "import", file, "--store", store, "--name", "2026", "--partial"] + more)
                #expect(outcome.code == 0 && outcome.output.contains("nothing was changed"), "\(outcome)")
            }
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
    }

    @Test("another part adds its municipalities, one that overlaps is a conflict, --replace replaces")
    func overlap() async throws {
        let scratch = try Scratch()
        let (store, files) = (scratch.path("lager.gpkg"), try files(scratch))
        #expect(try await Landkort.importPart(files.laesoe, into: store).code == 0)
        #expect(try await Landkort.importPart(files.thisted, into: store).code == 0)
        #expect(try await addresses(store) == ["Læsø": 3, "Thisted": 5])
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        for more in ["--partial", "--dry-run"] {
            let outcome = try await Landkort.importPart(files.newer, into: store, more)
            #expect(outcome.code == 65)
            outcome.says("2026", "Læsø", "--replace")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
        #expect(try await Landkort.importPart(files.newer, into: store, "--replace").code == 0)
        #expect(try await addresses(store) == ["Læsø": 4, "Thisted": 5])
    }

    @Test("a file of which a part was replaced can be brought back whole")
    func back() async throws {
        let scratch = try Scratch()
        let (store, files) = (scratch.path("lager.gpkg"), try files(scratch))
        #expect(try await Landkort.importPart(files.both, into: store).code == 0)
        #expect(try await Landkort.importPart(files.newer, into: store, "--replace").code == 0)
        #expect(try await addresses(store) == ["Læsø": 4, "Thisted": 5])
        let outcome = try await Landkort.importPart(files.both, into: store, "--replace")
        #expect(outcome.code == 0 && outcome.output.contains("was imported"), "\(outcome)")
        #expect(try await addresses(store) == ["Læsø": 3, "Thisted": 5])
    }

    @Test("the same rows under headings that were mended are another file")
    func mendedHeadings() async throws {
        let scratch = try Scratch()
        let store = scratch.path("lager.gpkg")
        let text = CoverageFile.text(rows: 0..<3)
        let wrong = text.replacing("_fiber", with: "_f").replacing("_xdsl", with: "_fiber").replacing(
            "_f\"", with: "_xdsl\"")
        #expect(try await Landkort.importPart(try scratch.write(wrong, to: "a.csv"), into: store).code == 0)
        #expect(try await Landkort.coverage(of: store)["Læsø"]?.fiber == 0)
        #expect(try await Landkort.importPart(try scratch.write(text, to: "a.csv"), into: store, "--replace").code == 0)
        #expect(try await Landkort.coverage(of: store)["Læsø"]?.fiber == 3)
    }

    @Test("a campaign of the same name and another kind is another campaign")
    func kinds() async throws {
        let scratch = try Scratch()
        let (store, files) = (scratch.path("lager.gpkg"), try files(scratch))
        #expect(try await Landkort.importPart(files.laesoe, into: store).code == 0)
        #expect(try await Landkort.importPart(files.newer, into: store, "--kind", "technical").code == 0)
        #expect(try await addresses(store) == ["Læsø": 3])
        #expect(try await Landkort.coverage(of: store, "--input", "art=technical")["Læsø"]?.adresser == 4)
        #expect(try await Landkort.importPart(files.laesoe, into: store, "--kind", "alt").code == 64)
    }

    @Test("a dry run tells what an import would, and writes nothing")
    func dryRun() async throws {
        let scratch = try Scratch()
        let (store, files) = (scratch.path("lager.gpkg"), try files(scratch))
        let names = try scratch.names()
        let first = try await Landkort.importPart(files.laesoe, into: store, "--dry-run")
        #expect(
            first.code == 0 && first.output.contains("addresses: 3\n") && first.output.contains("nothing was written"))
        #expect(try scratch.names() == names)
        #expect(try await Landkort.importPart(files.laesoe, into: store).code == 0)
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        #expect(try await Landkort.importPart(files.thisted, into: store, "--dry-run").code == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
        try scratch.write("", to: "tom.gpkg")
        #expect(try await Landkort.importPart(files.laesoe, into: scratch.path("tom.gpkg"), "--dry-run").code == 0)
        #expect(try Data(contentsOf: scratch.folder.appending(path: "tom.gpkg")).isEmpty)
    }

    @Test("imports at the same moment into a store that is not there all arrive")
    func atOnce() async throws {
        let scratch = try Scratch()
        let store = scratch.path("lager.gpkg")
        let names = ["Læsø", "Thisted", "Morsø", "Aalborg"]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, name) in names.enumerated() {
                let rows = number * 10..<number * 10 + 5
                let file = try scratch.write(CoverageFile.text(rows: rows, municipality: name), to: "\(number).csv")
                group.addTask {
                    let outcome = try await Landkort.importPart(file, into: store)
                    #expect(outcome.code == 0, "\(outcome.errors)")
                }
            }
            try await group.waitForAll()
        }
        #expect(try await addresses(store) == ["Læsø": 5, "Thisted": 5, "Morsø": 5, "Aalborg": 5])
    }
}
