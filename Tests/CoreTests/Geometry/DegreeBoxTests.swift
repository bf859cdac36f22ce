import LandkortCore
import Support
import Testing

@Suite("A box drawn in degrees")
struct DegreeBoxTests {
    private let skagen = Position(x: 10.6, y: 57.69)
    private let west = Position(x: 8.3, y: 57.69)

    private func projected(_ position: Position) -> Position { ReferenceSystem.crs84.convert(position, to: .utm32) }

    @Test("every kind of geometry is converted position by position and back")
    func converted() {
        let square = [(0, 0), (400, 0), (400, 400), (0, 0)].map {
            Position(x: 5e5 + Double($0.0), y: 6.2e6 + Double($0.1))
        }
        let all: [Geometry] = [
            .point(square[1]), .multiPoint(square), .lineString(square), .multiLineString([square, square]),
            .polygon([square]), .multiPolygon([[square], [square, square]]),
        ]
        for geometry in all {
            let there = geometry.converted(from: .utm32, to: .crs84)
            #expect(there.kind == geometry.kind)
            let back = there.converted(from: .crs84, to: .utm32).envelope!
            #expect(abs(back.minX - geometry.envelope!.minX) < 1e-3 && abs(back.maxY - geometry.envelope!.maxY) < 1e-3)
            #expect(there.envelope!.minX > 8.9 && there.envelope!.maxX < 9.1)
        }
    }

    @Test("what the larger box in metres holds and the box in degrees does not is left out")
    func holds() {
        // One degree of latitude, seven of longitude: its upper edge bends some kilometres in metres.
        let degrees = Envelope(minX: 8, minY: 56.7, maxX: 15, maxY: 57.7)
        var query = FeatureQuery(box: ReferenceSystem.crs84.convert(degrees, to: .utm32))
        let above = Geometry.point(projected(Position(x: 9, y: 57.72)))
        #expect(query.holds(above))
        query.degrees = [degrees]
        #expect(!query.holds(above))
        #expect(query.holds(.point(projected(skagen))) && query.holds(.point(projected(west))))
        #expect(!query.holds(nil))
        #expect(FeatureQuery().holds(nil))
    }

    @Test("lies in one box of metres and holds another, and little is between them")
    func bounds() {
        var chance = SplitMix(seed: 4)
        for width in [0.001, 0.2, 3, 8] {
            let (west, south) = (Double.random(in: 7...8, using: &chance), Double.random(in: 54...56, using: &chance))
            let drawn = Envelope(minX: west, minY: south, maxX: west + width, maxY: south + width / 3)
            let box = DegreeBox(drawn)
            for _ in 0..<2000 {
                let place = Position(
                    x: .random(in: drawn.minX...drawn.maxX, using: &chance),
                    y: .random(in: drawn.minY...drawn.maxY, using: &chance))
                #expect(box.around.contains(projected(place)))
            }
            guard let within = box.within else { continue }
            for _ in 0..<2000 {
                let place = Position(
                    x: .random(in: within.minX...within.maxX, using: &chance),
                    y: .random(in: within.minY...within.maxY, using: &chance))
                #expect(drawn.contains(ReferenceSystem.utm32.convert(place, to: .crs84)))
            }
        }
        let town = DegreeBox(Envelope(minX: 9.8, minY: 56.98, maxX: 10, maxY: 57.09))
        #expect(town.within.map { $0.width > 11_500 && $0.height > 11_500 } == true)
        #expect(town.around.width < 12_400)
    }

    @Test("of two boxes, one is enough, and what lies between them is left out")
    func either() {
        var query = FeatureQuery(box: Envelope(minX: -1e6, minY: 0, maxX: 2e6, maxY: 1e7))
        query.degrees = [
            Envelope(minX: 8, minY: 57, maxX: 8.5, maxY: 58), Envelope(minX: 10.5, minY: 57, maxX: 11, maxY: 58),
        ]
        #expect(query.holds(.point(projected(skagen))) && query.holds(.point(projected(west))))
        #expect(!query.holds(.point(projected(Position(x: 9.5, y: 57.5)))))
        #expect(query.holds(.lineString([projected(west), projected(skagen)])))
    }
}
