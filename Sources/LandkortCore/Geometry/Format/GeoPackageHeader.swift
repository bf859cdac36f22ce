/// What stands before the well-known binary in a GeoPackage geometry: enough for a quick look at where it lies.
public struct GeoPackageHeader: Sendable, Hashable {
    /// Row of `gpkg_spatial_ref_sys`.
    public let srsID: Int32
    /// Nil when the writer left it out (always for points) or the geometry is empty.
    public let envelope: Envelope?
    /// Whether the writer marked the geometry as empty.
    public let isEmpty: Bool

    init(srsID: Int32, envelope: Envelope?, isEmpty: Bool) {
        self.srsID = srsID
        self.envelope = envelope
        self.isEmpty = isEmpty
    }

    /// Reads the header alone. O(1).
    ///
    /// - Throws: ``GeometryProblem`` when it is not one of a standard GeoPackage geometry.
    public init(decoding bytes: some Collection<UInt8>) throws(GeometryProblem) {
        self = try ByteReader.reading(bytes) { reader throws(GeometryProblem) in try GeoPackageHeader(&reader) }
    }

    /// Flags, from the lowest bit: byte order (1 little-endian), three bits of envelope kind, empty, extended.
    init(_ reader: inout ByteReader) throws(GeometryProblem) {
        guard try reader.uint8() == UInt8(ascii: "G"), try reader.uint8() == UInt8(ascii: "P"),
            try reader.uint8() == 0
        else { throw .notGeoPackage }
        let flags = try reader.uint8()
        guard flags & 0b10_0000 == 0 else { throw .notGeoPackage }
        reader.use(littleEndian: flags & 1 == 1)
        srsID = Int32(bitPattern: try reader.uint32())
        isEmpty = flags & 0b1_0000 != 0
        envelope = try Self.envelope(&reader, kind: flags >> 1 & 0b111)
    }

    /// Kinds: none, xy, xyz, xym, xyzm, each a minimum and a maximum per axis.
    private static func envelope(_ reader: inout ByteReader, kind: UInt8) throws(GeometryProblem) -> Envelope? {
        guard kind <= 4 else { throw .unknownEnvelope(kind) }
        guard kind > 0 else { return nil }
        let (minX, maxX) = (try reader.double(), try reader.double())
        let (minY, maxY) = (try reader.double(), try reader.double())
        try reader.skip(kind == 1 ? 0 : kind == 4 ? 32 : 16)
        guard minX <= maxX, minY <= maxY else { return nil }
        return Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
    }

    func append(to bytes: inout [UInt8]) {
        let flags: UInt8 = 1 | (envelope == nil ? 0 : 0b10) | (isEmpty ? 0b1_0000 : 0)
        bytes.append(UInt8(ascii: "G"))
        bytes.append(UInt8(ascii: "P"))
        bytes.append(0)
        bytes.append(flags)
        bytes.append(littleEndian: srsID)
        guard let envelope else { return }
        for edge in [envelope.minX, envelope.maxX, envelope.minY, envelope.maxY] {
            bytes.append(littleEndian: edge.bitPattern)
        }
    }
}
