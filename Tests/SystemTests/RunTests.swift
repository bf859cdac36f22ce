import Foundation
import Support
import Testing

@Suite("What the program says and how it ends")
struct RunTests {
    private func store(_ scratch: Scratch) async throws -> String {
        let file = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
        let outcome = try await Landkort.importPart(file, into: scratch.path("lager.gpkg"))
        try #require(outcome.code == 0, "\(outcome.errors)")
        return scratch.path("lager.gpkg")
    }

    @Test("unknown analyses, inputs, campaigns and areas end with the code of their kind, and say what there is")
    func inputs() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        let good = ["daekningsgrad", "kortlaegning=2026", "omraade=kommune"]
        let cases: [(code: Int32, arguments: [String], words: [String])] = [
            (66, ["ukendt"], ["ukendt", "daekningsgrad"]),
            (64, good + ["farve=gul"], ["farve", "kortlaegning", "omraade"]),
            (64, ["daekningsgrad", "kortlaegning=2026"], ["omraade"]),
            (64, ["daekningsgrad", "kortlaegning=2026", "omraade=by"], ["by", "kommune", "celle-100m"]),
            (64, good + ["art=alt"], ["alt", "offered-private"]),
            (66, ["daekningsgrad", "kortlaegning=1999", "omraade=kommune"], ["1999", "2026"]),
            (66, good + ["art=rest"], ["rest", "2026 (offered-private)"]),
            (66, good + ["inden_for=9999"], ["9999"]),
            (66, ["sammenligning", "kortlaegning=2026"], ["2026", "offered-private"]),
            (64, ["sammenligning", "kortlaegning=2026", "siden=2026"], ["siden=2026"]),
        ]
        for (code, arguments, words) in cases {
            let inputs = arguments.dropFirst().flatMap { ["--input", $0] }
            let outcome = try await Landkort.tool.run(["run", arguments[0], "--store", store] + inputs)
            #expect(outcome.code == code, "\(arguments): \(outcome.errors)")
            for word in words { outcome.says(word) }
            #expect(outcome.output == "")
        }
    }

    @Test(
        "bad use ends with 64",
        arguments: [
            [], ["run"], ["run", "daekningsgrad", "--input", "x"], ["campaign", "import"], ["ukendt"],
            ["serve", "--ukendt"],
            ["campaign", "import", "a.csv", "--store", "x.gpkg"],
            ["campaign", "import", "a.csv", "--store", "x.gpkg", "--name", ""],
        ])
    func badUse(arguments: [String]) async throws {
        let scratch = try Scratch()
        let outcome = try await Landkort.tool.run(arguments, environment: ["LANDKORT_STORE": ""], in: scratch.folder)
        #expect(arguments.isEmpty ? outcome.code == 0 : outcome.code == 64, "\(outcome)")
        #expect(try scratch.names().isEmpty)
    }

    @Test("an input given twice, or without a value, is named with what to do")
    func repeatedInputs() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        let run = ["run", "daekningsgrad", "--store", store]
        let cases: [(inputs: [String], words: [String])] = [
            (["kortlaegning=2026", "omraade=kommune", "omraade=region"], ["omraade", "2", "kommune, region"]),
            (["kortlaegning=2026", "omraade=kommune", "omraade=kommune"], ["omraade"]),
            (["x=1", "x=2"], ["--input x", "1, 2"]),
            (["omraade"], ["--input omraade=…", "kortlaegning, art, omraade"]), (["=2026"], ["=2026", "kortlaegning"]),
            ([""], ["kortlaegning"]),
        ]
        for (inputs, words) in cases {
            let outcome = try await Landkort.tool.run(run + inputs.flatMap { ["--input", $0] })
            #expect(outcome.code == 64 && outcome.output == "", "\(inputs)")
            for word in words { outcome.says(word) }
            #expect(!outcome.errors.contains("Usage"))
        }
    }

    @Test("a campaign's name that will not do is named with the rule, and nothing is written")
    func names() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
        for name in ["", "a/b", "a\u{7}b", String(repeating: "x", count: 101)] {
            let outcome = try await Landkort.run(
                "campaign", "import", file, "--store", scratch.path("lager.gpkg"), "--partial", "--name", name)
            #expect(outcome.code == 64)
            outcome.says("--name", "100")
            #expect(!outcome.errors.contains("\u{7}") && !outcome.errors.contains("Usage"))
        }
        #expect(try scratch.names() == ["a.csv"])
    }

    @Test(
        "a folder in place of a store is said to be one",
        arguments: [
            ["run", "daekningsgrad", "--input", "kortlaegning=2026", "--input", "omraade=kommune"], ["serve"], ["demo"],
        ])
    func folder(arguments: [String]) async throws {
        let scratch = try Scratch()
        let outcome = try await Landkort.tool.run(arguments + ["--store", scratch.folder.path])
        #expect(outcome.code == 64)
        outcome.says(scratch.folder.path, "--store \(scratch.path("landkort.gpkg"))")
        #expect(try scratch.names().isEmpty)
    }

    @Test("a command line that cannot be read is told in both languages")
    func commandLine() async throws {
        let start = ["campaign", "import", "x.csv", "--store", "y.gpkg"]
        let cases: [(arguments: [String], danish: String)] = [
            (start, "»--name <name>« mangler."),
            (start + ["--name"], "»--name <name>« mangler en værdi."),
            (
                start + ["--name", "2026", "--kind", "privat"],
                "Værdien »privat« kan ikke bruges til »--kind <kind>«. "
                    + "Vælg en af: offered-private, offered-business, technical, rest."
            ),
            (["serve", "--port", "abc"], "Værdien »abc« kan ikke bruges til »--port <port>«."),
            (["serve", "--stor", "x"], "Der er intet valg »--stor«. Mente du »--store«?"),
            (["vis"], "»vis« hører ikke til her. Se landkort help."),
        ]
        for (arguments, danish) in cases {
            let outcome = try await Landkort.tool.run(arguments)
            #expect(outcome.code == 64 && outcome.errors.contains("Error: "))
            #expect(outcome.errors.split(separator: "\n").first ?? "" == "Fejl: \(danish)", "\(arguments)")
        }
        let help = try await Landkort.run("help")
        #expect(help.code == 0 && !help.errors.contains("Fejl"))
    }

    @Test("what an import finds odd is told, and an empty name is shown as one")
    func oddities() async throws {
        let scratch = try Scratch()
        let lines = [CoverageFile.line(1, mobile: "600;"), CoverageFile.line(2, municipality: "", mobile: "600;30")]
        let file = try scratch.write(String(CoverageFile.text(lines).dropLast(2)), to: "a.csv")
        for more in [["--dry-run"], []] {
            let store = scratch.path("lager.gpkg")
            let outcome = try await Landkort.tool.run(
                ["campaign", "import", file, "--store", store, "--name", "2026", "--partial"] + more)
            #expect(outcome.code == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("sidste linje mangler linjeskift"))
            #expect(outcome.output.contains("–––– (tomt / empty): 1"))
            #expect(outcome.output.contains("names that do not resolve: (tomt / empty)"))
            #expect(outcome.output.contains("600/ukendt: 1\n") && outcome.output.contains("600/3: 1 (ny klasse"))
        }
    }

    @Test("a port that is none is named")
    func port() async throws {
        let outcome = try await Landkort.run("serve", "--store", "x.gpkg", "--port", "70000")
        #expect(outcome.code == 64)
        outcome.says("--port", "70000", "65535")
    }

    @Test("the sample is the same file, byte for byte, however often and on however many threads it is written")
    func sample() async throws {
        let scratch = try Scratch()
        var files: [Data] = []
        for threads in ["1", "4"] {
            let path = scratch.path("\(threads).gpkg")
            let outcome = try await Landkort.run("demo", "--store", path, environment: ["LANDKORT_THREADS": threads])
            try #require(outcome.code == 0, "\(outcome.errors)")
            files.append(try Data(contentsOf: URL(filePath: path)))
        }
        #expect(files[0] == files[1])
        #expect(files[0].count > 1_000_000)
        #expect(try scratch.names() == ["1.gpkg", "4.gpkg"])
    }

    @Test("the store is named by --store, else by LANDKORT_STORE, else asked for")
    func choice() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        let run = ["run", "daekningsgrad", "--input", "kortlaegning=2026", "--input", "omraade=kommune"]
        let other = ["LANDKORT_STORE": scratch.path("andet.gpkg")]
        #expect(try await Landkort.tool.run(run, environment: ["LANDKORT_STORE": store]).output.contains("0825"))
        #expect(try await Landkort.tool.run(run + ["--store", store], environment: other).output.contains("0825"))
        #expect(try await Landkort.tool.run(run, environment: other).code == 66)
        let none = try await Landkort.tool.run(run, environment: ["LANDKORT_STORE": ""])
        #expect(none.code == 64 && none.errors.contains("--store"))
    }

    @Test("somebody else's files are refused and left alone")
    func foreign() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
        let outcome = try await Landkort.importPart(file, into: file)
        #expect(outcome.code == 64)
        outcome.says(file)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == CoverageFile.text(rows: 0..<3))
        let inFolder = try await Landkort.importPart(file, into: scratch.folder.path)
        #expect(inFolder.code == 64)
        inFolder.says(scratch.folder.path)
        let nowhere = try await Landkort.importPart(file, into: scratch.path("ingen/lager.gpkg"))
        #expect(nowhere.code == 69)
        nowhere.says("ingen/lager.gpkg")
    }

    @Test("a full table and JSON say the same")
    func table() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        let table = try await Landkort.run(
            "run", "daekningsgrad", "--store", store, "--input", "kortlaegning=2026", "--input", "omraade=kommune")
        let area = try #require(try await Landkort.coverage(of: store)["Læsø"])
        #expect(table.code == 0)
        for word in ["0825", "Læsø", "\(area.adresser)", "daekket_100_30"] { #expect(table.output.contains(word)) }
    }

    @Test("help and version are shown")
    func help() async throws {
        #expect(try await Landkort.run("--help").output.contains("campaign"))
        #expect(try await Landkort.run("--version").output.contains("0."))
    }
}
