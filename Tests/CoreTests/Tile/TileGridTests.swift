import LandkortCore
import Support
import Testing

@Suite("Square-grid cells in tiles")
struct TileGridTests {
    @Test("a cell is drawn as its polygon is, in both tile sets")
    func sameAsPolygon() throws {
        let centre = Position(x: 575_200, y: 6_224_180)
        for set in TileMatrixSet.all {
            let place = ReferenceSystem.utm32.convert(centre, to: set.system)
            for z in [8, 10, 12] {
                let address = try #require(set.tile(at: place, z: z))
                for size in CellSize.allCases {
                    let cell = try #require(GridCell(containing: centre, size: size))
                    let drawn = try parts(address, set) { $0.add(cell) }
                    let polygon = try parts(address, set) { $0.add(cell.polygon) }
                    #expect(drawn.map(Set.init) == polygon.map(Set.init))
                    #expect(drawn.map(\.doubledArea) == polygon.map(\.doubledArea))
                }
            }
        }
    }

    @Test("neighbours share their edge to the last coordinate")
    func neighbours() throws {
        let west = try #require(GridCell(code: "1km_6224_575"))
        let east = try #require(GridCell(code: "1km_6224_576"))
        let place = ReferenceSystem.utm32.convert(east.corner, to: .webMercator)
        let address = try #require(TileMatrixSet.webMercatorQuad.tile(at: place, z: 11))
        let one = try #require(try parts(address, .webMercatorQuad) { $0.add(west) }.first)
        let other = try #require(try parts(address, .webMercatorQuad) { $0.add(east) }.first)
        #expect(Set(one).intersection(other).count == 2)
    }

    @Test("a cell in the view grid is a square of the right size and place")
    func viewGrid() throws {
        // Level 6: 25.6 m a cell of the matrix, 1.6 m a coordinate; a kilometre is 625 coordinates.
        let cell = try #require(GridCell(code: "1km_6223_575"))
        let address = try #require(TileMatrixSet.view1.tile(at: cell.corner, z: 6))
        #expect(address == TileAddress(z: 6, row: 42, col: 69))
        let corners = try #require(try parts(address, .view1) { $0.add(cell) }.first)
        #expect(Set(corners.map(\.x)).count == 2)
        #expect(corners.doubledArea == 2 * 625 * 625)
        // 575,000 − 120,000 − 69 · 6,553.6 = 2,801.6 m; 6,500,000 − 42 · 6,553.6 − 6,223,000 = 1,748.8 m.
        #expect(corners.contains(SIMD2(1751, 1093)))
    }

    private func parts(
        _ address: TileAddress, _ set: TileMatrixSet, _ fill: (inout VectorLayer) -> Void
    ) throws -> [[SIMD2<Int>]] {
        var tile = try #require(VectorTile(address, of: set))
        tile.addLayer("celle", fill)
        return try TileReader(tile.bytes).layers.first?.features.first?.parts ?? []
    }
}
