extension FilterExpression {
    /// As CQL2 JSON, from which ``init(json:)`` reads the same.
    public var json: JSON {
        switch self {
        case .string(let text): .string(text)
        case .integer(let number): .integer(number)
        case .number(let number): .number(number)
        case .boolean(let flag): .boolean(flag)
        case .property(let name): ["property": .string(name)]
        case .instant(let instant): [instant.time == nil ? "date" : "timestamp": .string(instant.text)]
        case .interval(let start, let end): ["interval": [Self.end(start), Self.end(end)]]
        case .geometry(let geometry): geometry.json
        case .array(let parts): .array(parts.map(\.json))
        case .operation(let operation, let arguments): Self.call(operation.name, arguments)
        case .function(let name, let arguments): Self.call(name, arguments)
        }
    }

    private static func call(_ name: String, _ arguments: [FilterExpression]) -> JSON {
        ["op": .string(name), "args": .array(arguments.map(\.json))]
    }

    private static func end(_ end: FilterExpression?) -> JSON {
        guard let end else { return ".." }
        guard case .instant(let instant) = end else { return end.json }
        return .string(instant.text)
    }
}

extension GeometryLiteral {
    fileprivate var json: JSON {
        switch self {
        case .box(let numbers): ["bbox": .array(numbers.map(JSON.number))]
        case .collection(let members):
            ["type": "GeometryCollection", "geometries": .array(members.map(\.json))]
        case .single(let kind, let coordinates):
            ["type": .string(kind.geoJSONName), "coordinates": coordinates.json]
        }
    }
}

extension GeometryLiteral.Coordinates {
    fileprivate var json: JSON {
        switch self {
        case .position(let numbers): .array(numbers.map(JSON.number))
        case .list(let parts): .array(parts.map(\.json))
        }
    }
}
