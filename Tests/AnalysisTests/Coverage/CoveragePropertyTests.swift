import LandkortAnalysis
import LandkortCore
import Support
import Testing

/// Random campaigns, the same each time, against ``NaiveCoverage``.
@Suite("Coverage of random campaigns")
struct CoveragePropertyTests {
    struct Size: Sendable, CustomTestStringConvertible {
        var rows: Int
        var profiles: Int
        var areas: Int
        var parts = 1

        var testDescription: String { "\(rows) rows, \(profiles) profiles, \(areas) areas, \(parts) parts" }
    }

    static let sizes = [
        Size(rows: 1, profiles: 1, areas: 1), Size(rows: 5, profiles: 3, areas: 2),
        Size(rows: 63, profiles: 256, areas: 3), Size(rows: 1000, profiles: 256, areas: 1),
        Size(rows: 1000, profiles: 257, areas: 200), Size(rows: 4000, profiles: 1500, areas: 2, parts: 3),
        Size(rows: 2000, profiles: 40, areas: 900, parts: 5), Size(rows: 3000, profiles: 65_537, areas: 3),
    ]

    /// Speeds on, around and far from every threshold.
    private static let downloads: [Int32] = [
        0, 0, 1, 9_999, 10_000, 29_999, 30_000, 99_999, 100_000, 100_001, 499_999, 500_000, 1_000_000, 6_300_000,
    ]
    private static let uploads: [Int32] = [0, 0, 1, 1_999, 2_000, 4_999, 5_000, 29_999, 30_000, 6_300_000]
    private static let mobile: [(Int32, Int32)] = [
        (0, 0), (20_000, 1_000), (600_000, 30_000), (600_000, 0), (1_000_000, 50_000), (77_000, 7_000),
    ]

    private static func profile(_ random: inout SplitMix) -> SpeedProfile {
        var profile = SpeedProfile()
        for technology in 0..<4 where Bool.random(using: &random) {
            profile.speeds[technology * 2] = downloads.randomElement(using: &random)!
            profile.speeds[technology * 2 + 1] = uploads.randomElement(using: &random)!
        }
        (profile.speeds[8], profile.speeds[9]) = mobile.randomElement(using: &random)!
        return profile
    }

    /// Parts, and what the naive count says of them.
    private static func campaign(_ size: Size) -> (parts: [CoveragePart], expected: NaiveCoverage) {
        var random = SplitMix(seed: UInt64(size.rows * 31 + size.profiles * 7 + size.areas))
        var (parts, expected) = ([CoveragePart](), NaiveCoverage())
        for _ in 0..<size.parts {
            let profiles = (0..<size.profiles).map { _ in profile(&random) }
            let indices = (0..<size.rows).map { _ in UInt32.random(in: 0..<UInt32(size.profiles), using: &random) }
            let runs = runs(of: size, &random)
            var row = 0
            for run in runs {
                for index in indices[row..<row + run.count] { expected.add(profiles[Int(index)], to: run.area) }
                row += run.count
            }
            parts.append(
                CoveragePart(
                    profiles: SpeedTable(profiles), profile: IndexColumn(indices, entries: size.profiles), areas: runs))
        }
        return (parts, expected)
    }

    private static func runs(of size: Size, _ random: inout SplitMix) -> [AreaRun] {
        var (runs, left) = ([AreaRun](), size.rows)
        let longest = max(1, size.rows / size.areas * 2)
        while left > 0 {
            let count = Int.random(in: 1...min(longest, left), using: &random)
            runs.append(AreaRun(area: Int.random(in: -1..<size.areas, using: &random), count: count))
            left -= count
        }
        return runs
    }

    /// The counts that are not zero, by name.
    private static func named(_ coverage: Coverage) -> [String: Int] {
        var named = Dictionary(uniqueKeysWithValues: zip(CoverageFigure.names, coverage.figures))
        named["adresser"] = coverage.addresses
        for (mobile, count) in coverage.mobile {
            named[mobile.download == 0 ? "mobil ingen" : "mobil \(mobile.download) \(mobile.upload)"] = count
        }
        return named.filter { $0.value != 0 }
    }

    @Test("every figure of every area is what counting by hand gives", arguments: sizes)
    func agrees(size: Size) throws {
        let (parts, expected) = Self.campaign(size)
        let table = try coverage(of: parts)
        #expect(Set(table.areas) == Set(expected.areas.keys))
        for (row, area) in table.areas.enumerated() {
            #expect(Self.named(table[row]) == expected.areas[area], "area \(area)")
        }
    }

    @Test("one thread and four give the same table", arguments: sizes)
    func threads(size: Size) throws {
        let (parts, _) = Self.campaign(size)
        #expect(try coverage(of: parts, threads: 1) == coverage(of: parts, threads: 4))
    }

    @Test("an area cut into single rows counts as the same area whole", arguments: sizes)
    func sparseAndDense(size: Size) throws {
        let (parts, _) = Self.campaign(size)
        let whole = parts.map { part in
            CoveragePart(
                profiles: part.profiles, profile: part.profile, areas: [AreaRun(area: 1, count: part.profile.count)])
        }
        let cut = whole.map { part in
            CoveragePart(
                profiles: part.profiles, profile: part.profile,
                areas: Array(repeating: AreaRun(area: 1, count: 1), count: part.profile.count))
        }
        #expect(try coverage(of: whole) == coverage(of: cut))
    }
}
