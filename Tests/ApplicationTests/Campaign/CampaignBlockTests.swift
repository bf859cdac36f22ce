import Foundation
import LandkortCore
import Support
import Testing

@testable import LandkortApplication

/// Files of several blocks, whose rows, quotes and line ends straddle the blocks' edges.
@Suite("Coverage files of several blocks")
struct CampaignBlockTests {
    /// A little over two blocks: long street names with line ends and quotes in them, in three municipalities.
    private static let lines = (0..<10_000).map { row in
        let name = "Vej \(row % 97)\n\"\(row % 7)\"" + String(repeating: "x", count: 880 + row % 13)
        return CoverageLine(
            id: row * 7919 % 10_007 + 1, street: name, number: "\(row % 300)", postcode: "\(9000 + row % 11 * 10)",
            municipality: ["Aalborg", "Læsø", "Thisted"][row % 3], east: "\(500_000 + row % 90 * 1_111),5",
            north: "\(6_300_000 + row % 70 * 997)")
    }

    @Test("one thread and four read the same parts and the same digest, and nothing is lost")
    func threads() throws {
        let text = CoverageText.file(Self.lines)
        #expect(text.utf8.count > 2 * CampaignFile.blockSize)
        let scratch = try Scratch()
        let path = try scratch.write(text, to: "daekning.csv")
        let (one, four) = (
            try CampaignReading.of(path: path, threads: 1), try CampaignReading.of(path: path, threads: 4)
        )
        #expect(one.digest == four.digest)
        #expect(one.firstLines == four.firstLines)
        #expect(one.firstLines.count > 3)
        let parts = CampaignAssembly(one).parts(threads: 1)
        #expect(parts == CampaignAssembly(four).parts(threads: 4))
        try compare(parts)
    }

    /// Every row of the file is in the part of its municipality, with its values.
    private func compare(_ parts: [CampaignPart]) throws {
        #expect(parts.map(\.name) == ["Aalborg", "Læsø", "Thisted"])
        var expected: [String: String] = [:]
        for line in Self.lines {
            let street = line.street.replacing("\n", with: " ")
            expected[CoverageLine.id(line.id)] =
                "\(line.municipality) \(street) \(line.number) \(line.postcode) \(line.east)"
        }
        var found: [String: String] = [:]
        for part in parts {
            let postcodes = part.postcodes.flatMap { Array(repeating: $0.postcode, count: $0.count) }
            #expect(postcodes.count == part.count)
            for row in 0..<part.count {
                let east = "\(part.easting[row] / 100),\(part.easting[row] % 100 / 10)"
                found[part.ids[row].text] =
                    "\(part.name) \(part.street[row]) \(part.number[row]) \(postcodes[row]) \(east)"
            }
        }
        #expect(found == expected)
    }

    @Test("a wrong value and a repeated id far into the file are told with their lines in the file")
    func lines() throws {
        var lines = Self.lines
        lines[4_600].postcode = "x"
        lines[9_900].east = "y"
        let problem = try #require(throws: CampaignProblem.self) {
            try CampaignReading.of(CoverageText.file(lines), threads: 4)
        }
        guard case .rows(_, let errors, 2, 2) = problem else { throw problem }
        // The heading, then two lines a row, for each street name holds a line end.
        #expect(errors.map(\.line) == [2 + 4_600 * 2, 2 + 9_900 * 2])
    }

    @Test("of ids that stand three times in blocks of several threads, the later two are told with the first")
    func duplicates() throws {
        var lines = Self.lines
        for id in [10, 4_700, 9_950] { lines[id].id = 20_000 }
        for id in [5_000, 20, 9_000] { lines[id].id = 30_000 }
        var reading = try CampaignReading.of(CoverageText.file(lines), threads: 4)
        for _ in reading.shares.indices {
            // Which thread read what is chance.
            reading.shares.append(reading.shares.removeFirst())
            try check(DuplicateCheck(reading).errors(threads: 4))
        }
        reading.shares.reverse()
        try check(DuplicateCheck(reading).errors(threads: 1))
    }

    @Test("a file that ends anywhere in its last lines is cut off, or has that many whole lines fewer")
    func cutAnywhere() throws {
        let bytes = Array(CoverageText.file((0..<40).map { CoverageLine(id: $0, street: "Ærøvej") }).utf8)
        let whole = try CampaignReading.of(bytes).count
        let lineEnds = bytes.indices.filter { bytes[$0] == 10 }
        let firstCut = lineEnds[lineEnds.count - 3]
        for end in firstCut..<bytes.count {
            let lines = lineEnds.count { $0 < end }
            do throws(CampaignProblem) {
                let reading = try Self.reading(bytes.prefix(end))
                #expect(end == lineEnds[lines - 1] + 1 || end == lineEnds[lines])
                #expect(reading.count == whole - (lineEnds.count - lines) + (end == lineEnds[lines] ? 1 : 0))
            } catch {
                #expect(error.code == "campaign.rows")
            }
        }
    }

    private static func reading(_ bytes: ArraySlice<UInt8>) throws(CampaignProblem) -> CampaignReading {
        do {
            return try CampaignReading.of(bytes)
        } catch {
            throw error as! CampaignProblem
        }
    }

    private func check(_ errors: [RowError]) throws {
        #expect(errors.map(\.line) == [4_700, 5_000, 9_000, 9_950].map { 2 + $0 * 2 })
        #expect(errors.map(\.value) == [20_000, 30_000, 30_000, 20_000].map(CoverageLine.id))
        let first = errors.map { $0.value == CoverageLine.id(20_000) ? 10 : 20 }
        try #require(errors.count == 4)
        #expect(errors[0].reason == .repeated(line: 2 + first[0] * 2))
        #expect(errors[1].reason == .repeated(line: 2 + first[1] * 2))
    }
}
