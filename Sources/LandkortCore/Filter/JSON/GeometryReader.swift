/// Reads the geometries of CQL2 JSON: GeoJSON's and `bbox`.
enum GeometryReader {
    static func geometry(_ members: [String: Any], _ pointer: String) throws(FilterProblem) -> GeometryLiteral {
        if let box = members["bbox"], members["type"] == nil {
            return try GeometryLiteral(box: try numbers(box, pointer + "/bbox"), at: .pointer(pointer + "/bbox"))
        }
        guard let type = members["type"] as? String else { throw FilterReader.unexpected(members, pointer, .object) }
        guard type == "GeometryCollection" else { return try single(type, members, pointer) }
        return .collection(try list(members["geometries"], pointer + "/geometries", of: member))
    }

    private static func member(_ value: Any, _ pointer: String) throws(FilterProblem) -> GeometryLiteral {
        guard let members = value as? [String: Any], let type = members["type"] as? String else {
            throw FilterReader.unexpected(value, pointer, .geometry)
        }
        return try single(type, members, pointer)
    }

    private static func single(
        _ type: String, _ members: [String: Any], _ pointer: String
    ) throws(FilterProblem) -> GeometryLiteral {
        guard let kind = GeometryKind.allCases.first(where: { $0.geoJSONName == type }) else {
            throw FilterReader.unexpected(type, pointer + "/type", .geometry)
        }
        let place = pointer + "/coordinates"
        let coordinates = try nested(members["coordinates"], place, depth: kind.nesting)
        guard coordinates.dimensions != nil else { throw .badGeometry(.pointer(place), .heightsDiffer) }
        return try GeometryLiteral(kind, coordinates, at: .pointer(place))
    }

    private static func nested(
        _ value: Any?, _ pointer: String, depth: Int
    ) throws(FilterProblem) -> GeometryLiteral.Coordinates {
        guard depth > 0 else { return .position(try position(value, pointer)) }
        return .list(
            try list(value, pointer) { value, pointer throws(FilterProblem) in
                try nested(value, pointer, depth: depth - 1)
            })
    }

    private static func position(_ value: Any?, _ pointer: String) throws(FilterProblem) -> [Double] {
        let numbers = try numbers(value, pointer)
        guard 2...3 ~= numbers.count else { throw FilterReader.unexpected(value ?? "null", pointer, .array) }
        return numbers
    }

    private static func numbers(_ value: Any?, _ pointer: String) throws(FilterProblem) -> [Double] {
        try list(value, pointer) { value, pointer throws(FilterProblem) in
            guard let number = JSONNumber(value)?.double else {
                throw FilterReader.unexpected(value, pointer, .number)
            }
            guard number.isFinite else { throw .numberTooLarge(.pointer(pointer)) }
            return number
        }
    }

    private static func list<Part>(
        _ value: Any?, _ pointer: String, of part: (Any, String) throws(FilterProblem) -> Part
    ) throws(FilterProblem) -> [Part] {
        guard let values = value as? [Any] else {
            throw FilterReader.unexpected(value ?? "null", pointer, .array)
        }
        var parts: [Part] = []
        for (index, value) in values.enumerated() { parts.append(try part(value, "\(pointer)/\(index)")) }
        return parts
    }
}
