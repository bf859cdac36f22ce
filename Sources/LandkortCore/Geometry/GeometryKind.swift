/// The six geometry types that a register can declare.
public enum GeometryKind: String, Sendable, CaseIterable {
    case point
    case multiPoint
    case lineString
    case multiLineString
    case polygon
    case multiPolygon
}

extension GeometryKind {
    /// The kind called `name` in GeoJSON, OGC or here, in any letter case; nil for other words.
    public init?(name: String) {
        let lowered = name.lowercased()
        guard let kind = Self.allCases.first(where: { $0.rawValue.lowercased() == lowered }) else { return nil }
        self = kind
    }

    /// The name in GeoPackage and WKT, such as `MULTIPOINT`.
    public var ogcName: String { rawValue.uppercased() }

    /// The name in GeoJSON (RFC 7946), such as `MultiPoint`.
    public var geoJSONName: String {
        switch self {
        case .point: "Point"
        case .multiPoint: "MultiPoint"
        case .lineString: "LineString"
        case .multiLineString: "MultiLineString"
        case .polygon: "Polygon"
        case .multiPolygon: "MultiPolygon"
        }
    }

    /// The type number in well-known binary (OGC 06-103r4, clause 8.2).
    public var wkbCode: UInt32 {
        switch self {
        case .point: 1
        case .lineString: 2
        case .polygon: 3
        case .multiPoint: 4
        case .multiLineString: 5
        case .multiPolygon: 6
        }
    }

    /// The kind with this well-known binary number, nil for others (collections and curves among them).
    public init?(wkbCode: UInt32) {
        guard let kind = Self.allCases.first(where: { $0.wkbCode == wkbCode }) else { return nil }
        self = kind
    }

    /// The kind that holds many of this one; a multi kind is its own.
    public var multi: GeometryKind {
        switch self {
        case .point, .multiPoint: .multiPoint
        case .lineString, .multiLineString: .multiLineString
        case .polygon, .multiPolygon: .multiPolygon
        }
    }
}
