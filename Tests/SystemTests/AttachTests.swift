import Foundation
import Support
import Testing

@Suite("Attachments from the command line")
struct AttachTests {
    @Test("a photo is attached without its position, listed, chosen and removed; what is none is refused")
    func round() async throws {
        let scratch = try Scratch()
        let store = scratch.path("a.gpkg")
        let rows = try scratch.write(CoverageFile.text(rows: 0..<3), to: "a.csv")
        #expect(try await Landkort.importPart(rows, into: store).code == 0)
        let id = "4aaa0000-0000-4000-8000-000000000001"
        let list = "objekt_id;navn;kommunekode;status;koordinater\n\(id);Mast;0851;1;POINT (555000 6322000)\n"
        let masts = try scratch.write(list, to: "master.csv")
        func run(_ arguments: String...) async throws -> Tool.Outcome {
            try await Landkort.tool.run(arguments, environment: ["LANDKORT_STORE": store])
        }
        let imported = try await run("import", "mast", masts, "--map", "koordinater=geometri")
        #expect(imported.code == 0, "\(imported.output) \(imported.errors)")

        let photo = try scratch.write(Data(TestPictures.jpeg()), to: "facade.jpg")
        let made = try await run("attach", "mast", id, photo, "--title", "Fra vejen")
        let first = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(made.code == 0 && first.count == 36, "\(made.errors)")
        let second = try await run("attach", "mast", id, photo, "--keep-position", "--primary").output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let listed = try await run("attach", "mast", id, "--list").output.split(separator: "\n")
        #expect(listed.count == 2 && listed[0].hasPrefix(second) && listed[0].hasSuffix("primær / primary"))
        #expect(listed[1].contains("Fra vejen") && listed[0].contains("facade.jpg"))
        #expect(try await run("attach", "mast", id, "--choose", first).code == 0)
        #expect(try await run("attach", "mast", id, "--remove", second).code == 0)
        let left = try await run("attach", "mast", id, "--list").output.split(separator: "\n")
        #expect(left[0].hasPrefix(first) && left[0].hasSuffix("primary") && left[1].contains("fjernet"))

        let text = try scratch.write("ikke et billede", to: "a.txt")
        for (arguments, code) in [
            (["mast", id, text], 64), (["mast", id, scratch.path("mangler.jpg")], 64), (["mast", id], 64),
            (["mast", "x", photo], 66), (["kommune", "0851", photo], 66), (["ingen", id, photo], 64),
            (["mast", id, "--remove", "x"], 66),
        ] {
            let outcome = try await Landkort.tool.run(["attach"] + arguments, environment: ["LANDKORT_STORE": store])
            #expect(outcome.code == Int32(code), "\(arguments) \(outcome.errors)")
            #expect(outcome.errors.contains("Fejl: ") && outcome.errors.contains("Error: "))
        }
    }
}
