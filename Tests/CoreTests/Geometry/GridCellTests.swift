import LandkortCore
import Testing

@Suite("The Danish square grid")
struct GridCellTests {
    // The town hall square of Copenhagen; worked by hand from 724,352 east and 6,175,804 north.
    private let square = Position(x: 724_351.9, y: 6_175_804.0)

    @Test("a position is in the cell whose lower left corner its code names")
    func codes() throws {
        let codes = CellSize.allCases.map { GridCell(containing: square, size: $0)?.code }
        #expect(codes == ["10km_617_72", "1km_6175_724", "100m_61758_7243"])
        let cell = try #require(GridCell(code: "1km_6175_724"))
        #expect(cell.envelope == Envelope(minX: 724_000, minY: 6_175_000, maxX: 725_000, maxY: 6_176_000))
        #expect(cell.polygon.envelope == cell.envelope)
    }

    @Test("small numbers keep their leading zeros")
    func padding() throws {
        let cell = try #require(GridCell(.hundredMetres, north: 7, east: 0))
        #expect(cell.code == "100m_00007_0000")
        #expect(GridCell(code: cell.code) == cell)
    }

    @Test("a cell owns its lower and left edge only")
    func edges() {
        let corner = Position(x: 725_000, y: 6_176_000)
        #expect(GridCell(containing: corner, size: .kilometre)?.code == "1km_6176_725")
        let below = Position(x: 725_000.0.nextDown, y: 6_176_000.0.nextDown)
        #expect(GridCell(containing: below, size: .kilometre)?.code == "1km_6175_724")
        #expect(GridCell(containing: below, size: .hundredMetres)?.code == "100m_61759_7249")
    }

    @Test(
        "a code that is not exactly one is refused",
        arguments: [
            "", "1km", "1km_6175", "1km_6175_724_", "1km_6175_72", "1km_61750_724", "1km_+175_724", "1km_617५_724",
            "2km_6175_724", "1KM_6175_724", " 1km_6175_724", "1km__6175724", "100m_6175_724", "10km_617_072",
        ])
    func refused(code: String) {
        #expect(GridCell(code: code) == nil)
    }

    @Test("positions outside the grid have no cell")
    func outside() {
        for position in [
            Position(x: -0.1, y: 6e6), Position(x: 1e6, y: 6e6), Position(x: 5e5, y: 1e7), Position(x: .nan, y: 6e6),
            Position(x: .infinity, y: 6e6), Position(x: 5e5, y: -1),
        ] {
            #expect(GridCell(containing: position, size: .kilometre) == nil)
        }
    }

    @Test("a key gives the cell back, and sorts by size, row and column", arguments: CellSize.allCases)
    func keys(size: CellSize) throws {
        let cell = try #require(GridCell(containing: square, size: size))
        #expect(GridCell(key: cell.key) == cell)
        let next = try #require(GridCell(size, north: Int(cell.north), east: Int(cell.east) + 1))
        let above = try #require(GridCell(size, north: Int(cell.north) + 1, east: 0))
        #expect(cell < next && next < above)
    }

    @Test("a number that is no key gives no cell")
    func wrongKeys() {
        #expect(GridCell(key: 3 << 48) == nil)
        #expect(GridCell(key: .max) == nil)
        #expect(GridCell(key: UInt64(10_000) << 24 | 1 << 48) == nil)
    }

    @Test("a small cell knows the larger one around it")
    func enclosing() throws {
        let small = try #require(GridCell(containing: square, size: .hundredMetres))
        #expect(small.enclosing(.kilometre) == GridCell(containing: square, size: .kilometre))
        #expect(small.enclosing(.tenKilometres) == GridCell(containing: square, size: .tenKilometres))
        #expect(small.enclosing(.hundredMetres) == small)
        #expect(small.enclosing(.kilometre)?.enclosing(.hundredMetres) == nil)
    }
}
