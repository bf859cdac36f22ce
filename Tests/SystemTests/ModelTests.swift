import Foundation
import Support
import Testing

@Suite("The command model")
struct ModelTests {
    private static let schema = """
        id: urn:eksempel:taarn
        name: taarn
        title: Tårne
        description: Tårne, man kan se langt fra.
        version: "1.0"
        status: draft
        imports: [linkml:types, ../faelles/objekt]
        classes:
          Taarn:
            description: Et højt bygningsværk.
            mixins: [Objekt]
            attributes:
              navn: {title: Navn, description: Hvad tårnet kaldes.}
        """

    @Test("check: warnings pass, and with --strict they do not")
    func warnings() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.schema, to: "taarn.yaml")
        let loose = try await Landkort.run("model", "check", scratch.folder.path)
        #expect(loose.code == 0 && loose.output.hasSuffix("0 fejl / errors, 4 advarsler / warnings\n"), "\(loose)")
        #expect(loose.output.contains("model.no-source, FDA 13") && loose.output.contains("2 | name: taarn"))
        let strict = try await Landkort.run("model", "check", scratch.folder.path, "--strict")
        #expect(strict.code == 64 && strict.output == loose.output && strict.errors.isEmpty)
    }

    @Test("check: errors end with 64, all of them told in both languages, as text and as JSON")
    func errors() async throws {
        let scratch = try Scratch()
        let broken = Self.schema.replacing("title: Tårne", with: "titel: Tårne").replacing(
            "[Objekt]", with: "[Objekter]")
        try scratch.write(broken, to: "taarn.yaml")
        try scratch.write("id: [", to: "fyr.yaml")
        let text = try await Landkort.run("model", "check", scratch.folder.path)
        #expect(text.code == 64)
        for words in [
            "taarn.yaml:3:1: fejl / error (register.unknown-key)", "taarn.yaml:11:14:",
            "fyr.yaml:2:1: fejl / error (register.syntax)", "^",
        ] {
            #expect(text.output.contains(words), "\(text.output)")
        }
        let json = try await Landkort.run("model", "check", "--json", scratch.folder.path)
        #expect(json.code == 64)
        let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
        #expect(report.errors == report.problems.count { $0.severity == "error" } && report.errors >= 3)
        #expect(report.problems.contains { $0.code == "register.unknown-key" && $0.line == 3 && $0.column == 1 })
    }

    @Test("check: the built-in registers have no error")
    func builtIn() async throws {
        let outcome = try await Landkort.run("model", "check")
        #expect(outcome.code == 0 && outcome.output.contains(" 0 fejl / errors"), "\(outcome.output)")
    }

    private struct Report: Decodable {
        struct Finding: Decodable {
            var severity: String
            var code: String
            var line: Int
            var column: Int
        }
        var errors: Int
        var problems: [Finding]
    }
}

extension ModelTests {
    @Test("publish: the folder's own registers are written, and nothing when one cannot be read")
    func publish() async throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(
            at: scratch.folder.appending(path: "ind"), withIntermediateDirectories: true)
        try scratch.write(Self.schema, to: "ind/taarn.yaml")
        let outcome = try await Landkort.run("model", "publish", scratch.path("ind"), "-o", scratch.path("ud"))
        let written = try FileManager.default.subpathsOfDirectory(atPath: scratch.path("ud")).filter {
            $0.contains(".")
        }
        #expect(outcome.code == 0 && outcome.output.hasPrefix("\(written.count) filer"), "\(outcome)")
        #expect(written.contains("linkml/egne/taarn.yaml") && written.contains("linkml/faelles/objekt.yaml"))
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path("ud/registre")).sorted()
        #expect(names == ["taarn.en.html", "taarn.html"])
        try scratch.write(Self.schema.replacing("name: taarn", with: "navn: taarn"), to: "ind/taarn.yaml")
        let broken = try await Landkort.run("model", "publish", scratch.path("ind"), "-o", scratch.path("intet"))
        #expect(broken.code == 64)
        broken.says("ind/taarn.yaml:2:1", "^")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("intet")))
    }

    @Test("publish: an address that is none, and a folder that cannot be made, are told")
    func misuse() async throws {
        let scratch = try Scratch()
        let address = try await Landkort.run("model", "publish", "-o", scratch.path("ud"), "--address", "kort.dk")
        #expect(address.code == 64)
        address.says("kort.dk", "https://")
        let file = try scratch.write("", to: "fil")
        let folder = try await Landkort.run("model", "publish", "-o", file)
        #expect(folder.code == 69)
        folder.says(file)
    }
}
