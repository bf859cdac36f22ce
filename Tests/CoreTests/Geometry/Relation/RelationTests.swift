import Foundation
import LandkortCore
import Support
import Testing

@Suite("two geometries")
struct RelationTests {
    private static let relations = SpatialRelation.allCases

    /// How many answers may differ where doubles cannot hold the grid: GEOS rounds where edges cross, and then takes
    /// what lies a billionth of a metre beside it for lying on it.
    private static let mostRounded = 40

    /// Answers, for each pair of a file's lines, the eight relations as GEOS has them, or nothing for invalid ones.
    private static let script = """
        import sys
        from osgeo import ogr, gdal
        gdal.PushErrorHandler('CPLQuietErrorHandler')
        names = 'Intersects Equals Disjoint Touches Within Overlaps Crosses Contains'.split()
        for line in open(sys.argv[1]):
            one, other = (ogr.CreateGeometryFromWkt(part) for part in line.split('|'))
            # GEOS takes a line over itself for crossing what it runs along.
            valid = all(part.IsValid() and part.IsSimple() for part in (one, other))
            print(''.join('01'[getattr(one, name)(other)] for name in names) if valid else '-')
        """

    @Test(
        "lie to each other as GEOS says, on grids that doubles hold and on those they do not",
        .enabled(if: Tool.python.isHere, "skipped: Debian's Python is not installed"), arguments: [1.0, 0.1, 1.0 / 3])
    func asGEOS(unit: Double) async throws {
        let scratch = try Scratch()
        var shapes = RandomShapes(random: SplitMix(seed: 7), unit: unit)
        let pairs = (0..<4_000).map { _ in (shapes.geometry(), shapes.geometry()) }
        let lines = pairs.map { "\(Self.text($0.0))|\(Self.text($0.1))" }
        let path = try scratch.write(lines.joined(separator: "\n"), to: "par.txt")
        let outcome = try await Tool.python.run(["-c", Self.script, path])
        let answers = outcome.output.split(separator: "\n").map(String.init)
        try #require(answers.count == pairs.count, "\(outcome.errors)")
        var (compared, differing, seen) = (0, 0, Set<String>())
        for (pair, (answer, line)) in zip(pairs, zip(answers, lines)) where answer != "-" {
            let (one, other) = (PlanarShape([pair.0]), PlanarShape([pair.1]))
            let found = Self.relations.map { $0.holds(one, other) ? "1" : "0" }.joined()
            if found != answer { differing += 1 }
            #expect(found == answer || unit != 1, "\(line)")
            compared += 1
            seen.insert(answer)
        }
        #expect(compared > 1_500)
        #expect(differing <= Self.mostRounded)
        #expect(seen.count > 6)
    }

    /// Every digit, so that both read the same number.
    private static func text(_ geometry: Geometry) -> String {
        func list(_ positions: [Position]) -> String {
            "(" + positions.map { "\($0.x) \($0.y)" }.joined(separator: ",") + ")"
        }
        func lists(_ parts: [[Position]]) -> String { "(" + parts.map(list).joined(separator: ",") + ")" }
        let body =
            switch geometry {
            case .point(let position): list([position])
            case .multiPoint(let positions), .lineString(let positions): list(positions)
            case .multiLineString(let parts), .polygon(let parts): lists(parts)
            case .multiPolygon(let polygons): "(" + polygons.map(lists).joined(separator: ",") + ")"
            }
        return geometry.kind.ogcName + body
    }

    @Test("that are nothing are disjoint from everything")
    func nothing() {
        let (nothing, point) = (PlanarShape([.multiPoint([])]), PlanarShape([.point(Position(x: 1, y: 1))]))
        for relation in Self.relations { #expect(relation.holds(nothing, point) == (relation == .disjoint)) }
    }

    @Test("of a thousand corners each are compared", .timeLimit(.minutes(1)))
    func large() {
        func circle(_ x: Double) -> Geometry {
            let turns = (0..<1_000).map { Double($0) * .pi / 500 }
            let ring = turns.map { Position(x: x + 1_000 * cos($0), y: 1_000 * sin($0)) }
            return .polygon([ring + [ring[0]]])
        }
        let (one, other) = (PlanarShape([circle(0)]), PlanarShape([circle(500)]))
        #expect(SpatialRelation.overlaps.holds(one, other))
        #expect(!SpatialRelation.within.holds(one, other))
    }
}
