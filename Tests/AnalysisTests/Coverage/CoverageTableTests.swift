import LandkortAnalysis
import LandkortCore
import Testing

@Suite("Coverage counts of areas")
struct CoverageTableTests {
    private let fibre = SpeedProfile(fibre: (1000, 1000), mobile: (600, 30))
    private let copper = SpeedProfile(xdsl: (50, 10), mobile: (30, 2))
    private let nothing = SpeedProfile()

    private func part(_ profile: [UInt8], _ areas: [AreaRun]) -> CoveragePart {
        CoveragePart(profiles: SpeedTable([fibre, copper, nothing]), profile: .bytes(profile), areas: areas)
    }

    @Test("no parts, and a part without rows, make an empty table")
    func empty() throws {
        #expect(try coverage(of: []).areas.isEmpty)
        let table = try coverage(of: [part([], [])])
        #expect(table.areas.isEmpty)
        #expect(table.coverage(of: 0) == nil)
        let bare = CoveragePart(profiles: SpeedTable(), profile: .bytes([]), areas: [])
        #expect(try coverage(of: [bare], threads: 4).areas.isEmpty)
    }

    @Test("one row makes one area of one address")
    func oneRow() throws {
        let table = try coverage(of: [part([1], [AreaRun(area: 0, count: 1)])])
        #expect(table.areas == [0])
        #expect(table[0].addresses == 1)
        #expect(table[0]["kun_kobber"] == 1)
        #expect(table[0]["adresser"] == 1)
        #expect(table[0]["fibre"] == nil)
    }

    @Test("areas come in ascending order and are found by number, gaps and negative numbers too")
    func order() throws {
        let runs = [AreaRun(area: 9, count: 1), AreaRun(area: -1, count: 2), AreaRun(area: 4, count: 3)]
        let table = try coverage(of: [part([0, 1, 1, 2, 2, 0], runs)])
        #expect(table.areas == [-1, 4, 9])
        #expect(table.coverage(of: -1)?["xdsl"] == 2)
        #expect(table.coverage(of: 4)?["ingen_fast"] == 2)
        #expect(table.coverage(of: 9)?["fiber"] == 1)
        for absent in [-2, 0, 5, 10] { #expect(table.coverage(of: absent) == nil) }
    }

    @Test("an area that comes in several runs and parts is counted together")
    func severalRuns() throws {
        let first = part(
            [0, 1, 0], [AreaRun(area: 1, count: 1), AreaRun(area: 2, count: 1), AreaRun(area: 1, count: 1)])
        let second = part([2, 1], [AreaRun(area: 1, count: 2)])
        let table = try coverage(of: [first, second])
        #expect(table.areas == [1, 2])
        let area = try #require(table.coverage(of: 1))
        #expect(area.addresses == 4)
        #expect(area["fiber"] == 2)
        #expect(area["xdsl"] == 1)
        #expect(area["ingen_fast"] == 1)
        #expect(area.mobile.map { "\($0.class.code) \($0.count)" } == ["600/30 2", "30/2 1", "ingen 1"])
    }

    @Test("a part with its own dictionary and classes adds to an area of another part")
    func differentDictionaries() throws {
        let strange = SpeedProfile(cable: (100, 30), mobile: (77, 7))
        let other = CoveragePart(
            profiles: SpeedTable([strange, copper]), profile: .bytes([0, 1]), areas: [AreaRun(area: 3, count: 2)])
        let table = try coverage(of: [part([0], [AreaRun(area: 3, count: 1)]), other])
        let area = try #require(table.coverage(of: 3))
        #expect(area.mobile.map { "\($0.class.code) \($0.count)" } == ["600/30 1", "77/7 1", "30/2 1"])
        #expect(area["daekket_100_30"] == 2)
    }

    @Test("sums of areas are the counts of all of them, and of none there is no sum")
    func sums() throws {
        let table = try coverage(of: [part([0, 1, 2], [AreaRun(area: 1, count: 2), AreaRun(area: 2, count: 1)])])
        let sum = try #require(Coverage.sum([table[0], table[1]]))
        #expect(sum.addresses == 3)
        #expect(sum.figures == zip(table[0].figures, table[1].figures).map(+))
        #expect(Coverage.sum([]) == nil)
    }

    @Test("runs that do not add up to the rows are refused")
    func lengths() {
        #expect(throws: AnalysisProblem.lengthsDiffer(1, 2)) {
            try coverage(of: [part([0, 0], [AreaRun(area: 1, count: 1)])])
        }
    }
}
