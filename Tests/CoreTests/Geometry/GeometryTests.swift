import LandkortCore
import Testing

@Suite("Geometries and their envelopes")
struct GeometryTests {
    @Test("an envelope encloses every part of every kind")
    func envelopes() {
        let expected = Envelope(minX: -5, minY: 2, maxX: 3, maxY: 6)
        let corners = [Position(x: 1, y: 2), Position(x: 3, y: 4.5), Position(x: -5, y: 6)]
        #expect(Geometry.multiPoint(corners).envelope == expected)
        #expect(Geometry.lineString(corners).envelope == expected)
        #expect(Geometry.multiLineString([[corners[0]], Array(corners[1...])]).envelope == expected)
        #expect(Geometry.polygon([corners, []]).envelope == expected)
        #expect(Geometry.multiPolygon([[[corners[0]]], [Array(corners[1...])]]).envelope == expected)
        #expect(Geometry.point(corners[0]).envelope == Envelope(minX: 1, minY: 2, maxX: 1, maxY: 2))
    }

    @Test("what is empty has no envelope")
    func empty() {
        for geometry in [.multiPoint([]), .polygon([[]]), .multiPolygon([[], [[]]])] as [Geometry] {
            #expect(geometry.isEmpty)
            #expect(geometry.envelope == nil)
        }
    }

    @Test("rectangles meet when they touch, and hold what lies on their edge")
    func rectangles() {
        let unit = Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1)
        let right = Envelope(minX: 1, minY: 1, maxX: 2, maxY: 3)
        #expect(unit.intersects(right))
        #expect(!unit.intersects(Envelope(minX: 1.1, minY: 0, maxX: 2, maxY: 1)))
        #expect(unit.contains(Position(x: 1, y: 0)))
        #expect(!unit.contains(Position(x: .nan, y: 0)))
        #expect(unit.union(right) == Envelope(minX: 0, minY: 0, maxX: 2, maxY: 3))
        #expect(unit.expanded(by: 1).contains(unit))
        #expect(!unit.contains(right))
    }

    @Test("kinds have their names in both worlds", arguments: GeometryKind.allCases)
    func names(kind: GeometryKind) {
        #expect(GeometryKind(name: kind.ogcName) == kind)
        #expect(GeometryKind(name: kind.geoJSONName) == kind)
        #expect(GeometryKind(wkbCode: kind.wkbCode) == kind)
        #expect(kind.multi.multi == kind.multi)
    }

    @Test("names that are written wrongly find nothing")
    func wrongNames() {
        #expect(GeometryKind.multiPoint.ogcName == "MULTIPOINT")
        #expect(GeometryKind.multiPoint.geoJSONName == "MultiPoint")
        #expect(GeometryKind(name: "GEOMETRYCOLLECTION") == nil)
        #expect(GeometryKind(wkbCode: 7) == nil)
    }

    @Test("a single geometry becomes its multi kind")
    func multi() {
        let position = Position(x: 1, y: 2)
        #expect(Geometry.point(position).multi == .multiPoint([position]))
        #expect(Geometry.polygon([[position]]).multi == .multiPolygon([[[position]]]))
        #expect(Geometry.multiPoint([position]).multi == .multiPoint([position]))
    }
}
