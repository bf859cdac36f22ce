import Foundation
import Support
import Testing

@Suite("A person taken out from the command line")
struct RedactTests {
    private static let id = "4aaa0000-0000-4000-8000-000000000001"
    private static let polygon = "POLYGON ((555000 6322000, 555100 6322000, 555100 6322100, 555000 6322000))"

    /// A store with an event of years ago and its contact.
    private func desk() async throws -> (scratch: Scratch, run: @Sendable ([String]) async throws -> Tool.Outcome) {
        let scratch = try Scratch()
        let store = scratch.path("a.gpkg")
        let rows = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
        _ = try await Landkort.importPart(rows, into: store)
        let run: @Sendable ([String]) async throws -> Tool.Outcome = { arguments in
            try await Landkort.tool.run(arguments, environment: ["LANDKORT_STORE": store])
        }
        let text = """
            objekt_id;arrangement;sua_kode;gyldig_fra;gyldig_til;sua_person;sua_tlfnr;sted
            \(Self.id);Marked;1;2019-06-01;2019-06-02;Anders Hemmeligsen;87654321;\(Self.polygon)

            """
        let file = try scratch.write(text, to: "arrangementer.csv")
        let imported = try await run(["import", "arrangement", file, "--map", "sted=geometri"])
        guard imported.code == 0 else { throw ToolProblem(text: imported.output + imported.errors) }
        return (scratch, run)
    }

    private func isInFile(_ text: String, _ scratch: Scratch) throws -> Bool {
        try scratch.names().filter { $0.hasPrefix("a.gpkg") }.contains {
            try Data(contentsOf: URL(fileURLWithPath: scratch.path($0))).range(of: Data(text.utf8)) != nil
        }
    }

    @Test("a plan changes nothing; then the bytes are gone; what cannot be is refused with a code and both languages")
    func redact() async throws {
        let (scratch, run) = try await desk()
        let wish = ["redact", "arrangement", Self.id, "--personal", "--reason", "Efter anmodning"]
        let plan = try await run(wish + ["--plan"])
        #expect(plan.code == 0 && plan.output.contains("record in force: 1"), "\(plan.output) \(plan.errors)")
        #expect(try isInFile("Hemmeligsen", scratch))
        let done = try await run(wish)
        #expect(done.code == 0 && !done.output.contains("elsewhere"), "\(done.output) \(done.errors)")
        #expect(try !isInFile("Hemmeligsen", scratch) && !isInFile("hemmeligsen", scratch))
        #expect(try !isInFile("87654321", scratch) && isInFile("Marked", scratch))
        for (arguments, code) in [
            (["arrangement", Self.id, "--field", "arrangement", "--reason", "x"], 64),
            (["arrangement", Self.id, "--personal"], 64), (["arrangement", Self.id, "--reason", "x"], 64),
            (["arrangement", "x", "--personal", "--reason", "x"], 66),
            (["ingen", "x", "--whole", "--reason", "x"], 66),
        ] {
            let outcome = try await run(["redact"] + arguments)
            #expect(outcome.code == Int32(code), "\(arguments) \(outcome.errors)")
            #expect(outcome.errors.contains("Fejl: ") && outcome.errors.contains("Error: "))
        }
        let whole = try await run(["redact", "arrangement", Self.id, "--whole", "--reason", "Fejl"])
        #expect(try whole.code == 0 && !isInFile("Marked", scratch))
    }

    @Test("a change is taken out by its number, and what is asked for in two ways is refused")
    func review() async throws {
        let (_, run) = try await desk()
        for (arguments, code) in [
            (["--review", "1"], 66), (["--review", "1", "arrangement"], 64), (["--review", "1", "--whole"], 64),
            (["arrangement"], 64), ([], 64), (["--review", "x"], 64),
        ] {
            let outcome = try await run(["redact"] + arguments)
            #expect(outcome.code == Int32(code), "\(arguments) \(outcome.errors)")
            #expect(!outcome.errors.isEmpty)
        }
    }

    @Test("retention lists what is due and changes nothing until it is told to apply it")
    func retention() async throws {
        let (scratch, run) = try await desk()
        for arguments in [["retention"], ["retention", "--plan"]] {
            let listed = try await run(arguments)
            #expect(listed.code == 0 && listed.output.contains("arrangement/\(Self.id): sua_person, sua_tlfnr"))
            #expect(try isInFile("Hemmeligsen", scratch))
        }
        let applied = try await run(["retention", "--apply", "--json"])
        let document = try JSONSerialization.jsonObject(with: Data(applied.output.utf8)) as? [String: Any]
        let due = try #require(document?["due"] as? [[String: Any]])
        #expect(document?["applied"] as? Bool == true && due.count == 1 && due[0]["current"] as? Int == 1)
        #expect(due[0]["fields"] as? [String] == ["sua_person", "sua_tlfnr"] && due[0]["whole"] as? Bool == false)
        #expect(try !isInFile("Hemmeligsen", scratch))
        #expect(try await run(["retention"]).output.hasPrefix("0 "))
        #expect(try await run(["retention", "--plan", "--apply"]).code == 64)
    }
}
