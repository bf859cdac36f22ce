import LandkortCore
import LandkortStore
import Support
import Testing

@testable import LandkortApplication

@Suite("Grid cells of a campaign")
struct CoverageCellsTests {
    @Test("cells in a box are those a look at every cell finds, in order", arguments: CellSize.allCases)
    func inBox(size: CellSize) async throws {
        let country = try await Country.shared.value
        let cells = try await country.workspace.cells(of: try await country.workspace.campaign("2026"), size: size)
        #expect(cells.cells == cells.cells.sorted())
        #expect(!cells.cells.isEmpty)
        var random = SplitMix(seed: 11)
        for _ in 0..<60 {
            let (x, y) = (
                Double.random(in: 470_000..<535_000, using: &random),
                Double.random(in: 6_275_000..<6_335_000, using: &random)
            )
            let box = Envelope(
                minX: x, minY: y, maxX: x + .random(in: 0..<40_000, using: &random),
                maxY: y + .random(in: 0..<40_000, using: &random))
            let expected = cells.cells.indices.filter { cells.cells[$0].envelope.intersects(box) }
            #expect(cells.places(in: box) == expected)
        }
    }

    @Test("a box far away, upside west of the grid or larger than the world does no harm", arguments: CellSize.allCases)
    func oddBoxes(size: CellSize) async throws {
        let country = try await Country.shared.value
        let cells = try await country.workspace.cells(of: try await country.workspace.campaign("2026"), size: size)
        let all = Array(cells.cells.indices)
        #expect(cells.places(in: Envelope(minX: -1e12, minY: -1e12, maxX: 1e12, maxY: 1e12)) == all)
        #expect(cells.places(in: Envelope(minX: -9, minY: -9, maxX: -1, maxY: -1)).isEmpty)
        #expect(cells.places(in: Envelope(minX: 2e6, minY: 6e6, maxX: 3e6, maxY: 7e6)).isEmpty)
        #expect(cells.places(in: cells.extent!) == all)
    }

    @Test("a cell is found by its place in the grid, and its counts are those of the analysis")
    func counts() async throws {
        let country = try await Country.shared.value
        let cells = try await country.workspace.cells(
            of: try await country.workspace.campaign("2026"), size: .kilometre, within: "0851")
        let rows = try await country.run(["omraade": "celle-1km", "inden_for": "0851"]).filter { $0.code != nil }
        #expect(cells.cells.count == rows.count)
        for row in rows {
            let cell = try #require(GridCell(code: row.code!))
            let place = try #require(cells.place(of: cell))
            #expect(cells[place].addresses == row.counts["adresser"])
            #expect(cells[place]["udaekket_100_30"] == row.counts["udaekket_100_30"])
        }
        #expect(cells.place(of: GridCell(.kilometre, north: 1, east: 1)!) == nil)
        #expect(cells.place(of: GridCell(.hundredMetres, north: 62_900, east: 4_900)!) == nil)
    }
}

@Suite("What a workspace keeps in memory")
struct WorkspaceFreshnessTests {
    private func addresses(_ workspace: Workspace, _ grouping: CoverageGrouping = .municipality) async throws -> [Int] {
        try await workspace.coverage(of: try await workspace.campaign("2026"), by: grouping).map(\.counts.addresses)
    }

    @Test("after a municipality is replaced, every question is answered from the new rows")
    func replaced() async throws {
        let trial = try await ImportTrial()
        try await trial.run(ImportTrial.file("Læsø", 0..<5, street: "Gammelvej"))
        let workspace = Workspace(store: trial.store, threads: 1, today: { "2026-11-20" })
        let old = try await workspace.campaign("2026")
        #expect(try await addresses(workspace) == [5])
        #expect(try await workspace.cells(of: old, size: .kilometre)[0].addresses == 5)
        #expect(try await workspace.addresses(matching: "gammelvej", in: old, limit: 9).count == 5)

        try await trial.run(ImportTrial.file("Læsø", 3..<6, street: "Nyvej")) { $0.replaces = true }
        let new = try await workspace.campaign("2026")
        #expect(try await addresses(workspace) == [3])
        #expect(try await addresses(workspace, .kilometre) == [3])
        #expect(try await workspace.cells(of: new, size: .kilometre)[0].addresses == 3)
        #expect(try await workspace.addresses(matching: "gammelvej", in: new, limit: 9).isEmpty)
        #expect(try await workspace.addresses(matching: "nyvej", in: new, limit: 9).count == 3)
        #expect(try await workspace.address(AddressID(CoverageLine.id(0))!, in: new) == nil)
        #expect(try await workspace.address(AddressID(CoverageLine.id(5))!, in: new) != nil)
    }

    @Test("columns asked for in any order and company are the same columns")
    func columnOrder() async throws {
        let trial = try await ImportTrial()
        try await trial.run(CoverageText.file(Country.lines.filter { $0.municipality == "Aalborg" }))
        let part = try await trial.store.campaigns()[0].parts[0]
        let whole = try await trial.store.part(part, columns: Set(CampaignColumn.allCases))
        var random = SplitMix(seed: 4)
        for _ in 0..<12 {
            let workspace = Workspace(store: trial.store, threads: 1, today: { "2026-11-20" })
            for column in CampaignColumn.allCases.shuffled(using: &random) {
                _ = try await workspace.part(part, columns: [column])
            }
            #expect(try await workspace.part(part, columns: Set(CampaignColumn.allCases)) == whole)
        }
    }

    @Test("a municipality that joins a partnership is in the partnership's cells at once")
    func newMember() async throws {
        let country = try await Country()
        let code = "digital-infrastruktur-nordjylland"
        let campaign = try await country.workspace.campaign("2026")
        func total() async throws -> Int {
            let cells = try await country.workspace.cells(of: campaign, size: .tenKilometres, within: code)
            return cells.cells.indices.reduce(0) { $0 + cells[$1].addresses }
        }
        let before = try await total()
        try await country.trial.store.insert([
            "medlemskab": [
                Feature(
                    id: "", values: ["partnerskabskode": .string(code), "kommunekode": "0707", "status": "deltager"])
            ]
        ])
        #expect(try await total() > before)
    }
}
