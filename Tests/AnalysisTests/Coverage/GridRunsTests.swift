import LandkortAnalysis
import Testing

@Suite("Grid cells of consecutive addresses")
struct GridRunsTests {
    private func area(north: Int, east: Int) -> Int { north << 32 | east }

    @Test("neighbours in one cell make one run; coming back to a cell makes another")
    func runs() throws {
        let runs = try gridRuns(
            easting: [57_000_000, 57_099_999, 57_100_000, 57_050_000],
            northing: [622_000_000, 622_050_000, 622_000_000, 622_099_999],
            size: 1000)
        #expect(
            runs == [
                AreaRun(area: area(north: 6220, east: 570), count: 2),
                AreaRun(area: area(north: 6220, east: 571), count: 1),
                AreaRun(area: area(north: 6220, east: 570), count: 1),
            ])
    }

    @Test(
        "a point on a cell's lower or left edge is in it, a centimetre before is not", arguments: [100, 1000, 10_000])
    func edges(size: Int) throws {
        let side = Int32(size * 100)
        let runs = try gridRuns(easting: [side * 5, side * 5 - 1], northing: [side * 9, side * 9], size: size)
        #expect(runs.map(\.area) == [area(north: 9, east: 5), area(north: 9, east: 4)])
        let upwards = try gridRuns(easting: [side, side], northing: [side * 9 - 1, side * 9], size: size)
        #expect(upwards.map(\.area) == [area(north: 8, east: 1), area(north: 9, east: 1)])
    }

    @Test("the origin lies in the first cell")
    func origin() throws {
        #expect(try gridRuns(easting: [0], northing: [0], size: 100) == [AreaRun(area: 0, count: 1)])
    }

    @Test("no position, in either direction, is area -1")
    func noPosition() throws {
        let runs = try gridRuns(easting: [.min, .min, 5], northing: [.min, 5, .min], size: 1000)
        #expect(runs == [AreaRun(area: -1, count: 3)])
    }

    @Test("the grid has no cell west or south of its origin")
    func negative() throws {
        let runs = try gridRuns(easting: [-1, 5, -250_000, -1], northing: [5, -1, 5, -250_000], size: 100)
        #expect(runs == [AreaRun(area: -1, count: 4)])
    }

    @Test("no rows make no runs, and columns of different length are refused")
    func lengths() throws {
        #expect(try gridRuns(easting: [], northing: [], size: 100).isEmpty)
        #expect(throws: AnalysisProblem.lengthsDiffer(1, 0)) { try gridRuns(easting: [1], northing: [], size: 100) }
    }
}
