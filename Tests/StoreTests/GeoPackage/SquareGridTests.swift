import LandkortCore
import Support
import Testing

@testable import LandkortStore

@Suite("A grid of counts")
struct SquareGridTests {
    private func grid(_ side: Double, _ places: [Position]) -> SquareGrid {
        var rest = places.makeIterator()
        return SquareGrid(side: side) { rest.next() }
    }

    private var places: [Position] {
        var chance = SplitMix(seed: 9)
        return (0..<3000).map { _ in
            let x = Double.random(in: -900...70_000, using: &chance)
            return Position(x: x, y: .random(in: 6_050_000...6_110_000, using: &chance))
        }
    }

    @Test("made coarser it is as if it had been counted so", arguments: [256.0, 1024, 65_536])
    func coarser(side: Double) {
        let everywhere = Envelope(minX: -1_048_576, minY: 0, maxX: 1_048_576, maxY: 8_388_608)
        let (made, counted) = (grid(128, places).coarser(side), grid(side, places))
        #expect(made.squares(within: everywhere) == counted.squares(within: everywhere))
        #expect(made.most == counted.most && made.size == counted.size)
        #expect(counted.squares(within: everywhere).map(\.count).reduce(0, +) == 3000)
    }

    @Test("a box holds the squares that lie in it, whatever order rows come in")
    func within() {
        let box = Envelope(minX: 0, minY: 6_062_080, maxX: 16_384, maxY: 6_078_464)
        let squares = grid(1024, places).squares(within: box)
        #expect(squares.map(\.count).reduce(0, +) == places.filter(box.holds).count)
        #expect(squares.allSatisfy { $0.middle.x >= -1 && $0.middle.x <= 16_385 })
        #expect(grid(1024, places.reversed()).squares(within: box) == squares)
    }

    @Test("what lies beyond the grid lies at its edge, and a place that is none harms nothing")
    func beyond() {
        let far = grid(128, [Position(x: 1e300, y: -1e300), Position(x: 5, y: 5), Position(x: .nan, y: 5)])
        #expect(far.size == 2 && far.most == 2)
        #expect(grid(128, []).most == 0)
    }
}
