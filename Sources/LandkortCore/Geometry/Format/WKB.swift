/// Well-known binary, OGC 06-103r4 clause 8: what GeoPackage and PostGIS keep geometries in.
///
/// Written little-endian and in two dimensions; read in either order, with ISO or EWKB marks for Z, M and SRID,
/// whose values are dropped. An empty point is two not-a-numbers, as GeoPackage has it.
public enum WKB {
    /// The geometry's bytes. O(positions).
    public static func encode(_ geometry: Geometry) -> [UInt8] {
        var bytes: [UInt8] = []
        append(geometry, to: &bytes)
        return bytes
    }

    /// Writes the geometry at the end of `bytes`. O(positions).
    public static func append(_ geometry: Geometry, to bytes: inout [UInt8]) {
        start(geometry.kind, &bytes)
        switch geometry {
        case .point(let position):
            append(position, &bytes)
        case .lineString(let positions):
            append(positions, &bytes)
        case .polygon(let rings):
            append(rings, &bytes)
        case .multiPoint(let positions):
            parts(positions, of: .point, &bytes, append)
        case .multiLineString(let lines):
            parts(lines, of: .lineString, &bytes, append)
        case .multiPolygon(let polygons):
            parts(polygons, of: .polygon, &bytes, append)
        }
    }

    private static func start(_ kind: GeometryKind, _ bytes: inout [UInt8]) {
        bytes.append(1)
        bytes.append(littleEndian: kind.wkbCode)
    }

    private static func parts<Part>(
        _ parts: [Part], of kind: GeometryKind, _ bytes: inout [UInt8], _ append: (Part, inout [UInt8]) -> Void
    ) {
        bytes.append(littleEndian: UInt32(parts.count))
        for part in parts {
            start(kind, &bytes)
            append(part, &bytes)
        }
    }

    private static func append(_ rings: [[Position]], _ bytes: inout [UInt8]) {
        bytes.append(littleEndian: UInt32(rings.count))
        for ring in rings { append(ring, &bytes) }
    }

    private static func append(_ positions: [Position], _ bytes: inout [UInt8]) {
        bytes.append(littleEndian: UInt32(positions.count))
        for position in positions { append(position, &bytes) }
    }

    private static func append(_ position: Position, _ bytes: inout [UInt8]) {
        bytes.append(littleEndian: position.x.bitPattern)
        bytes.append(littleEndian: position.y.bitPattern)
    }
}

extension [UInt8] {
    mutating func append<Number: FixedWidthInteger>(littleEndian number: Number) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
