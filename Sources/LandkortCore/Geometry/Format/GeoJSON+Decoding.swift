import Foundation

extension GeoJSON {
    /// The geometry in UTF-8 JSON text, in EPSG:25832; nil for `null`. O(bytes).
    ///
    /// - Throws: ``GeometryProblem`` for text that is not JSON, and as ``decode(object:in:at:)``.
    public static func decode(_ bytes: [UInt8], in system: ReferenceSystem) throws(GeometryProblem) -> Geometry? {
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) else {
            throw .notJSON
        }
        return try decode(object: object, in: system)
    }

    /// The geometry of a JSON object as `JSONSerialization` reads it, in EPSG:25832; nil for `null`.
    ///
    /// Third and further numbers of a position are dropped. `pointer` is where the object stands in its document
    /// and leads every pointer of a problem.
    ///
    /// - Throws: ``GeometryProblem`` with the pointer of the first fault: no type and coordinates, a type that is
    ///   none of the six, an array or number missing, a line of fewer than 2 positions, a ring of fewer than 4 or
    ///   that is not closed, degrees out of range.
    public static func decode(
        object: Any, in system: ReferenceSystem, at pointer: String = ""
    ) throws(GeometryProblem) -> Geometry? {
        if object is NSNull { return nil }
        guard let members = object as? [String: Any], let type = members["type"] as? String,
            let coordinates = members["coordinates"]
        else { throw .notGeoJSON(pointer: pointer) }
        guard let kind = GeometryKind.allCases.first(where: { $0.geoJSONName == type }) else {
            throw .unknownGeoJSONType(pointer: pointer + "/type", found: type)
        }
        return try CoordinateReader(system: system).geometry(kind, coordinates, pointer + "/coordinates")
    }
}

/// Reads the nested arrays of `coordinates`; each function takes where its value stands.
private struct CoordinateReader {
    let system: ReferenceSystem

    func geometry(_ kind: GeometryKind, _ value: Any, _ pointer: String) throws(GeometryProblem) -> Geometry {
        switch kind {
        case .point: .point(try position(value, pointer))
        case .multiPoint: .multiPoint(try array(value, pointer, of: position))
        case .lineString: .lineString(try line(value, pointer))
        case .multiLineString: .multiLineString(try array(value, pointer, of: line))
        case .polygon: .polygon(try polygon(value, pointer))
        case .multiPolygon: .multiPolygon(try array(value, pointer, of: polygon))
        }
    }

    private func polygon(_ value: Any, _ pointer: String) throws(GeometryProblem) -> [[Position]] {
        try array(value, pointer, of: ring)
    }

    private func line(_ value: Any, _ pointer: String) throws(GeometryProblem) -> [Position] {
        let positions = try array(value, pointer, of: position)
        guard positions.count >= 2 else { throw .tooFewPositions(pointer: pointer, least: 2) }
        return positions
    }

    private func ring(_ value: Any, _ pointer: String) throws(GeometryProblem) -> [Position] {
        let positions = try array(value, pointer, of: position)
        guard positions.count >= 4 else { throw .tooFewPositions(pointer: pointer, least: 4) }
        guard positions.first == positions.last else { throw .ringNotClosed(pointer: pointer) }
        return positions
    }

    private func position(_ value: Any, _ pointer: String) throws(GeometryProblem) -> Position {
        guard let parts = value as? [Any], parts.count >= 2, let x = number(parts[0]), let y = number(parts[1]) else {
            throw .notPosition(pointer: pointer)
        }
        let position = Position(x: x, y: y)
        let degrees = system.convert(position, to: .crs84)
        if system.isGeographic && (abs(degrees.x) > 180 || abs(degrees.y) > 90) {
            throw .outsideRange(pointer: pointer)
        }
        return system.convert(position, to: .utm32)
    }

    private func number(_ value: Any) -> Double? {
        guard let number = JSONNumber(value)?.double, number.isFinite else { return nil }
        return number
    }

    private func array<Part>(
        _ value: Any, _ pointer: String, of part: (Any, String) throws(GeometryProblem) -> Part
    ) throws(GeometryProblem) -> [Part] {
        guard let values = value as? [Any] else { throw .notArray(pointer: pointer) }
        var parts: [Part] = []
        parts.reserveCapacity(values.count)
        for (index, value) in values.enumerated() { parts.append(try part(value, "\(pointer)/\(index)")) }
        return parts
    }
}
