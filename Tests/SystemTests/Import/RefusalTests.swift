import Foundation
import Support
import Testing

@Suite("Files that are refused")
struct RefusalTests {
    /// A broken file, what it is refused with, and the words that say why and where.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var content: Data
        var code: Int32 = 64
        var words: [String]

        var testDescription: String { name }

        init(_ name: String, _ text: String, code: Int32 = 64, _ words: String...) {
            (self.name, content, self.code, self.words) = (name, Data(text.utf8), code, words)
        }

        init(_ name: String, latin1 text: String, _ words: String...) {
            (self.name, self.words) = (name, words)
            content = text.data(using: .isoLatin1) ?? Data()
        }
    }

    private static let good = CoverageFile.line(1)
    private static func lines(_ second: String) -> String { CoverageFile.text([good, second, CoverageFile.line(3)]) }
    private static func replacing(_ old: String, _ new: String) -> String {
        lines(CoverageFile.line(2).replacing(old, with: new))
    }

    static let cases = [
        Case("broken number", replacing("625869,5", "62x869,5"), "a.csv", "3", "etrs89koordinat_oest", "62x869,5"),
        Case("number with a point", replacing("625869,5", "625869.5"), "3", "etrs89koordinat_oest", "625869.5"),
        Case("negative speed", replacing("\"600\"", "\"-600\""), "3", "download_mobil", "-600"),
        Case("number too large", replacing("\"600\"", "\"99999999999\""), "3", "download_mobil", "99999999999"),
        Case("two commas", replacing("\"600\"", "\"6,0,0\""), "3", "download_mobil", "6,0,0"),
        Case("address id that is none", replacing(CoverageFile.id(2), "abc"), "3", "adgadr_id", "abc"),
        Case("address id missing", replacing(CoverageFile.id(2), ""), "3", "adgadr_id"),
        Case("post code that is none", replacing("9940", "99400"), "3", "postnr", "99400"),
        Case("post code of letters", replacing("9940", "DK99"), "3", "postnr", "DK99"),
        Case("a field too few", replacing("9940;", ""), "3", "16", "17"),
        Case("a field too many", replacing("9940;", "9940;;"), "3", "18", "17"),
        Case("text after a quote", replacing("\"Ærøvej\"", "\"Ærøvej\"x"), "3", "vejnavn"),
        Case("the same address twice", lines(good), "3", "2", CoverageFile.id(1)),
        Case("quote never closed", CoverageFile.text([good, good.replacing("\"Ærøvej\"", with: "\"Ærøvej")]), "3"),
        Case("unknown heading", lines(good).replacing("vejnavn", with: "gade"), "1", "2", "gade"),
        Case("repeated heading", lines(good).replacing("vejnavn", with: "husnr"), "1", "3", "husnr"),
        Case("missing heading", "adgadr_id;vejnavn\n", "1", "husnr", "kommunenavn", "download_fiber"),
        Case("comma-separated", lines(good).replacing(";", with: ","), "1"),
        Case("a row of two fields", lines("a;b"), "3", "a.csv: 1 r", "2 f", "17"),
        Case("a row of one field", lines("a"), "3", "1 f", "17"),
        Case("NUL bytes", "\0\0\0;\0\0\n\0", "a.csv", "NUL"),
        Case("a heading that moves the cursor", "\u{1B}[2J;b\n", "a.csv"),
        Case("empty", "", "a.csv"),
        Case("only a byte order mark", "\u{FEFF}", "a.csv"),
        Case("only the header", CoverageFile.header + "\n", "a.csv"),
        Case("only the header, without line end", CoverageFile.header, "a.csv"),
        Case("only empty lines", CoverageFile.header + "\n\n\n", "a.csv"),
        Case("Latin-1", latin1: lines(CoverageFile.line(2)), "2", "UTF-8"),
        Case("Latin-1 in the header", latin1: "Adgangsadresse-ID;Vejnavn;Koordinat Øst\n", "1", "UTF-8"),
        Case("a line over 1 MB", replacing("Ærøvej", String(repeating: "x", count: 1 << 20)), code: 65, "3", "1 MB"),
        Case("a header over 1 MB", String(repeating: "x", count: 1 << 21), code: 65, "1", "1 MB"),
    ]

    @Test("say what is wrong and where, in both languages, and leave the store as it was", arguments: cases)
    func refused(file: Case) async throws {
        let scratch = try Scratch()
        let (store, path) = (scratch.path("lager.gpkg"), try scratch.write(file.content, to: "a.csv"))
        let first = try await Landkort.importPart(path, into: store)
        #expect(first.code == file.code, "\(first.errors)\(first.output)")
        for word in file.words { first.says(word) }
        #expect(first.output == "")
        #expect(try scratch.names() == ["a.csv"], "a store that was not there is still not there")

        let other = try scratch.write(CoverageFile.text(rows: 50..<53, municipality: "Thisted"), to: "b.csv")
        #expect(try await Landkort.importPart(other, into: store).code == 0)
        let before = try Data(contentsOf: URL(fileURLWithPath: store))
        #expect(try await Landkort.importPart(path, into: store, "--replace").code == file.code)
        #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
    }

    @Test("every bad row is told, up to twenty, and how many more there are")
    func manyErrors() async throws {
        let scratch = try Scratch()
        let lines = (0..<50).map { CoverageFile.line($0, fibre: "\"dårlig\($0)\"") }
        let path = try scratch.write(CoverageFile.text(lines), to: "a.csv")
        let outcome = try await Landkort.importPart(path, into: scratch.path("lager.gpkg"))
        #expect(outcome.code == 64)
        outcome.says("50 r", "download_fiber", "upload_fiber", "dårlig0", "80")
        #expect(outcome.errors.split(separator: "\n").count == 2 * 22)
    }

    @Test(
        "a file that is not there, a folder, and one that may not be read",
        arguments: ["intet.csv", ".", "ingen/a.csv"])
    func noFile(name: String) async throws {
        let scratch = try Scratch()
        let outcome = try await Landkort.importPart(scratch.path(name), into: scratch.path("lager.gpkg"))
        #expect(outcome.code == 66)
        outcome.says(scratch.path(name))
        #expect(try scratch.names().isEmpty)
    }

    @Test("few rows are refused unless the file is said to be partial")
    func tooFew() async throws {
        let scratch = try Scratch()
        let path = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
        let outcome = try await Landkort.run(
            "campaign", "import", path, "--store", scratch.path("lager.gpkg"), "--name", "2026")
        #expect(outcome.code == 64)
        outcome.says("--partial", "3")
        #expect(try scratch.names() == ["a.csv"])
    }

    @Test("a line of 300 MB is refused within 200 MB of memory", arguments: [true, false])
    func hugeLine(afterHeader: Bool) async throws {
        let scratch = try Scratch()
        let path = try scratch.write(afterHeader ? CoverageFile.text([CoverageFile.line(1)]) : "x", to: "a.csv")
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.truncate(atOffset: 300 << 20)
        try file.close()
        let script = """
            import resource, subprocess, sys
            code = subprocess.run(sys.argv[1:]).returncode
            print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
            sys.exit(code)
            """
        let outcome = try await Tool.python.run([
            "-c", script, Landkort.tool.path, "campaign", "import", path, "--store", scratch.path("lager.gpkg"),
            "--name",
            "2026", "--partial",
        ])
        #expect(outcome.code == 65)
        outcome.says(afterHeader ? "3" : "1", "1 MB")
        let kilobytes = try #require(Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(kilobytes < 200_000)
        #expect(try scratch.names() == ["a.csv"])
    }
}
