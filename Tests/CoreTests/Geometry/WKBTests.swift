import LandkortCore
import Testing

@Suite("Well-known binary")
struct WKBTests {
    @Test("every kind is written as GEOS writes it", arguments: KnownBinary.all)
    func encoding(known: KnownBinary) {
        #expect(WKB.encode(known.geometry) == known.littleEndian)
    }

    @Test("every kind is read in both byte orders", arguments: KnownBinary.all)
    func decoding(known: KnownBinary) throws {
        #expect(try WKB.decode(known.littleEndian) == known.geometry)
        #expect(try WKB.decode(known.bigEndian) == known.geometry)
    }

    @Test(
        "Z, M and SRID are dropped, in the ISO and the extended spelling",
        arguments: [
            """
            01EC0300000200000001E9030000000000000000F03F0000000000000040000000000000224001E90300000000000000\
            00084000000000000010400000000000002040
            """,
            """
            01040000A0E8640000020000000101000080000000000000F03F00000000000000400000000000002240010100008000\
            0000000000084000000000000010400000000000002040
            """,
        ])
    func dimensions(hex: String) throws {
        let expected = Geometry.multiPoint([Position(x: 1, y: 2), Position(x: 3, y: 4)])
        #expect(try WKB.decode([UInt8](hex: hex)) == expected)
    }

    @Test("an empty point is no geometry, and within many it is left out")
    func emptyPoint() throws {
        let empty = WKB.encode(.point(Position(x: .nan, y: .nan)))
        #expect(try WKB.decode(empty) == nil)
        let many = WKB.encode(.multiPoint([Position(x: .nan, y: .nan), Position(x: 1, y: 2)]))
        #expect(try WKB.decode(many) == .multiPoint([Position(x: 1, y: 2)]))
    }

    @Test("bytes that end anywhere too early are refused", arguments: KnownBinary.all)
    func truncated(known: KnownBinary) {
        for length in known.littleEndian.indices {
            #expect(throws: GeometryProblem.self) { try WKB.decode(known.littleEndian.prefix(length)) }
            #expect(throws: GeometryProblem.self) { try WKB.decode(known.bigEndian.prefix(length)) }
        }
    }

    @Test("each fault has its own name")
    func faults() {
        #expect(throws: GeometryProblem.unknownByteOrder(2)) { try WKB.decode([UInt8](hex: "0201000000")) }
        #expect(throws: GeometryProblem.unsupportedType(7)) { try WKB.decode([UInt8](hex: "010700000000000000")) }
        #expect(throws: GeometryProblem.unsupportedType(4001)) { try WKB.decode([UInt8](hex: "01A10F0000")) }
        #expect(throws: GeometryProblem.trailingBytes(count: 1)) {
            try WKB.decode(WKB.encode(.point(Position(x: 1, y: 2))) + [0])
        }
        #expect(throws: GeometryProblem.notFinite) { try WKB.decode(WKB.encode(.point(Position(x: .infinity, y: 2)))) }
        #expect(throws: GeometryProblem.notFinite) {
            try WKB.decode(WKB.encode(.lineString([Position(x: .nan, y: 2)])))
        }
        #expect(throws: GeometryProblem.wrongPart(.multiPolygon, found: .point)) {
            var bytes = WKB.encode(.multiPoint([Position(x: 1, y: 2)]))
            bytes[1] = 6
            return try WKB.decode(bytes)
        }
    }

    @Test("a count of four thousand million asks for no memory")
    func hugeCount() {
        for kind in GeometryKind.allCases where kind != .point {
            let bytes: [UInt8] = [1, UInt8(kind.wkbCode), 0, 0, 0, 255, 255, 255, 255, 0, 0]
            #expect(throws: GeometryProblem.truncated(offset: 11)) { try WKB.decode(bytes) }
        }
    }
}
