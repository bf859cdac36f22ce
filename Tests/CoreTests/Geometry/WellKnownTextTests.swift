import LandkortCore
import Testing

@Suite("Well-known text")
struct WellKnownTextTests {
    private let one = Position(x: 1, y: 2)
    private let two = Position(x: -3.5, y: 40_000)
    private let ring = [Position(x: 0, y: 0), Position(x: 4, y: 0), Position(x: 4, y: 4), Position(x: 0, y: 0)]

    @Test("the six kinds are read, in any case and spacing")
    func kinds() {
        #expect(Geometry(wellKnownText: "POINT (1 2)") == .point(one))
        #expect(Geometry(wellKnownText: "point(1 2)") == .point(one))
        #expect(Geometry(wellKnownText: "MULTIPOINT ((1 2), (-3.5 4e4))") == .multiPoint([one, two]))
        #expect(Geometry(wellKnownText: "MultiPoint (1 2, -3.5 40000)") == .multiPoint([one, two]))
        #expect(Geometry(wellKnownText: " LINESTRING( 1 2 ,-3.5  40000 ) ") == .lineString([one, two]))
        #expect(
            Geometry(wellKnownText: "MULTILINESTRING ((1 2, -3.5 40000), (-3.5 40000, 1 2))")
                == .multiLineString([[one, two], [two, one]]))
        #expect(Geometry(wellKnownText: "POLYGON ((0 0, 4 0, 4 4, 0 0))") == .polygon([ring]))
        #expect(
            Geometry(wellKnownText: "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((0 0, 4 0, 4 4, 0 0)))")
                == .multiPolygon([[ring], [ring]]))
    }

    @Test(
        "heights and measures are left out",
        arguments: ["POINT Z (1 2 3)", "pointz(1 2 3)", "POINT M (1 2 3)", "POINT ZM (1 2 3 4)"])
    func heights(text: String) {
        #expect(Geometry(wellKnownText: text) == .point(Position(x: 1, y: 2)))
    }

    @Test(
        "anything else is nothing",
        arguments: [
            "", "POINT", "POINT EMPTY", "POINT (1)", "POINT (1 2 3)", "POINT Z (1 2)", "POINT (1 2", "POINT (1 2))",
            "POINT (1 x)", "POINT (1 inf)", "POINT ((1 2))", "POINT (1 2, 3 4)", "LINESTRING (1 2)", "CIRCLE (1 2)",
            "MULTIPOINT ((1 2) (3 4))", "MULTIPOINT ((1 2),)", "MULTIPOINT ()", "POLYGON ((0 0, 4 0, 4 4))",
            "POLYGON ((0 0, 4 0, 4 4, 1 1))", "POLYGON (0 0, 4 0, 4 4, 0 0)", "MULTIPOLYGON ((0 0, 4 0, 4 4, 0 0))",
        ])
    func others(text: String) {
        #expect(Geometry(wellKnownText: text) == nil)
    }
}
