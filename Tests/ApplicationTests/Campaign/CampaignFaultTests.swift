import Foundation
import LandkortCore
import Support
import Testing

@testable import LandkortApplication

@Suite("Coverage files that are not what they should be")
struct CampaignFaultTests {
    private func errors(_ text: String) throws -> [RowError] {
        let problem = try #require(throws: CampaignProblem.self) { try CampaignReading.of(text) }
        guard case .rows(_, let errors, let count, _) = problem else { throw problem }
        #expect(count == errors.count)
        return errors
    }

    private func code(_ bytes: some Sequence<UInt8>) throws -> String {
        try #require(throws: CampaignProblem.self) { try CampaignReading.of(bytes) }.code
    }

    @Test(
        "a wrong value is told with its line, column, text and reason",
        arguments: [
            ("id", "123", "adgadr_id", RowError.Reason.notAnAddressID), ("id", "", "adgadr_id", .missing),
            ("postcode", "937O", "postnr", .notAPostcode), ("postcode", "0", "postnr", .notAPostcode),
            ("postcode", "93700", "postnr", .notAPostcode), ("east", "57.1", "etrs89koordinat_oest", .notANumber),
            ("north", "-1", "etrs89koordinat_nord", .negative), ("speed", "hurtig", "download_fiber", .notANumber),
            ("speed", "10.24", "download_fiber", .notANumber), ("speed", "-5", "download_fiber", .negative),
            ("speed", "99999999999", "download_fiber", .numberTooLarge),
        ])
    func wrongValue(field: String, value: String, column: String, reason: RowError.Reason) throws {
        var line = CoverageLine(id: 2)
        switch field {
        case "postcode": line.postcode = value
        case "east": line.east = value
        case "north": line.north = value
        case "speed": line.speeds[2] = value
        default: break
        }
        var text = CoverageText.file([CoverageLine(id: 1), line, CoverageLine(id: 3)])
        if field == "id" { text = text.replacing(CoverageLine.id(2), with: value) }
        #expect(try errors(text) == [RowError(line: 3, column: column, value: value, reason: reason)])
    }

    @Test("every wrong row is told, in order of line, also behind blank lines and texts of several lines")
    func lines() throws {
        let texts = [
            CoverageText.header, CoverageLine(id: 1, street: "a\n\nb").text, "", "\r",
            CoverageLine(id: 2, east: "x").text,
            CoverageLine(id: 3, street: "c\nd", north: "y").text, CoverageLine(id: 4, postcode: "z").text,
        ]
        let found = try errors(texts.joined(separator: "\n"))
        #expect(found.map(\.line) == [7, 8, 10])
        #expect(found.map(\.value) == ["x", "y", "z"])
    }

    @Test(
        "a control character in a text is told, every time it comes, and a tab or a line end is not one",
        arguments: ["\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{1B}", "\u{1F}"])
    func controlCharacters(letter: String) throws {
        let rows = [
            CoverageLine(id: 1, street: "By gade"), CoverageLine(id: 2, street: "By\(letter)gade"),
            CoverageLine(id: 3, street: "By\tgade"), CoverageLine(id: 4, street: "By\(letter)gade"),
            CoverageLine(id: 5, street: "By\ngade"),
        ]
        let found = try errors(CoverageText.file(rows))
        #expect(found.map(\.line) == [3, 5])
        #expect(found.allSatisfy { $0.column == "vejnavn" && $0.reason == .controlCharacter })
        let shown = "»By[usynligt tegn nr. \(letter.unicodeScalars.first!.value)]gade«"
        #expect(found[0].message.da.contains(shown), "\(found[0].message.da)")
    }

    @Test("several wrong values of one row are all told")
    func severalInOneRow() throws {
        let found = try errors(CoverageText.file([CoverageLine(id: 1, postcode: "q", east: "x", north: "y")]))
        #expect(found.map(\.column) == ["postnr", "etrs89koordinat_oest", "etrs89koordinat_nord"])
        #expect(Set(found.map(\.line)) == [2])
    }

    @Test("too few and too many fields are told with both numbers, and the rows around them are read")
    func fieldCounts() throws {
        let short = CoverageLine(id: 1).text.split(separator: ";", omittingEmptySubsequences: false).dropLast(2)
        let texts = [
            CoverageText.header, short.joined(separator: ";"), CoverageLine(id: 2).text,
            CoverageLine(id: 3).text + ";1;2;3", CoverageLine(id: 4).text, "",
        ]
        let found = try errors(texts.joined(separator: "\n"))
        #expect(found.map(\.line) == [2, 4])
        #expect(found.map(\.reason) == [.fields(found: 15, expected: 17), .fields(found: 20, expected: 17)])
    }

