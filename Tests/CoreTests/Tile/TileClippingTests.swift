import LandkortCore
import Support
import Testing

@Suite("Clipping and rounding to a tile")
struct TileClippingTests {
    @Test("a square across the corner is cut to the tile and its margin")
    func squareAcrossCorner() throws {
        let square = Geometry.polygon([TileCanvas.ring([(-500, -500), (100, -500), (100, 100), (-500, 100)])])
        let parts = try #require(try TileCanvas.feature(square)).parts
        #expect(parts.count == 1)
        #expect(Set(parts[0]) == [SIMD2(-64, -64), SIMD2(100, -64), SIMD2(100, 100), SIMD2(-64, 100)])
        #expect(parts[0].doubledArea == 2 * 164 * 164)
    }

    @Test("a country around the tile becomes the tile and its margin")
    func around() throws {
        let country = Geometry.polygon([TileCanvas.ring([(-1e9, -1e9), (1e9, -1e9), (1e9, 1e9), (-1e9, 1e9)])])
        let parts = try #require(try TileCanvas.feature(country)).parts
        #expect(parts[0].doubledArea == 2 * (4096 + 128) * (4096 + 128))
    }

    @Test("rings turn the specified way whichever way they are stored", arguments: [true, false], [true, false])
    func winding(isOuterReversed: Bool, isHoleReversed: Bool) throws {
        let outer = TileCanvas.ring([(0, 0), (100, 0), (100, 100), (0, 100)])
        let hole = TileCanvas.ring([(20, 20), (60, 20), (60, 60), (20, 60)])
        let polygon = Geometry.polygon([
            isOuterReversed ? outer.reversed() : outer, isHoleReversed ? hole.reversed() : hole,
        ])
        let parts = try #require(try TileCanvas.feature(polygon)).parts
        #expect(parts.map(\.doubledArea) == [20_000, -3_200])
    }

    @Test("a line that leaves and returns becomes two")
    func lineLeavesAndReturns() throws {
        let line = Geometry.lineString(TileCanvas.path([(10, 10), (10, -200), (30, -200), (30, 10)]))
        let parts = try #require(try TileCanvas.feature(line)).parts
        #expect(parts == [[SIMD2(10, 10), SIMD2(10, -64)], [SIMD2(30, -64), SIMD2(30, 10)]])
    }

    @Test("a line through the tile without a vertex in it is kept")
    func lineThrough() throws {
        let line = Geometry.lineString(TileCanvas.path([(-1000, -1000), (6000, 6000)]))
        let parts = try #require(try TileCanvas.feature(line)).parts
        #expect(parts == [[SIMD2(-64, -64), SIMD2(4160, 4160)]])
    }

    @Test("a line that passes the corner outside is dropped")
    func linePassing() throws {
        #expect(try TileCanvas.feature(.lineString(TileCanvas.path([(-200, 100), (100, -400)]))) == nil)
    }

    @Test("points are kept in the margin and dropped beyond it")
    func points() throws {
        let points = Geometry.multiPoint(TileCanvas.path([(-65, 0), (-64, 0), (4160, 4160), (4161, 0)]))
        #expect(try TileCanvas.feature(points)?.parts == [[SIMD2(-64, 0), SIMD2(4160, 4160)]])
        #expect(try TileCanvas.feature(.point(TileCanvas.at(5000, 1))) == nil)
    }

    @Test(
        "what collapses when rounded is dropped, and so is what is no number",
        arguments: [
            .polygon([TileCanvas.ring([(5.1, 5.1), (5.2, 5.1), (5.2, 5.2)])]),
            .polygon([TileCanvas.ring([(5, 5), (9, 9), (12, 12)])]),
            .polygon([[]]), .polygon([]), .multiPolygon([]), .multiPoint([]), .lineString([]),
            .lineString(TileCanvas.path([(5.1, 5.1), (5.2, 5.2)])),
            .lineString(TileCanvas.path([(5, 5)])),
            .point(Position(x: .nan, y: 3)), .point(Position(x: .infinity, y: 3)),
            .lineString([Position(x: 1, y: 1), Position(x: .infinity, y: 3)]),
            .polygon([TileCanvas.ring([(5, 5), (9, 5), (.nan, 12)])]),
        ] as [Geometry])
    func degenerate(geometry: Geometry) throws {
        #expect(try TileCanvas.feature(geometry) == nil)
    }

