import LandkortAnalysis
import Testing

@Suite("Grid cells of addresses")
struct GridRunsTests {
    @Test("neighbours in one cell make one run, and a cell begins at its lower left corner")
    func runs() throws {
        let runs = try gridRuns(
            easting: [57_000_000, 57_099_999, 57_100_000, 57_100_000],
            northing: [622_000_000, 622_000_000, 622_000_000, 622_100_000],
            size: 1000)
        #expect(runs.map(\.count) == [2, 1, 1])
        #expect(runs.map { $0.area >> 32 } == [6220, 6220, 6221])
        #expect(runs.map { $0.area & 0xFFFF_FFFF } == [570, 571, 571])
    }

    @Test("addresses without a position are in no cell")
    func noPosition() throws {
        let runs = try gridRuns(easting: [.min, 100, .min], northing: [.min, .min, 100], size: 100)
        #expect(runs == [AreaRun(area: -1, count: 3)])
    }

    @Test("columns of different length are refused")
    func lengths() {
        #expect(throws: AnalysisProblem.lengthsDiffer(1, 2)) {
            try gridRuns(easting: [1], northing: [1, 2], size: 100)
        }
    }
}
