import LandkortCore
import Support
import Testing

/// The hexadecimal blobs were written by GDAL 3.6.2 (`ogr2ogr -f GPKG`, EPSG:25832).
@Suite("GeoPackage geometries")
struct GeoPackageBlobTests {
    @Test("a point and a polygon are written as GDAL writes them")
    func encoding() {
        let point = GeoPackageBlob(.point(Position(x: 559_000.5, y: 6_320_000.25)))
        #expect(point.bytes == [UInt8](hex: Self.point))
        #expect(GeoPackageBlob(KnownBinary.all[4].geometry).bytes == [UInt8](hex: Self.polygon))
        #expect(GeoPackageBlob(.multiPolygon([])).bytes == [UInt8](hex: Self.emptyMultiPolygon))
    }

    @Test("every kind comes back", arguments: KnownBinary.all)
    func roundTrip(known: KnownBinary) throws {
        let blob = try GeoPackageBlob(decoding: GeoPackageBlob(known.geometry, srsID: 4326).bytes)
        #expect(blob == GeoPackageBlob(known.geometry, srsID: 4326))
    }

    @Test("envelopes of every kind are read past, in either byte order", arguments: 0...4, [true, false])
    func envelopes(kind: Int, isLittle: Bool) throws {
        let known = KnownBinary.all[0]
        let doubles = [1.0, 3, 2, 4, 8, 9, 7, 6].prefix([0, 4, 6, 6, 8][kind])
        var bytes: [UInt8] = [0x47, 0x50, 0, UInt8(kind << 1) | (isLittle ? 1 : 0)]
        bytes += isLittle ? [0xE8, 0x64, 0, 0] : [0, 0, 0x64, 0xE8]
        for double in doubles {
            let little = withUnsafeBytes(of: double.bitPattern.littleEndian, Array.init)
            bytes += isLittle ? little : little.reversed()
        }
        bytes += known.bigEndian
        let blob = try GeoPackageBlob(decoding: bytes)
        #expect(blob.geometry == known.geometry)
        #expect(blob.srsID == 25832)
        let header = try GeoPackageHeader(decoding: bytes)
        #expect(header.envelope == (kind == 0 ? nil : Envelope(minX: 1, minY: 2, maxX: 3, maxY: 4)))
    }

    @Test("Z and M of other writers are dropped")
    func dimensions() throws {
        let points = Geometry.multiPoint([Position(x: 1, y: 2), Position(x: 3, y: 4)])
        let line = Geometry.lineString([Position(x: 1, y: 2), Position(x: 3, y: 4)])
        #expect(try GeoPackageBlob(decoding: [UInt8](hex: Self.multiPointZ)).geometry == points)
        #expect(try GeoPackageBlob(decoding: [UInt8](hex: Self.lineM)).geometry == line)
        #expect(try GeoPackageBlob(decoding: [UInt8](hex: Self.lineZM)).geometry == line)
    }

    @Test("an empty point is read and written as GDAL does")
    func emptyPoint() throws {
        let bytes = [UInt8](hex: Self.emptyPoint)
        let blob = try GeoPackageBlob(decoding: bytes)
        #expect(blob.geometry == nil)
        #expect(blob.bytes == bytes)
        #expect(try GeoPackageHeader(decoding: bytes).isEmpty)
    }

    @Test("another magic, version, envelope or an extended blob is refused")
    func refused() {
        let bytes = [UInt8](hex: Self.point)
        for (index, byte) in [(0, 0x48), (1, 0), (2, 1), (3, 0b10_0001)] as [(Int, UInt8)] {
            var changed = bytes
            changed[index] = byte
            #expect(throws: GeometryProblem.notGeoPackage) { try GeoPackageBlob(decoding: changed) }
        }
        var changed = bytes
        changed[3] = 0b1011
        #expect(throws: GeometryProblem.unknownEnvelope(5)) { try GeoPackageBlob(decoding: changed) }
    }

    @Test("bytes changed, cut and made up at random are read or refused, and never stop the program")
    func fuzz() {
        var random = SplitMix(seed: 20_261_120)
        let sources = KnownBinary.all.map { GeoPackageBlob($0.geometry).bytes } + [[], [UInt8](hex: Self.lineZM)]
        var refused = 0
        for round in 0..<60_000 {
            var bytes = sources[round % sources.count]
            for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if round.isMultiple(of: 3) { bytes.removeLast(Int.random(in: 0...bytes.count, using: &random)) }
            if round.isMultiple(of: 5) { bytes += (0..<9).map { _ in UInt8.random(in: 0...9, using: &random) } }
            do throws(GeometryProblem) {
                let blob = try GeoPackageBlob(decoding: bytes)
                #expect(blob.geometry?.isFinite ?? true)
            } catch {
                refused += 1
            }
        }
        #expect(refused > 10_000 && refused < 60_000)
    }

    private static let point = "47500001E8640000010100000000000000310F214100000010E01B5841"
    private static let emptyPoint = "47500011E86400000101000000000000000000F87F000000000000F87F"
    private static let emptyMultiPolygon = "47500011E8640000010600000000000000"
    private static let polygon = """
        47500003E864000000000000000000000000000000002440000000000000000000000000000024400103000000020000\
        000500000000000000000000000000000000000000000000000000244000000000000000000000000000002440000000\
        000000244000000000000000000000000000002440000000000000000000000000000000000400000000000000000000\
        400000000000000040000000000000004000000000000010400000000000001040000000000000104000000000000000\
        400000000000000040
        """
    private static let multiPointZ = """
        47500005E8640000000000000000F03F0000000000000840000000000000004000000000000010400000000000002040\
        000000000000224001EC0300000200000001E9030000000000000000F03F0000000000000040000000000000224001E9\
        030000000000000000084000000000000010400000000000002040
        """
    private static let lineM = """
        47500003E8640000000000000000F03F00000000000008400000000000000040000000000000104001D2070000020000\
        00000000000000F03F00000000000000400000000000001C400000000000000840000000000000104000000000000020\
        40
        """
    private static let lineZM = """
        47500005E8640000000000000000F03F0000000000000840000000000000004000000000000010400000000000001C40\
        000000000000204001BA0B000002000000000000000000F03F00000000000000400000000000001C4000000000008051\
        400000000000000840000000000000104000000000000020400000000000005440
        """
}
