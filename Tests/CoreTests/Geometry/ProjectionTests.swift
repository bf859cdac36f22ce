import LandkortCore
import Testing

@Suite("Projections agree with PROJ")
struct ProjectionTests {
    private static let micrometres = 2e-6
    /// A micrometre on the ground, in degrees, and what printing to 6 decimals loses.
    private static let degrees = 2e-11

    @Test("longitude and latitude become UTM zone 32 to a micrometre", arguments: KnownPlace.all)
    func toUTM32(place: KnownPlace) {
        let found = UTM32.position(longitude: place.degrees.x, latitude: place.degrees.y)
        #expect(abs(found.x - place.utm32.x) < Self.micrometres)
        #expect(abs(found.y - place.utm32.y) < Self.micrometres)
    }

    @Test("UTM zone 32 becomes longitude and latitude to a micrometre", arguments: KnownPlace.all)
    func fromUTM32(place: KnownPlace) {
        let found = UTM32.geographic(place.utm32)
        #expect(abs(found.x - place.degrees.x) < Self.degrees)
        #expect(abs(found.y - place.degrees.y) < Self.degrees)
    }

    @Test("web Mercator agrees both ways", arguments: KnownPlace.all)
    func webMercator(place: KnownPlace) {
        let found = WebMercator.position(longitude: place.degrees.x, latitude: place.degrees.y)
        #expect(abs(found.x - place.webMercator.x) < Self.micrometres)
        #expect(abs(found.y - place.webMercator.y) < Self.micrometres)
        let back = WebMercator.geographic(place.webMercator)
        #expect(abs(back.x - place.degrees.x) < Self.degrees)
        #expect(abs(back.y - place.degrees.y) < Self.degrees)
    }

    @Test("there and back leaves a position where it was, all over 6° to 16° east")
    func roundTrip() {
        for column in 0...40 {
            for row in 0...40 {
                let degrees = Position(x: 6 + Double(column) / 4, y: 53 + Double(row) / 6)
                let metres = UTM32.position(longitude: degrees.x, latitude: degrees.y)
                let back = UTM32.geographic(metres)
                #expect(abs(back.x - degrees.x) < Self.degrees && abs(back.y - degrees.y) < Self.degrees)
            }
        }
    }

    @Test("a number that is none stays none, and nothing stops the program")
    func notANumber() {
        #expect(UTM32.position(longitude: .nan, latitude: 56).x.isNaN)
        #expect(UTM32.geographic(Position(x: .infinity, y: 0)).y.isNaN)
        #expect(WebMercator.position(longitude: 0, latitude: 90).y > 1e8)
    }

    @Test("a rectangle keeps what it held in another system")
    func rectangle() {
        let denmark = Envelope(minX: 440_000, minY: 6_040_000, maxX: 895_000, maxY: 6_410_000)
        let degrees = ReferenceSystem.utm32.convert(denmark, to: .crs84)
        for place in KnownPlace.all where denmark.contains(place.utm32) {
            #expect(degrees.contains(place.degrees), "\(place)")
        }
        #expect(ReferenceSystem.utm32.convert(denmark, to: .utm32) == denmark)
    }

    @Test("every system is found by its own address", arguments: ReferenceSystem.allCases)
    func addresses(system: ReferenceSystem) {
        #expect(ReferenceSystem(uri: system.uri) == system)
    }

    @Test("an unknown system is not guessed at")
    func unknownAddress() {
        #expect(ReferenceSystem(uri: "http://www.opengis.net/def/crs/EPSG/0/25833") == nil)
    }
}
