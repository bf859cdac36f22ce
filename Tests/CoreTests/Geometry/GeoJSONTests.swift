import Foundation
import LandkortCore
import Support
import Testing

@Suite("GeoJSON geometries")
struct GeoJSONTests {
    private let square = Envelope(minX: 500_000, minY: 6_200_000, maxX: 500_010, maxY: 6_200_010)

    @Test("metres are written with at most three decimals and no trailing zeros")
    func metres() {
        let point = Geometry.point(Position(x: 559_000.5, y: 6_320_000.2504))
        #expect(text(point, .utm32) == #"{"type":"Point","coordinates":[559000.5,6320000.25]}"#)
    }

    @Test("degrees are written with seven decimals, longitude first", arguments: KnownPlace.all)
    func degrees(place: KnownPlace) throws {
        let json = GeoJSON.encode(.point(place.utm32), in: .crs84)
        let object = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
        let coordinates = try #require(object?["coordinates"] as? [Double])
        #expect(abs(coordinates[0] - place.degrees.x) < 0.6e-7)
        #expect(abs(coordinates[1] - place.degrees.y) < 0.6e-7)
    }

    @Test("outer rings run against the clock and holes with it, however they are stored")
    func winding() throws {
        let hole = square.expanded(by: -2).ring
        let expected: [[Position]] = [square.ring, hole.reversed()]
        for stored in [[square.ring, hole], [square.ring.reversed(), hole.reversed()]] {
            let bytes = GeoJSON.encode(.polygon(stored), in: .utm32)
            let found = try GeoJSON.decode(bytes, in: .utm32)
            guard case .polygon(let rings) = found else { throw GeometryProblem.notJSON }
            #expect(rings.map(Set.init) == expected.map(Set.init))
            #expect(rings.map(area) == expected.map(area))
        }
    }

    @Test("every kind comes back", arguments: KnownBinary.all)
    func roundTrip(known: KnownBinary) throws {
        // Unclosed or clockwise rings would be changed on the way; these are neither.
        #expect(try GeoJSON.decode(GeoJSON.encode(known.geometry, in: .utm32), in: .utm32) == known.geometry)
    }

    @Test("degrees come back to a centimetre")
    func roundTripDegrees() throws {
        let bytes = GeoJSON.encode(.polygon([square.ring]), in: .crs84)
        guard case .polygon(let rings) = try GeoJSON.decode(bytes, in: .crs84) else { throw GeometryProblem.notJSON }
        for (found, expected) in zip(rings[0], square.ring) {
            #expect(abs(found.x - expected.x) < 0.01 && abs(found.y - expected.y) < 0.01)
        }
    }

    @Test("a coordinate is the double that its text is nearest to")
    func exactCoordinates() throws {
        var random = SplitMix(seed: 17)
        for _ in 0..<2_000 {
            let place = Position(
                x: .random(in: 400_000...900_000, using: &random), y: .random(in: 6e6...6.5e6, using: &random))
            let json = #"{"type":"Point","coordinates":[\#(place.x),\#(place.y)]}"#
            #expect(try GeoJSON.decode(Array(json.utf8), in: .utm32) == .point(place))
        }
    }

    @Test("height is dropped and null is no geometry")
    func heightAndNull() throws {
        let point = try GeoJSON.decode(Array(#"{"type":"Point","coordinates":[1,2,3]}"#.utf8), in: .utm32)
        #expect(point == .point(Position(x: 1, y: 2)))
        #expect(try GeoJSON.decode(Array("null".utf8), in: .crs84) == nil)
        #expect(text(.multiPoint([]), .utm32) == #"{"type":"MultiPoint","coordinates":[]}"#)
    }

    @Test("each fault is named with where it stands", arguments: Fault.all)
    func faults(fault: Fault) {
        let problem = #expect(throws: GeometryProblem.self) {
            try GeoJSON.decode(Array(fault.json.utf8), in: .crs84)
        }
        #expect(problem == fault.problem)
    }

    @Test("an object inside a document gives pointers from the document's root")
    func pointer() {
        let problem = #expect(throws: GeometryProblem.self) {
            let object: [String: Any] = ["type": "Point", "coordinates": [1]]
            return try GeoJSON.decode(object: object, in: .utm32, at: "/geometry")
        }
        #expect(problem?.pointer == "/geometry/coordinates")
        #expect(problem?.message.da == "/geometry/coordinates: her skal stå to tal.")
        #expect(problem?.code == "geometry.not-position")
        #expect(problem?.kind == .invalid)
    }

    @Test(
        "numbers are written shortest within their decimals",
        arguments: [
            (0.0, "0"), (-0.0001, "0"), (-0.001, "-0.001"), (0.05, "0.05"), (1.0005, "1.001"), (-12.5, "-12.5"),
            (1e9, "1000000000"), (999.9999, "1000"), (.nan, "null"), (-.infinity, "null"), (1e300, "1e+300"),
        ])
    func decimals(number: Double, expected: String) {
        var bytes: [UInt8] = []
        bytes.append(decimal: number, decimals: 3)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    private func text(_ geometry: Geometry, _ system: ReferenceSystem) -> String {
        String(decoding: GeoJSON.encode(geometry, in: system), as: UTF8.self)
    }

    private func area(_ ring: [Position]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + ($1.1.x - $1.0.x) * ($1.1.y + $1.0.y - 2 * ring[0].y) }
    }
}

/// JSON that is no geometry, and what is to be said of it.
struct Fault: CustomStringConvertible, Sendable {
    let json: String
    let problem: GeometryProblem
    var description: String { json }

    static let all = [
        Fault(json: "{", problem: .notJSON),
        Fault(json: "[]", problem: .notGeoJSON(pointer: "")),
        Fault(json: #"{"type":"Point"}"#, problem: .notGeoJSON(pointer: "")),
        Fault(json: #"{"type":1,"coordinates":[]}"#, problem: .notGeoJSON(pointer: "")),
        Fault(
            json: #"{"type":"point","coordinates":[1,2]}"#,
            problem: .unknownGeoJSONType(pointer: "/type", found: "point")),
        Fault(json: #"{"type":"Point","coordinates":[1,"2"]}"#, problem: .notPosition(pointer: "/coordinates")),
        Fault(json: #"{"type":"Point","coordinates":[1,true]}"#, problem: .notPosition(pointer: "/coordinates")),
        Fault(json: #"{"type":"Point","coordinates":{"x":1}}"#, problem: .notPosition(pointer: "/coordinates")),
        Fault(
            json: #"{"type":"Point","coordinates":[559000,6200000]}"#,
            problem: .outsideRange(pointer: "/coordinates")),
        Fault(
            json: #"{"type":"MultiPoint","coordinates":[[1,2],[3]]}"#,
            problem: .notPosition(pointer: "/coordinates/1")),
        Fault(json: #"{"type":"MultiPoint","coordinates":5}"#, problem: .notArray(pointer: "/coordinates")),
        Fault(
            json: #"{"type":"LineString","coordinates":[[1,2]]}"#,
            problem: .tooFewPositions(pointer: "/coordinates", least: 2)),
        Fault(
            json: #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#,
            problem: .tooFewPositions(pointer: "/coordinates/0", least: 4)),
        Fault(
            json: #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1]]]]}"#,
            problem: .ringNotClosed(pointer: "/coordinates/0/0")),
    ]
}
