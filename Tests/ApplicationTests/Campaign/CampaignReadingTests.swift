import Foundation
import LandkortCore
import Support
import Testing

@testable import LandkortApplication

extension CampaignReading {
    /// A file with this text, read.
    static func of(_ text: String, threads: Int = 1) throws -> CampaignReading { try of(text.utf8, threads: threads) }

    static func of(_ bytes: some Sequence<UInt8>, threads: Int = 1) throws -> CampaignReading {
        let scratch = try Scratch()
        return try withExtendedLifetime(scratch) {
            try of(path: try scratch.write(Data(bytes), to: "daekning.csv"), threads: threads)
        }
    }

    static func of(path: String, threads: Int = 1) throws -> CampaignReading {
        try CampaignReading(try CampaignFile(path: path), threads: threads) { _ in }
    }

    /// The only part.
    func onlyPart() throws -> CampaignPart {
        let parts = CampaignAssembly(self).parts(threads: 1)
        try #require(parts.count == 1)
        return parts[0]
    }
}

@Suite("Reading a coverage file")
struct CampaignReadingTests {
    private let line = CoverageLine(id: 1)

    @Test("every value of a row arrives")
    func values() throws {
        var line = CoverageLine(id: 0xABC, street: "Søndergade", number: "90A", postcode: "0999", municipality: "Læsø")
        line.speeds = ["342", "", "6300,000", "6300", "1000", "100", "50,000", "10,240", "77", "7"]
        let part = try CampaignReading.of(CoverageText.file([line])).onlyPart()
        #expect(part.name == "Læsø")
        #expect(part.count == 1)
        #expect(part.ids[0].text == CoverageLine.id(0xABC))
        #expect(part.street[0] == "Søndergade")
        #expect(part.number[0] == "90A")
        #expect(part.postcodes == [PostcodeRun(postcode: 999, count: 1)])
        #expect(part.easting == [57_473_016])
        #expect(part.northing == [631_721_594])
        let speeds = part.profiles[part.profile[0]].speeds
        let expected: [Int32] = [342_000, 0, 6_300_000, 6_300_000, 1_000_000, 100_000, 50_000, 10_240, 77_000, 7_000]
        #expect((0..<10).map { speeds[$0] } == expected)
    }

    @Test("empty places and post codes are unknown, empty speeds are nothing")
    func empties() throws {
        var line = CoverageLine(id: 1, postcode: "", east: "", north: "")
        line.speeds = Array(repeating: "", count: 10)
        let part = try CampaignReading.of(CoverageText.file([line])).onlyPart()
        #expect(part.easting == [CampaignPart.noPosition])
        #expect(part.northing == [CampaignPart.noPosition])
        #expect(part.postcodes == [PostcodeRun(postcode: 0, count: 1)])
        #expect(part.profiles[0] == SpeedProfile())
    }

    @Test("byte order mark, CRLF, blank lines and a missing last line end make no difference")
    func sameContent() throws {
        let lines = (1...4).map { CoverageLine(id: $0) }
        let plain = try CampaignReading.of(CoverageText.file(lines)).onlyPart()
        let texts = [
            "\u{FEFF}" + CoverageText.file(lines), CoverageText.file(lines, ending: "\r\n"),
            CoverageText.file(lines, ending: "\n\n"), CoverageText.file(lines, ending: "\r\n\r\n"),
            String(CoverageText.file(lines).dropLast()),
            "\u{FEFF}" + CoverageText.file(lines, ending: "\r\n") + "\r\n\n",
        ]
        for text in texts { #expect(try CampaignReading.of(text).onlyPart() == plain) }
    }

    @Test("the earlier layout, unquoted and in another order, gives the same columns without mobile uploads")
    func earlierLayout() throws {
        let headings = CampaignHeaderTests.earlier
        let row = [
            CoverageLine.id(1), "Havnegade", "1", "9370", "Aalborg", "574730,16", "6317215,94", "", "", "1000", "1000",
            "",
            "", "", "", "600",
        ]
        let text = [headings, row].map { $0.reversed().joined(separator: ";") }.joined(separator: "\r\n")
        var expected = CoverageLine(id: 1)
        expected.speeds[9] = ""
        #expect(
            try CampaignReading.of(text).onlyPart() == CampaignReading.of(CoverageText.file([expected])).onlyPart())
    }

    @Test("doubled quotes become quotes, line ends inside a text become spaces")
    func cleaned() throws {
        let line = CoverageLine(id: 1, street: "Carl \"den\nStores\" Vej;", number: "\"\"")
        let part = try CampaignReading.of(CoverageText.file([line])).onlyPart()
        #expect(part.street[0] == "Carl \"den Stores\" Vej;")
        #expect(part.number[0] == "\"\"")
    }

    @Test("the three real rows", .enabled(if: Places.hasData, "needs the real files"))
    func realRows() throws {
        let path = Places.data.appending(path: "broadband/bbk26_header_and_3_real_rows.csv").path
        let parts = CampaignAssembly(try CampaignReading.of(path: path)).parts(threads: 1)
        let rows = parts.flatMap { part in (0..<part.count).map { part.record($0, municipality: nil) } }
        #expect(rows.count == 3)
        let speeds = rows.map { row in (0..<4).map { [row.speeds.speeds[$0 * 2], row.speeds.speeds[$0 * 2 + 1]] } }
        #expect(speeds.contains { $0[1] == [6_300_000, 6_300_000] })
        #expect(speeds.contains { $0[2] == [1_000_000, 100_000] && $0[3] == [50_000, 10_240] })
        #expect(speeds.contains { $0[1] == [2_500_000, 2_500_000] })
        let first = try #require(rows.first { $0.street == "Jægergårdsgade" })
        #expect(first.position == Position(x: 574_730.16, y: 6_223_215.94))
        #expect(first.text == "Jægergårdsgade 90A, 8000")
    }
}