    @Test("a dropped feature leaves no key or value behind")
    func noOrphans() throws {
        var canvas = TileCanvas()
        canvas.tile.addLayer("l") { layer in
            let isOutsideAdded = layer.add(.point(TileCanvas.at(9999, 0)), properties: [("gone", .integer(1))])
            let isInsideAdded = layer.add(.point(TileCanvas.at(1, 0)), properties: [("kept", .integer(2))])
            #expect(!isOutsideAdded && isInsideAdded)
        }
        let layer = try #require(try TileReader(canvas.tile.bytes).layers.first)
        #expect(layer.keys == ["kept"])
        #expect(layer.values == [.integer(2)])
    }

    @Test("a hole that collapses leaves its polygon, and a polygon that collapses takes its holes with it")
    func holes() throws {
        let outer = TileCanvas.ring([(0, 0), (100, 0), (100, 100), (0, 100)])
        let speck = TileCanvas.ring([(5.1, 5.1), (5.1, 5.2), (5.2, 5.2)])
        #expect(try TileCanvas.feature(.polygon([outer, speck]))?.parts.count == 1)
        #expect(try TileCanvas.feature(.polygon([speck, outer])) == nil)
        #expect(try TileCanvas.feature(.multiPolygon([[speck, outer], [outer]]))?.parts.count == 1)
    }

    @Test("clipped polygons keep the area that a count of their cells gives")
    func area() throws {
        var random = SplitMix(seed: 3)
        for _ in 0..<200 {
            // A star around a centre near the tile's corner: never crosses itself.
            let star = (0..<12).map { step -> (Double, Double) in
                let reach = Double.random(in: 40...300, using: &random)
                let direction = Self.directions[step]
                return (50 + reach * direction.0, 20 + reach * direction.1)
            }
            let feature = try TileCanvas.feature(.polygon([TileCanvas.ring(star)]), buffer: 0)
            let area = (feature?.parts ?? []).reduce(0) { $0 + Double($1.doubledArea) / 2 }
            let expected = Self.areaInside(star)
            #expect(abs(area - expected) < 0.02 * expected + 300)
        }
    }

    /// Twelve directions, 30° apart.
    private static let directions: [(Double, Double)] = {
        let (long, short) = (0.866_025_403_784_438_6, 0.5)
        return [
            (1, 0), (long, short), (short, long), (0, 1), (-short, long), (-long, short), (-1, 0), (-long, -short),
            (-short, -long), (0, -1), (short, -long), (long, -short),
        ]
    }()

    /// The part of a polygon with both coordinates positive, by counting the middles of 4 × 4 squares.
    private static func areaInside(_ ring: [(Double, Double)]) -> Double {
        var count = 0
        for x in stride(from: 2.0, to: 400, by: 4) {
            for y in stride(from: 2.0, to: 400, by: 4) where isInside(x, y, ring) { count += 1 }
        }
        return Double(count) * 16
    }

    private static func isInside(_ x: Double, _ y: Double, _ ring: [(Double, Double)]) -> Bool {
        var isInside = false
        for index in ring.indices {
            let (one, other) = (ring[index], ring[(index + 1) % ring.count])
            guard (one.1 > y) != (other.1 > y) else { continue }
            if x < one.0 + (other.0 - one.0) * (y - one.1) / (other.1 - one.1) { isInside.toggle() }
        }
        return isInside
    }
}
