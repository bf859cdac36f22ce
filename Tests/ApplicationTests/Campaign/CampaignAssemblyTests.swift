import LandkortCore
import Support
import Testing

@testable import LandkortApplication

@Suite("Rows become municipalities' columns")
struct CampaignAssemblyTests {
    private func parts(_ lines: [CoverageLine]) throws -> [CampaignPart] {
        CampaignAssembly(try CampaignReading.of(CoverageText.file(lines))).parts(threads: 2)
    }

    @Test("a part a name, in order of the names, each with dictionaries of its own")
    func ownDictionaries() throws {
        let parts = try parts([
            CoverageLine(id: 1, street: "A", municipality: "Thisted"),
            CoverageLine(id: 2, street: "B", municipality: "Aalborg"),
            CoverageLine(id: 3, street: "A", municipality: "Thisted"),
            CoverageLine(id: 4, street: "C", municipality: "Thisted"), CoverageLine(id: 5, municipality: ""),
        ])
        #expect(parts.map(\.name) == ["", "Aalborg", "Thisted"])
        #expect(parts.map(\.count) == [1, 1, 3])
        #expect(parts[1].street.entries == ["B"])
        #expect(Set(parts[2].street.entries) == ["A", "C"])
        #expect(parts[2].profiles.count == 1)
    }

    @Test("rows lie by post code, then cell by cell of every size, then by id")
    func order() throws {
        var random = SplitMix(seed: 5)
        let lines = (0..<600).map { row in
            CoverageLine(
                id: row * 7 % 601, postcode: ["9370", "9000", "", "0800"].randomElement(using: &random)!,
                east: "\(Int.random(in: 500_000..<504_000, using: &random)),5",
                north: "\(Int.random(in: 6_300_000..<6_304_000, using: &random))")
        }
        let part = try #require(try parts(lines).first)
        #expect(part.postcodes.map(\.postcode) == [0, 800, 9000, 9370])
        var first = 0
        for run in part.postcodes {
            let rows = first..<first + run.count
            for side: Int32 in [1_000_000, 100_000, 10_000] {
                let cells = rows.map { [part.northing[$0] / side, part.easting[$0] / side] }
                let changes = zip(cells, cells.dropFirst()).count { $0 != $1 }
                #expect(changes == Set(cells).count - 1, "cells of \(side) cm lie together")
            }
            for (a, b) in zip(rows, rows.dropFirst()) where isSameCell(part, a, b) {
                #expect(part.ids[a] < part.ids[b])
            }
            first += run.count
        }
    }

    private func isSameCell(_ part: CampaignPart, _ a: Int, _ b: Int) -> Bool {
        part.easting[a] / 10_000 == part.easting[b] / 10_000 && part.northing[a] / 10_000 == part.northing[b] / 10_000
    }

    @Test("rows without a position, however many, lie last in their post code, by id")
    func withoutPosition() throws {
        let count = 5_003
        let lines = (1..<count).map {
            CoverageLine(id: $0 * 1_999 % count, east: "", north: $0 % 2 == 0 ? "" : "6300000")
        }
        let part = try #require(try parts(lines + [CoverageLine(id: 9_999)]).first)
        #expect(part.ids.map(\.low) == [UInt64(9_999)].map(Self.low) + (1..<UInt64(count)).map(Self.low))
    }

    private static func low(_ number: UInt64) -> UInt64 { 0x8000 << 48 | number }

    @Test("the order of the file's rows makes no difference")
    func fileOrder() throws {
        var random = SplitMix(seed: 3)
        let lines = (0..<300).map { row in
            CoverageLine(
                id: row, street: "Vej \(row % 17)", number: "\(row % 40)", postcode: "\(9000 + row % 3)",
                municipality: row % 2 == 0 ? "Læsø" : "Morsø", east: "\(500_000 + row * 37)")
        }
        #expect(try parts(lines) == parts(lines.shuffled(using: &random)))
    }
}
