import Foundation
import Support
import Testing

@Suite("landkort run statusnotat")
struct ReportTests {
    @Test("the sample's note in each form, and what is wrong with a call as its exit code")
    func note() async throws {
        let scratch = try Scratch()
        let store = scratch.path("demo.gpkg")
        try #require(try await Landkort.run("demo", "--store", store).code == 0)
        let run = [
            "run", "statusnotat", "--store", store, "--input", "partnerskab=digital-infrastruktur-nordjylland",
            "--input",
        ]
        let text = try await Landkort.tool.run(run + ["aar=2024"])
        try #require(text.code == 0, "\(text.errors)")
        let words = ["7,4 mio. kr.", "102 enkeltadresser", "1,85 mio. kr.", "9 projekter (44 adresser)", "21,6 %"]
        for word in words + ["Baggrund", "Status", "Det fortsatte arbejde", "Indstilling"] {
            #expect(text.output.contains(word), "\(word)")
        }
        try Golden.expect(text.output, "statusnotat-nordjylland-2024.txt")
        let page = try await Landkort.tool.run(run + ["aar=2024", "--input", "format=html"])
        #expect(page.output.hasPrefix("<!DOCTYPE html>") && words.allSatisfy(page.output.contains))
        let json = try await Landkort.tool.run(run + ["aar=2024", "--json"])
        let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect((document?["blocks"] as? [Any])?.isEmpty == false)
        for (input, code) in [("aar=2019", Int32(66)), ("aar=x", 64), ("format=docx", 64)] {
            let refused = try await Landkort.tool.run(run + [input])
            #expect(refused.code == code && refused.output.isEmpty, "\(input)")
            refused.says(String(input.split(separator: "=")[1]))
        }
    }
}
