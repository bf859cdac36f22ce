/// A geometry as a GeoPackage column holds it: a header, then well-known binary.
///
/// Source: OGC 12-128r18 (GeoPackage 1.3), clause 2.1.3, StandardGeoPackageBinary.
public struct GeoPackageBlob: Sendable, Hashable {
    /// Row of `gpkg_spatial_ref_sys`; 25832 unless somebody else wrote the file.
    public var srsID: Int32
    /// Nil for an empty point.
    public var geometry: Geometry?

    /// A blob to be encoded.
    public init(_ geometry: Geometry, srsID: Int32 = ReferenceSystem.utm32.srsID) {
        self.geometry = geometry
        self.srsID = srsID
    }

    /// Reads a blob with any kind of envelope, either byte order, and Z and M, which are dropped. O(bytes).
    ///
    /// - Throws: ``GeometryProblem`` when the bytes are not a standard GeoPackage geometry of the six kinds.
    public init(decoding bytes: some Collection<UInt8>) throws(GeometryProblem) {
        self = try ByteReader.reading(bytes) { reader throws(GeometryProblem) in try GeoPackageBlob(&reader) }
    }

    /// The same where the bytes lie in memory, which is quicker for many.
    public init(decoding bytes: UnsafeRawBufferPointer) throws(GeometryProblem) {
        var reader = ByteReader(bytes)
        try self.init(&reader)
    }

    private init(_ reader: inout ByteReader) throws(GeometryProblem) {
        let header = try GeoPackageHeader(&reader)
        self.init(srsID: header.srsID, geometry: try WKB.wholeGeometry(&reader))
    }

    private init(srsID: Int32, geometry: Geometry?) {
        self.srsID = srsID
        self.geometry = geometry
    }

    /// The bytes to store, little-endian: without envelope for a point (29 bytes) and an empty geometry, with the
    /// one in x and y otherwise. O(positions).
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        append(to: &bytes)
        return bytes
    }

    /// Writes ``bytes`` at the end of `bytes`.
    public func append(to bytes: inout [UInt8]) {
        guard let geometry else {
            GeoPackageHeader(srsID: srsID, envelope: nil, isEmpty: true).append(to: &bytes)
            WKB.append(.point(Position(x: .nan, y: .nan)), to: &bytes)
            return
        }
        let envelope = geometry.kind == .point ? nil : geometry.envelope
        GeoPackageHeader(srsID: srsID, envelope: envelope, isEmpty: geometry.isEmpty).append(to: &bytes)
        WKB.append(geometry, to: &bytes)
    }
}
