extension WKB {
    /// The geometry in `bytes`, nil for an empty point. O(bytes); no more memory is asked for than they can fill.
    ///
    /// - Throws: ``GeometryProblem`` when the bytes end early or go on too long, hold another type than the six
    ///   kinds, or a coordinate that is not finite.
    public static func decode(_ bytes: some Collection<UInt8>) throws(GeometryProblem) -> Geometry? {
        try ByteReader.reading(bytes) { reader throws(GeometryProblem) in try wholeGeometry(&reader) }
    }

    /// One geometry that must reach to the reader's end.
    static func wholeGeometry(_ reader: inout ByteReader) throws(GeometryProblem) -> Geometry? {
        let geometry = try geometry(&reader)
        guard reader.remaining == 0 else { throw .trailingBytes(count: reader.remaining) }
        return geometry
    }

    /// Byte order, kind and how many doubles a position has: what stands before each geometry and part.
    private struct Head {
        let kind: GeometryKind
        let dimensions: Int

        /// EWKB sets bits 31 (Z), 30 (M) and 29 (SRID follows); ISO adds 1000 for Z, 2000 for M, 3000 for both.
        init(_ reader: inout ByteReader) throws(GeometryProblem) {
            try reader.readByteOrder()
            let code = try reader.uint32()
            let plain = code & 0x1FFF_FFFF
            guard plain < 4000, let kind = GeometryKind(wkbCode: plain % 1000) else {
                throw .unsupportedType(code)
            }
            if code & 0x2000_0000 != 0 { _ = try reader.uint32() }
            let hasZ = code & 0x8000_0000 != 0 || plain / 1000 == 1 || plain / 1000 == 3
            let hasM = code & 0x4000_0000 != 0 || plain / 1000 >= 2
            self.kind = kind
            dimensions = 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0)
        }
    }

    private static func geometry(_ reader: inout ByteReader) throws(GeometryProblem) -> Geometry? {
        let head = try Head(&reader)
        switch head.kind {
        case .point:
            return try point(&reader, head).map(Geometry.point)
        case .lineString:
            return .lineString(try positions(&reader, head))
        case .polygon:
            return .polygon(try rings(&reader, head))
        case .multiPoint:
            return .multiPoint(try parts(&reader, head, of: .point, point).compactMap(\.self))
        case .multiLineString:
            return .multiLineString(try parts(&reader, head, of: .lineString, positions))
        case .multiPolygon:
            return .multiPolygon(try parts(&reader, head, of: .polygon, rings))
        }
    }

    private typealias Body<Part> = (inout ByteReader, Head) throws(GeometryProblem) -> Part

    private static func parts<Part>(
        _ reader: inout ByteReader, _ whole: Head, of kind: GeometryKind, _ body: Body<Part>
    ) throws(GeometryProblem) -> [Part] {
        let count = try reader.count(ofAtLeast: 9)
        var parts: [Part] = []
        parts.reserveCapacity(count)
        for _ in 0..<count {
            let head = try Head(&reader)
            guard head.kind == kind else { throw .wrongPart(whole.kind, found: head.kind) }
            parts.append(try body(&reader, head))
        }
        return parts
    }

    private static func rings(_ reader: inout ByteReader, _ head: Head) throws(GeometryProblem) -> [[Position]] {
        let count = try reader.count(ofAtLeast: 4)
        var rings: [[Position]] = []
        rings.reserveCapacity(count)
        for _ in 0..<count { rings.append(try positions(&reader, head)) }
        return rings
    }

    private static func positions(_ reader: inout ByteReader, _ head: Head) throws(GeometryProblem) -> [Position] {
        let count = try reader.count(ofAtLeast: 8 * head.dimensions)
        var positions: [Position] = []
        positions.reserveCapacity(count)
        for _ in 0..<count {
            let position = try position(&reader, head)
            guard position.x.isFinite, position.y.isFinite else { throw .notFinite }
            positions.append(position)
        }
        return positions
    }

    private static func point(_ reader: inout ByteReader, _ head: Head) throws(GeometryProblem) -> Position? {
        let position = try position(&reader, head)
        if position.x.isNaN && position.y.isNaN { return nil }
        guard position.x.isFinite, position.y.isFinite else { throw .notFinite }
        return position
    }

    private static func position(_ reader: inout ByteReader, _ head: Head) throws(GeometryProblem) -> Position {
        let position = Position(x: try reader.double(), y: try reader.double())
        try reader.skip(8 * (head.dimensions - 2))
        return position
    }
}
