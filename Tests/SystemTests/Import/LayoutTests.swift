import Foundation
import Support
import Testing

@Suite("The layouts of the coverage file")
struct LayoutTests {
    private func figures(_ content: Data) async throws -> [String: Coverage] {
        let scratch = try Scratch()
        let store = scratch.path("lager.gpkg")
        let outcome = try await Landkort.importPart(try scratch.write(content, to: "a.csv"), into: store)
        try #require(outcome.code == 0, "\(outcome.errors)")
        return try await Landkort.coverage(of: store)
    }

    private func figures(_ text: String) async throws -> [String: Coverage] { try await figures(Data(text.utf8)) }

    @Test("a byte order mark, Windows line ends and a last line without end change nothing")
    func endings() async throws {
        let text = CoverageFile.text(rows: 1..<6)
        let plain = try await figures(text)
        #expect(plain["Læsø"]?.adresser == 5)
        let windows = text.replacing("\n", with: "\r\n")
        for other in [
            "\u{FEFF}" + text, windows, "\u{FEFF}" + windows, String(text.dropLast()), windows + "\r\n\r\n",
            text + "\n",
        ] {
            #expect(try await figures(other) == plain)
        }
        #expect(try await figures(Data(windows.utf8).dropLast(2)) == plain)
    }

    @Test("the layout of sixteen columns is read by its headings, in any order")
    func older() async throws {
        let columns = [
            ("Kommunenavn", "Læsø"), ("Download mobil", "600"), ("Vejnavn", "Ærøvej"), ("Husnummer", "7"),
            ("Postnummer", "9940"), ("Koordinat Nord", "6348461,5"), ("Koordinat Øst", "625869,5"),
            ("Upload Fiber", "500"), ("Download Fiber", "1000"), ("Download Kabel-TV", ""), ("Upload Kabel-TV", ""),
            ("Download xDSL", "50,000"), ("Upload xDSL", "10,240"), ("Download Fast trådløst", "0"),
            ("Upload Fast trådløst", "0"), ("Adgangsadresse-ID", CoverageFile.id(1)),
        ]
        let text = columns.map(\.0).joined(separator: ";") + "\n" + columns.map(\.1).joined(separator: ";") + "\n"
        let area = try #require(try await figures(text)["Læsø"])
        #expect(area.adresser == 1 && area.daekket_100_30 == 1 && area.fiber == 1 && area.kun_kobber == 0)
        #expect(area.mobil == ["600/ukendt": 1])
    }

    @Test("quotes, semicolons and line ends inside quotes belong to the text")
    func quoted() async throws {
        let odd = CoverageFile.line(1).replacing("Ærøvej", with: "Vej \"\"A\"\"; vest\nfor")
        let area = try #require(try await figures(CoverageFile.text([odd, CoverageFile.line(2)]))["Læsø"])
        #expect(area.adresser == 2)
    }

    @Test("aliases and unknown names of municipalities; classes nobody knew")
    func names() async throws {
        let lines = [
            CoverageFile.line(1, municipality: "Vesthimmerland"), CoverageFile.line(2, municipality: "Vesthimmerlands"),
            CoverageFile.line(3, municipality: "Atlantis"), CoverageFile.line(4, mobile: "\"77\";\"8\""),
            CoverageFile.line(5, mobile: "\"\";\"\""), CoverageFile.line(6, municipality: ""),
        ]
        let scratch = try Scratch()
        let store = scratch.path("lager.gpkg")
        let file = try scratch.write(CoverageFile.text(lines), to: "a.csv")
        let outcome = try await Landkort.importPart(file, into: store)
        #expect(
            outcome.code == 0 && outcome.output.contains("Atlantis") && outcome.output.contains("77/8: 1"),
            "\(outcome.output)")
        let areas = try await Landkort.coverage(of: store)
        #expect(areas["Atlantis"]?.omraade == nil && areas["Atlantis"]?.adresser == 1)
        #expect(areas.values.filter { $0.omraade == "0820" }.reduce(0) { $0 + $1.adresser } == 2)
        #expect(areas["Læsø"]?.mobil == ["77/8": 1, "ingen": 1])
        #expect(areas.values.reduce(0) { $0 + $1.adresser } == 6)
    }

    @Test("the same rows in a file of many blocks give the same figures as in one")
    func manyBlocks() async throws {
        let rows = 45_000
        let area = try #require(try await figures(CoverageFile.text(rows: 0..<rows))["Læsø"])
        #expect(area.adresser == rows && area.fiber == rows && area.mobil == ["600/30": rows])
    }
}
