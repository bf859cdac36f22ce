import Foundation
import Support
import Testing

@Suite("An answer that cannot be written")
struct OutputTests {
    private static let shell = Tool("/bin/bash")

    /// `script` with the program as `$0`, a store as `$1` and a file to import as `$2`.
    private func run(_ script: String, _ scratch: Scratch) async throws -> Tool.Outcome {
        let (store, file) = (scratch.path("lager.gpkg"), scratch.path("a.csv"))
        try scratch.write(CoverageFile.text(rows: 0..<500), to: "a.csv")
        return try await Self.shell.run(["-c", script, Landkort.tool.path, store, file])
    }

    private static let importing = #""$0" campaign import "$2" --store "$1" --name 2026 --partial"#
    private static let counting =
        #""$0" run daekningsgrad --store "$1" --input kortlaegning=2026 --input omraade=celle-100m"#

    @Test(
        "is told in both languages, and ends with 69",
        arguments: [
            #""$0" model check"#, #""$0" --help"#, importing, "\(importing) >/dev/null; \(counting)",
            "\(importing) >/dev/null; \(counting) --json", #""$0" demo --store "$1""#,
        ])
    func full(script: String) async throws {
        let outcome = try await run("\(script) >/dev/full", Scratch())
        #expect(outcome.code == 69, "\(outcome)")
        outcome.says("No space left on device")
    }

    @Test("is no crash where nobody can be told either")
    func nowhere() async throws {
        #expect(try await run(#""$0" model check >/dev/full 2>/dev/full"#, Scratch()).code == 69)
    }

    @Test("leaves done what the command did")
    func done() async throws {
        let scratch = try Scratch()
        #expect(try await run("\(Self.importing) >/dev/full", scratch).code == 69)
        let counted = try await run("\(Self.counting) --json", scratch)
        #expect(counted.code == 0 && counted.output.contains("adresser"), "\(counted.errors)")
    }

    @Test("ends quietly where the reader has what it wants")
    func closedPipe() async throws {
        let script = "\(Self.importing) >/dev/null; { \(Self.counting); echo $? >&2; } | true"
        let outcome = try await run(script, Scratch())
        #expect(outcome.errors == "141\n" || outcome.errors == "0\n", "\(outcome)")
    }

    @Test("an export to standard output stands between what others write there", arguments: ["-", "/dev/stdout"])
    func amongOthers(output: String) async throws {
        let scratch = try Scratch()
        let export = #""$0" export kommune --store "$1" --format csv --fields navn -o \#(output)"#
        let file = scratch.path("alt.txt")
        let script =
            "\(Self.importing) >/dev/null; (echo foer; \(export); echo efter) > '\(file)'; \(export) >> '\(file)'"
        #expect(try await run(script, scratch).code == 0)
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        #expect(lines.first == "foer" && lines.count == 2 * 99 + 4, "\(lines.count)")
        #expect(lines.firstIndex(of: "efter") == 101)
    }

    @Test(
        "an export takes the place of no store, accounts or key, through a link neither",
        arguments: ["lager.gpkg", "andet.gpkg", "link.gpkg", "lager.konti", "lager.noegle", "ny.konti"])
    func kept(name: String) async throws {
        let scratch = try Scratch()
        let others = #"cp "$1" "$(dirname "$1")/andet.gpkg"; ln -s lager.gpkg "$(dirname "$1")/link.gpkg""#
        let account = #"echo 'et langt kodeord' | "$0" user add ada --role administrator --store "$1""#
        #expect(try await run("(\(Self.importing); \(account); \(others)) >/dev/null", scratch).code == 0)
        let bytes = try? Data(contentsOf: URL(fileURLWithPath: scratch.path(name)))
        let store = try Data(contentsOf: URL(fileURLWithPath: scratch.path("lager.gpkg")))
        let outcome = try await Landkort.run(
            "export", "kommune", "--store", scratch.path("lager.gpkg"), "-o", scratch.path(name), "--format", "gpkg")
        #expect(outcome.code == 65)
        outcome.says(name)
        #expect((try? Data(contentsOf: URL(fileURLWithPath: scratch.path(name)))) == bytes)
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path("lager.gpkg"))) == store)
    }

    @Test("an export is laid beside nobody's log, and is seen by no more than what it takes the place of")
    func claimed() async throws {
        let scratch = try Scratch()
        let export = #""$0" export kommune --store "$1" -o "#
        let (out, table) = (scratch.path("ud.gpkg"), scratch.path("ud.csv"))
        let made = try await run(
            "\(Self.importing) >/dev/null; \(export)'\(table)' && chmod 600 '\(table)' && \(export)'\(table)'", scratch)
        #expect(made.code == 0)
        let mode = try FileManager.default.attributesOfItem(atPath: table)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        for ending in ["-wal", "-journal"] {
            try scratch.write("x", to: "ud.gpkg\(ending)")
            for command in ["\(export)'\(out)'", #""$0" share --as anonym --store "$1" -o '\#(out)'"#] {
                #expect(try await run(command, scratch).code == 65, "\(command)")
            }
            try FileManager.default.removeItem(atPath: out + ending)
        }
        #expect(!FileManager.default.fileExists(atPath: out))
    }

    @Test("an export to a link or a device goes through it and leaves it there", arguments: ["csv", "gpkg"])
    func link(format: String) async throws {
        let scratch = try Scratch()
        let link = scratch.path("ud")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/proc/self/fd/1")
        let export = #""$0" export mast --store "$1" --format \#(format) -o "#
        let outcome = try await run("\(Self.importing) >/dev/null; \(export)'\(link)' | wc -c", scratch)
        #expect(try #require(Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines))) > 100, "\(outcome)")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "/proc/self/fd/1")
        #expect(try await run("\(export)/dev/full", scratch).code == 69)
    }
}
