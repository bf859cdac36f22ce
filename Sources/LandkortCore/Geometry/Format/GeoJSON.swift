/// Geometries as GeoJSON, RFC 7946, in any ``ReferenceSystem`` (OGC API Features part 2 allows others than CRS84).
public enum GeoJSON {
    /// The geometry object as UTF-8, nothing but ASCII. O(positions).
    ///
    /// `geometry` is in EPSG:25832. Coordinates have at most ``ReferenceSystem/decimals`` decimals, without
    /// trailing zeros. Outer rings run counter-clockwise and holes clockwise, whichever way they are stored.
    public static func encode(_ geometry: Geometry, in system: ReferenceSystem) -> [UInt8] {
        var bytes: [UInt8] = []
        append(geometry, in: system, to: &bytes)
        return bytes
    }

    /// Writes ``encode(_:in:)`` at the end of `bytes`.
    public static func append(_ geometry: Geometry, in system: ReferenceSystem, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"{"type":""#.utf8)
        bytes.append(contentsOf: geometry.kind.geoJSONName.utf8)
        bytes.append(contentsOf: #"","coordinates":"#.utf8)
        var writer = CoordinateWriter(system: system)
        // Swapped, not assigned: a second owner would make every append copy all bytes so far.
        swap(&bytes, &writer.bytes)
        writer.write(geometry)
        swap(&bytes, &writer.bytes)
        bytes.append(UInt8(ascii: "}"))
    }
}

/// Writes the nested arrays of `coordinates`.
private struct CoordinateWriter {
    let system: ReferenceSystem
    var bytes: [UInt8] = []

    mutating func write(_ geometry: Geometry) {
        switch geometry {
        case .point(let position): write(position)
        case .multiPoint(let positions), .lineString(let positions): write(positions)
        case .multiLineString(let lines): array(lines) { $0.write($1) }
        case .polygon(let rings): write(polygon: rings)
        case .multiPolygon(let polygons): array(polygons) { $0.write(polygon: $1) }
        }
    }

    private mutating func write(polygon rings: [[Position]]) {
        var isOuter = true
        array(rings) { writer, ring in
            writer.write((ring.doubledArea >= 0) == isOuter ? ring : ring.reversed())
            isOuter = false
        }
    }

    private mutating func write(_ positions: [Position]) {
        array(positions) { $0.write($1) }
    }

    private mutating func write(_ position: Position) {
        let shown = ReferenceSystem.utm32.convert(position, to: system)
        bytes.append(UInt8(ascii: "["))
        bytes.append(decimal: shown.x, decimals: system.decimals)
        bytes.append(UInt8(ascii: ","))
        bytes.append(decimal: shown.y, decimals: system.decimals)
        bytes.append(UInt8(ascii: "]"))
    }

    @inline(__always)
    private mutating func array<Part>(_ parts: [Part], _ write: (inout Self, Part) -> Void) {
        bytes.append(UInt8(ascii: "["))
        for index in parts.indices {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(&self, parts[index])
        }
        bytes.append(UInt8(ascii: "]"))
    }
}
