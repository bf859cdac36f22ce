extension Geometry {
    /// The geometry in well-known text (OGC 06-103r4, clause 7), such as `MULTIPOINT ((550000 6300000))`, with at most
    /// `decimals` decimals and no trailing zeros. O(positions).
    public func wellKnownText(decimals: Int) -> String {
        func text(_ position: Position) -> String {
            var bytes: [UInt8] = []
            bytes.append(decimal: position.x, decimals: decimals)
            bytes.append(UInt8(ascii: " "))
            bytes.append(decimal: position.y, decimals: decimals)
            return String(decoding: bytes, as: UTF8.self)
        }
        func list<Part>(_ parts: [Part], _ write: (Part) -> String) -> String {
            "(\(parts.map(write).joined(separator: ", ")))"
        }
        func line(_ positions: [Position]) -> String { list(positions, text) }
        func lines(_ parts: [[Position]]) -> String { list(parts, line) }
        let body =
            switch self {
            case .point(let position): "(\(text(position)))"
            case .multiPoint(let positions): list(positions) { "(\(text($0)))" }
            case .lineString(let positions): line(positions)
            case .multiLineString(let parts), .polygon(let parts): lines(parts)
            case .multiPolygon(let polygons): list(polygons, lines)
            }
        return "\(kind.ogcName) \(body)"
    }
}