    @Test("a file cut off anywhere in its last line is told so, once, with the line", arguments: 1..<60)
    func cutOff(missing: Int) throws {
        let whole = CoverageText.file([CoverageLine(id: 1), CoverageLine(id: 2)])
        // Behind the closing quote of the last value nothing is missing but the line end.
        let text = String(whole.dropLast(missing + 1))
        let found = try errors(text)
        #expect(found.map(\.reason) == [.cutOff], "…\(text.suffix(20))")
        #expect(found.map(\.line) == [3])
    }

    @Test("a quote that is never closed is told with its line")
    func quoteNotClosed() throws {
        let broken = CoverageLine(id: 2).text.replacing("\"Havnegade\"", with: "\"Havnegade")
        let text = [CoverageText.header, CoverageLine(id: 1).text, broken, CoverageLine(id: 3).text, ""]
        let found = try errors(text.joined(separator: "\n"))
        #expect(found.first?.line == 3)
        #expect(found.first?.column == "vejnavn")
    }

    @Test("a text that is not UTF-8 is told with line and column, before any wrong row")
    func latin1() throws {
        let text = CoverageText.file([CoverageLine(id: 1, east: "x"), CoverageLine(id: 2, street: "Søndergade")])
        let bytes = text.unicodeScalars.map { UInt8($0.value) }
        let problem = try #require(throws: CampaignProblem.self) { try CampaignReading.of(bytes) }
        guard case .notUTF8("daekning.csv", 3, "vejnavn") = problem else { throw problem }
    }

    @Test("a heading that is not UTF-8 is told as such")
    func latin1Heading() throws {
        let text = CampaignHeaderTests.earlier.joined(separator: ";") + "\n"
        #expect(try code(text.unicodeScalars.map { UInt8($0.value) }) == "campaign.not-utf8")
    }

    @Test(
        "an empty file, and one with nothing but a heading, are told apart",
        arguments: [
            ("", "campaign.empty"), ("\u{FEFF}", "campaign.empty"), (CoverageText.header, "campaign.no-rows"),
            (CoverageText.header + "\r\n\r\n\n", "campaign.no-rows"), ("\n", "campaign.unknown-header"),
        ])
    func empty(text: String, expected: String) throws { #expect(try code(text.utf8) == expected) }

    @Test("no file, and a folder, are not found")
    func noFile() throws {
        let scratch = try Scratch()
        let cases = [(scratch.folder.path, "campaign.is-folder"), (scratch.path("x.csv"), "campaign.no-file")]
        for (path, code) in cases {
            let problem = try #require(throws: CampaignProblem.self) { try CampaignReading.of(path: path) }
            #expect(problem.code == code)
            #expect(problem.kind == .notFound)
        }
    }

    @Test("a line over 1 MB is refused, in the heading, in a text and behind an open quote")
    func tooLong() throws {
        let long = String(repeating: "x", count: 1_100_000)
        let texts = [
            long, CoverageText.file([CoverageLine(id: 1), CoverageLine(id: 2, street: long), CoverageLine(id: 3)]),
            CoverageText.header + "\n" + CoverageLine(id: 1).text + "\n\"" + String(repeating: long, count: 6),
        ]
        for (text, line) in zip(texts, [1, 3, 3]) {
            let problem = try #require(throws: CampaignProblem.self) { try CampaignReading.of(text) }
            guard case .lineTooLong(_, line) = problem else { throw problem }
            #expect(problem.kind == .tooLarge)
        }
    }

    @Test("a thousand and more wrong rows are counted, and as many kept as a person can read")
    func manyErrors() throws {
        let lines = (1...1200).map { CoverageLine(id: $0, postcode: "x") }
        let problem = try #require(throws: CampaignProblem.self) { try CampaignReading.of(CoverageText.file(lines)) }
        guard case .rows(_, let errors, 1200, 1200) = problem else { throw problem }
        #expect(errors.count == 1000)
        #expect(problem.message.da.split(separator: "\n").count == 22)
        #expect(problem.message.en.contains("1180"))
    }
}
