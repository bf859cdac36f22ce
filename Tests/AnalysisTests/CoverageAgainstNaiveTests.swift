import LandkortAnalysis
import LandkortCore
import Testing

/// The columnar count beside a count that looks at every address alone.
@Suite("Coverage beside a naive count")
struct CoverageAgainstNaiveTests {
    struct Shape: CustomTestStringConvertible, Sendable {
        var profiles: Int
        var rows: Int
        var areas: Int
        var testDescription: String { "\(rows) rows of \(profiles) profiles in \(areas) areas" }
    }

    static let shapes = [
        Shape(profiles: 1, rows: 1, areas: 1), Shape(profiles: 3, rows: 0, areas: 1),
        Shape(profiles: 200, rows: 5000, areas: 3), Shape(profiles: 300, rows: 4000, areas: 900),
        Shape(profiles: 70_000, rows: 3000, areas: 40), Shape(profiles: 256, rows: 1023, areas: 7),
    ]

    @Test("every figure of every area is the same, on one thread and on four", arguments: shapes)
    func figuresAgree(shape: Shape) throws {
        var random = Generator(state: UInt64(shape.rows * 31 + shape.profiles))
        let parts = (0..<3).map { _ in Self.part(shape, &random) }
        let single = try coverage(of: parts, threads: 1)
        #expect(try coverage(of: parts, threads: 4) == single)
        var naive: [Int: Naive] = [:]
        for part in parts {
            var row = 0
            for run in part.areas {
                for place in row..<row + run.count {
                    naive[run.area, default: Naive()].add(part.profiles[part.profile[place]])
                }
                row += run.count
            }
        }
        #expect(single.areas == naive.keys.sorted())
        for (area, expected) in naive {
            let found = try #require(single.coverage(of: area))
            #expect(found.addresses == expected.rows)
            for (name, count) in expected.figures { #expect(found[name] == count, "\(name) of area \(area)") }
            #expect(Dictionary(uniqueKeysWithValues: found.mobile.map { ($0.class.code, $0.count) }) == expected.mobile)
        }
    }

    @Test("runs that do not sum to the rows are refused")
    func lengthsDiffer() {
        let part = CoveragePart(
            profiles: SpeedTable(), profile: IndexColumn([], entries: 0), areas: [AreaRun(area: 0, count: 1)])
        #expect(throws: AnalysisProblem.lengthsDiffer(1, 0)) { try coverage(of: [part]) }
    }

    private static func part(_ shape: Shape, _ random: inout Generator) -> CoveragePart {
        let speeds: [Int32] = [0, 0, 0, 1000, 2000, 5000, 10_000, 30_000, 50_000, 99_999, 100_000, 500_000, 1_000_000]
        var table = SpeedTable()
        for _ in 0..<shape.profiles {
            var profile = SpeedProfile()
            for place in 0..<SpeedProfile.width {
                profile.speeds[place] = speeds[Int(random.next() % UInt64(speeds.count))]
            }
            table.append(profile)
        }
        let ids = (0..<shape.rows).map { _ in UInt32(random.next() % UInt64(shape.profiles)) }
        var runs: [AreaRun] = []
        var left = shape.rows
        while left > 0 {
            let count = min(left, Int(random.next() % UInt64(max(2, 2 * shape.rows / shape.areas))) + 1)
            runs.append(AreaRun(area: Int(random.next() % UInt64(shape.areas)), count: count))
            left -= count
        }
        return CoveragePart(profiles: table, profile: IndexColumn(ids, entries: shape.profiles), areas: runs)
    }

    struct Generator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}

/// Counts as the rules are told, an address at a time.
private struct Naive {
    var rows = 0
    var figures: [String: Int] = [:]
    var mobile: [String: Int] = [:]

    mutating func add(_ profile: SpeedProfile) {
        rows += 1
        for (down, up, code) in [
            (100, 30, "100_30"), (10, 2, "10_2"), (30, 5, "30_5"), (500, 0, "500"), (1000, 0, "1000"),
        ] {
            figures["\(verdict(profile, Int32(down) * 1000, Int32(up) * 1000))_\(code)", default: 0] += 1
        }
        let offered = Technology.allCases.filter { profile.download($0) > 0 }
        for technology in offered { figures[technology.code, default: 0] += 1 }
        if offered == [.xdsl] { figures["kun_kobber", default: 0] += 1 }
        if offered.isEmpty { figures["ingen_fast", default: 0] += 1 }
        mobile[profile.mobile.code, default: 0] += 1
    }

    private func verdict(_ profile: SpeedProfile, _ down: Int32, _ up: Int32) -> String {
        let enough = Technology.allCases.filter { profile.download($0) >= down }
        if enough.contains(where: { up == 0 || profile.upload($0) >= up }) { return "daekket" }
        return enough.contains { profile.upload($0) == 0 } ? "ukendt" : "udaekket"
    }
}
