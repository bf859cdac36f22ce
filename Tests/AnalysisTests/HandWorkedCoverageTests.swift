import LandkortAnalysis
import LandkortCore
import Testing

/// `daekningsgrad` worked by hand, a rule at a time.
@Suite("Coverage, worked by hand")
struct HandWorkedCoverageTests {
    /// Speeds in Mbit/s: fixed wireless, fibre, cable, xDSL, mobile; down and up of each.
    private func profile(
        wireless: (Double, Double) = (0, 0), fibre: (Double, Double) = (0, 0), cable: (Double, Double) = (0, 0),
        xdsl: (Double, Double) = (0, 0), mobile: (Double, Double) = (0, 0)
    ) -> SpeedProfile {
        var profile = SpeedProfile()
        for (place, pair) in [wireless, fibre, cable, xdsl, mobile].enumerated() {
            profile.speeds[place * 2] = Int32(pair.0 * 1000)
            profile.speeds[place * 2 + 1] = Int32(pair.1 * 1000)
        }
        return profile
    }

    private func counts(_ profiles: [SpeedProfile]) throws -> Coverage {
        var table = SpeedTable()
        for profile in profiles { table.append(profile) }
        let ids = IndexColumn((0..<UInt32(profiles.count)).map { $0 }, entries: profiles.count)
        let part = CoveragePart(profiles: table, profile: ids, areas: [AreaRun(area: 7, count: profiles.count)])
        return try #require(try coverage(of: [part]).coverage(of: 7))
    }

    private func verdict(_ profile: SpeedProfile, _ threshold: String) throws -> [Int?] {
        let counts = try counts([profile])
        return ["daekket", "udaekket", "ukendt"].map { counts["\($0)_\(threshold)"] }
    }

    @Test("download from one technology and upload from another is not covered")
    func halvesDoNotAdd() throws {
        let split = profile(cable: (1000, 10), xdsl: (30, 30))
        #expect(try verdict(split, "100_30") == [0, 1, 0])
        #expect(try verdict(split, "30_5") == [1, 0, 0])
    }

    @Test("a sufficient download whose upload is unknown makes the answer unknown")
    func unknownUpload() throws {
        #expect(try verdict(profile(xdsl: (50, 0)), "30_5") == [0, 0, 1])
        #expect(try verdict(profile(xdsl: (20, 0)), "30_5") == [0, 1, 0])
        #expect(try verdict(profile(fibre: (100, 30), xdsl: (150, 0)), "100_30") == [1, 0, 0])
        #expect(try verdict(profile(wireless: (120, 0), fibre: (100, 20)), "100_30") == [0, 0, 1])
    }

    @Test("the threshold itself is enough, a kilobit below is not")
    func boundaries() throws {
        #expect(try verdict(profile(fibre: (100, 30)), "100_30") == [1, 0, 0])
        #expect(try verdict(profile(fibre: (99.999, 30)), "100_30") == [0, 1, 0])
        #expect(try verdict(profile(fibre: (100, 29.999)), "100_30") == [0, 1, 0])
    }

    @Test("500 and 1000 ask for the download alone and are never unknown")
    func downloadAlone() throws {
        #expect(try verdict(profile(cable: (1000, 0)), "1000") == [1, 0, 0])
        #expect(try verdict(profile(cable: (999, 500)), "1000") == [0, 1, 0])
        #expect(try verdict(profile(cable: (500, 0)), "500") == [1, 0, 0])
    }

    @Test("technologies, copper alone and nothing fixed are counted by what is offered, mobile apart")
    func technologies() throws {
        let counts = try counts([
            profile(xdsl: (20, 2), mobile: (600, 30)), profile(fibre: (1000, 1000), xdsl: (20, 2)),
            profile(mobile: (600, 30)), profile(wireless: (342, 0), mobile: (123, 7)),
        ])
        #expect(counts.addresses == 4)
        #expect(["fiber", "kabel", "xdsl", "fasttraadloest"].map { counts[$0] } == [1, 0, 2, 1])
        #expect(counts["kun_kobber"] == 1)
        #expect(counts["ingen_fast"] == 1)
        #expect(counts.mobile.map(\.class.code) == ["600/30", "123/7", "ingen"])
        #expect(counts.mobile.map(\.count) == [2, 1, 1])
        #expect(counts["findes_ikke"] == nil)
    }
}
