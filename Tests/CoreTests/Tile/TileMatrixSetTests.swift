import Foundation
import LandkortCore
import Testing

@Suite("Tile matrix sets")
struct TileMatrixSetTests {
    @Test("web Mercator has the published scales and counts")
    func webMercatorQuad() throws {
        // The numbers of the OGC definition, WebMercatorQuad.json.
        let set = TileMatrixSet.webMercatorQuad
        #expect(set.matrices.count == 25)
        let first = try #require(set.matrix(0))
        #expect(abs(first.scaleDenominator - 559_082_264.028_717_8) < 1e-6)
        #expect(abs(first.cellSize - 156_543.033_928_04) < 1e-8)
        let last = try #require(set.matrix(24))
        #expect(last.width == 16_777_216 && last.height == 16_777_216)
        #expect(abs(last.scaleDenominator - 33.323_899_747_652_874) < 1e-10)
        #expect(set.matrix(25) == nil && set.matrix(-1) == nil)
    }

    @Test("the view grid has 3 × 2 tiles at the top and 0.2 m cells at the bottom")
    func view1() throws {
        // Rows and columns that clients of the national orthophoto service count on its first levels.
        let set = TileMatrixSet.view1
        let counts = set.matrices.prefix(7).map { [$0.height, $0.width] }
        #expect(counts == [[2, 3], [3, 5], [6, 9], [12, 17], [23, 34], [46, 68], [92, 135]])
        let finest = try #require(set.matrix(13))
        #expect(finest.cellSize == 0.2)
        #expect(set.matrix(14) == nil)
        #expect(
            set.envelope(of: TileAddress(z: 0, row: 0, col: 0))
                == Envelope(minX: 120_000, minY: 6_500_000 - 419_430.4, maxX: 539_430.4, maxY: 6_500_000))
    }

    @Test("web tiles are where everybody else has them", arguments: KnownPlace.all)
    func addresses(place: KnownPlace) throws {
        // The usual formula of slippy maps, written independently of the projection.
        let z = 14
        let count = Double(1 << z)
        let latitude = place.degrees.y * .pi / 180
        let col = Int((place.degrees.x + 180) / 360 * count)
        let row = Int((1 - log(tan(latitude) + 1 / cos(latitude)) / .pi) / 2 * count)
        let tile = TileMatrixSet.webMercatorQuad.tile(at: place.webMercator, z: z)
        #expect(tile == TileAddress(z: z, row: row, col: col))
    }

    @Test("a tile holds the positions it is found for, and neighbours share an edge", arguments: TileMatrixSet.all)
    func envelopes(set: TileMatrixSet) throws {
        let aarhus = ReferenceSystem.utm32.convert(Position(x: 575_200, y: 6_224_180), to: set.system)
        for matrix in set.matrices {
            var tile = try #require(set.tile(at: aarhus, z: matrix.z))
            let envelope = try #require(set.envelope(of: tile))
            #expect(envelope.contains(aarhus))
            tile.col += 1
            if let next = set.envelope(of: tile) { #expect(next.minX == envelope.maxX) }
            let limits = set.limits(covering: envelope).first { $0.z == matrix.z }
            #expect(limits?.rows == tile.row...tile.row)
            #expect(limits?.cols == tile.col - 1...tile.col - 1)
        }
    }

    @Test("limits name the tiles that share area, and no tile beyond an edge that is only touched")
    func limits() {
        let set = TileMatrixSet.view1
        let span = 1638.4 * 256 / 4
        let block = Envelope(
            minX: 120_000 + span, minY: 6_500_000 - 3 * span, maxX: 120_000 + 3 * span, maxY: 6_500_000 - span)
        let limits = set.limits(covering: block)
        #expect(limits.count == 14)
        #expect(limits[2] == set.limits(covering: block.expanded(by: -1))[2])
        #expect(limits[2].rows == 1...2 && limits[2].cols == 1...2)
        #expect(limits[0].rows == 0...0 && limits[0].cols == 0...0)
        #expect(limits[2].json.contains(#""tileMatrix":"2","minTileRow":1,"maxTileRow":2"#))
    }

    @Test("outside the set, and for no number, there are no tiles", arguments: TileMatrixSet.all)
    func outside(set: TileMatrixSet) {
        for x in [-1e12, 1e12, .nan, .infinity, -.infinity] {
            #expect(set.tile(at: Position(x: x, y: 6_200_000), z: 5) == nil)
            #expect(set.limits(covering: Envelope(Position(x: x, y: 6_200_000))).isEmpty)
        }
        for address in [(0, -1, 0), (0, 0, 3), (99, 0, 0), (3, 99, 0)] {
            #expect(set.envelope(of: TileAddress(z: address.0, row: address.1, col: address.2)) == nil)
        }
        #expect(TileMatrixSet.named(set.id) == set)
        #expect(TileMatrixSet.named("Andet") == nil)
    }

    @Test("the JSON has the standard's members", arguments: TileMatrixSet.all)
    func json(set: TileMatrixSet) throws {
        let data = Data(set.json(in: .en).utf8)
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(object["id"] as? String == set.id)
        #expect(object["title"] as? String == set.title.en)
        #expect(object["crs"] as? String == set.system.uri)
        #expect(object["uri"] as? String == set.uri)
        let matrices = try #require(object["tileMatrices"] as? [[String: Any]])
        #expect(matrices.count == set.matrices.count)
        #expect(matrices[3]["id"] as? String == "3")
        #expect(matrices[3]["cornerOfOrigin"] as? String == "topLeft")
        #expect(matrices[3]["matrixWidth"] as? Int == set.matrices[3].width)
        #expect(matrices[3]["scaleDenominator"] as? Double == set.matrices[3].scaleDenominator)
        // Foundation on Linux reads some numbers a bit off in the last place.
        let origin = try #require(matrices[3]["pointOfOrigin"] as? [Double])
        #expect(abs(origin[0] - set.bounds.minX) < 1e-8 && abs(origin[1] - set.bounds.maxY) < 1e-8)
    }
}
