import LandkortAnalysis
import LandkortCore
import Testing

/// What one address counts as, each case worked by hand.
@Suite("Covered, not covered, unknown")
struct CoverageRuleTests {
    /// The counts of one address that is offered `profile`.
    private func counts(_ profile: SpeedProfile) throws -> Coverage {
        let part = CoveragePart(
            profiles: SpeedTable([profile]), profile: .bytes([0]), areas: [AreaRun(area: 7, count: 1)])
        let table = try coverage(of: [part])
        try #require(table.areas == [7])
        return table[0]
    }

    /// `daekket`, `udaekket` or `ukendt`: exactly one of them is 1.
    private func verdict(_ profile: SpeedProfile, at speed: String) throws -> String {
        let counts = try counts(profile)
        let verdicts = ["daekket", "udaekket", "ukendt"].filter { counts["\($0)_\(speed)"] == 1 }
        try #require(verdicts.count == 1)
        let sum = ["daekket", "udaekket", "ukendt"].reduce(0) { $0 + (counts["\($1)_\(speed)"] ?? 0) }
        try #require(sum == 1)
        return verdicts[0]
    }

    @Test("figures are named and ordered as the interface promises")
    func names() {
        let speeds = ["100_30", "10_2", "30_5", "500", "1000"]
        let verdicts = speeds.flatMap { ["daekket_\($0)", "udaekket_\($0)", "ukendt_\($0)"] }
        #expect(
            CoverageFigure.names == verdicts + ["fiber", "kabel", "xdsl", "fasttraadloest", "kun_kobber", "ingen_fast"])
    }

    @Test("a download from one technology and an upload from another do not make a connection")
    func oneTechnologyAlone() throws {
        let split = SpeedProfile(cable: (1000, 20), xdsl: (50, 40))
        #expect(try verdict(split, at: "100_30") == "udaekket")
        #expect(try verdict(split, at: "30_5") == "daekket")
        let whole = SpeedProfile(fibre: (100, 30), cable: (1000, 20))
        #expect(try verdict(whole, at: "100_30") == "daekket")
    }

    @Test("a speed that equals the threshold covers; one kbit/s below does not")
    func boundaries() throws {
        let exact = SpeedProfile(fibre: (100, 30))
        #expect(try verdict(exact, at: "100_30") == "daekket")
        #expect(try verdict(exact.with(99_999, at: 2), at: "100_30") == "udaekket")
        #expect(try verdict(exact.with(29_999, at: 3), at: "100_30") == "udaekket")
        let slow = SpeedProfile(xdsl: (10, 2))
        #expect(try verdict(slow, at: "10_2") == "daekket")
        #expect(try verdict(slow.with(1_999, at: 7), at: "10_2") == "udaekket")
        #expect(try verdict(SpeedProfile(fixedWireless: (30, 5)), at: "30_5") == "daekket")
    }

    @Test("500 and 1000 ask for the download alone, whatever the upload", arguments: [0, 1, 30, 1000] as [Int32])
    func downloadAlone(upload: Int32) throws {
        #expect(try verdict(SpeedProfile(fibre: (500, upload)), at: "500") == "daekket")
        #expect(try verdict(SpeedProfile(fibre: (500, upload)), at: "1000") == "udaekket")
        #expect(try verdict(SpeedProfile(cable: (1000, upload)), at: "1000") == "daekket")
        #expect(try verdict(SpeedProfile(cable: (1000, upload)).with(999_999, at: 4), at: "1000") == "udaekket")
    }

    @Test("a sufficient download without an upload is unknown, not uncovered")
    func unknown() throws {
        let open = SpeedProfile(xdsl: (50, 0))
        #expect(try verdict(open, at: "30_5") == "ukendt")
        #expect(try verdict(open, at: "10_2") == "ukendt")
        #expect(try verdict(open, at: "100_30") == "udaekket")
    }

    @Test("another technology that covers settles what is unknown; one that does not leaves it unknown")
    func unknownAndOthers() throws {
        #expect(try verdict(SpeedProfile(fibre: (100, 30), xdsl: (100, 0)), at: "100_30") == "daekket")
        #expect(try verdict(SpeedProfile(cable: (100, 29), xdsl: (100, 0)), at: "100_30") == "ukendt")
        #expect(try verdict(SpeedProfile(fixedWireless: (200, 0), cable: (10, 1)), at: "100_30") == "ukendt")
    }

    @Test("mobile coverage never covers a fixed need")
    func mobileIsApart() throws {
        let island = SpeedProfile(mobile: (1000, 50))
        #expect(try verdict(island, at: "10_2") == "udaekket")
        #expect(try verdict(island, at: "500") == "udaekket")
        #expect(try counts(island)["ingen_fast"] == 1)
    }

    @Test("an upload without a download offers nothing")
    func uploadAlone() throws {
        let counts = try counts(SpeedProfile(fibre: (0, 100)))
        #expect(counts["fiber"] == 0)
        #expect(counts["ingen_fast"] == 1)
        #expect(counts["udaekket_10_2"] == 1)
    }

    @Test("each technology counts once an address, however many there are")
    func technologies() throws {
        let counts = try counts(SpeedProfile(fixedWireless: (1, 1), fibre: (1, 0), cable: (1, 1), xdsl: (1, 1)))
        for technology in ["fiber", "kabel", "xdsl", "fasttraadloest"] { #expect(counts[technology] == 1) }
        #expect(counts["kun_kobber"] == 0)
        #expect(counts["ingen_fast"] == 0)
    }

    @Test("copper only is xDSL and nothing else fixed; mobile makes no difference")
    func copperOnly() throws {
        let copper = SpeedProfile(xdsl: (50, 10))
        #expect(try counts(copper)["kun_kobber"] == 1)
        #expect(try counts(SpeedProfile(xdsl: (50, 10), mobile: (600, 30)))["kun_kobber"] == 1)
        for other in [0, 2, 4] { #expect(try counts(copper.with(1, at: other))["kun_kobber"] == 0) }
        #expect(try counts(SpeedProfile())["kun_kobber"] == 0)
    }

    @Test("a mobile class is kept as it comes, known or not")
    func mobileClasses() throws {
        #expect(try counts(SpeedProfile(mobile: (600, 30))).mobile.map(\.class.code) == ["600/30"])
        #expect(try counts(SpeedProfile(mobile: (77, 7))).mobile.map(\.class.code) == ["77/7"])
        #expect(try counts(SpeedProfile(mobile: (100, 0))).mobile.map(\.class.code) == ["100/ukendt"])
        #expect(try counts(SpeedProfile()).mobile.map(\.class.code) == ["ingen"])
        #expect(try counts(SpeedProfile(mobile: (0, 30))).mobile.map(\.class.code) == ["ingen"])
        #expect(try counts(SpeedProfile().with(10_240, at: 8)).mobile.map(\.class.code) == ["10.24/ukendt"])
    }
}
