/// The coordinate reference systems that Landkort reads and writes; it stores ``utm32`` alone.
public enum ReferenceSystem: String, Sendable, CaseIterable {
    /// EPSG:25832, metres east and north.
    case utm32
    /// OGC CRS84, degrees longitude and latitude in that order.
    case crs84
    /// EPSG:4326, the same degrees latitude first: a ``Position``'s x is the latitude.
    case wgs84
    /// EPSG:3857, metres.
    case webMercator
}

extension ReferenceSystem {
    /// The identifier that OGC APIs use.
    public var uri: String {
        switch self {
        case .utm32: "http://www.opengis.net/def/crs/EPSG/0/25832"
        case .crs84: "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
        case .wgs84: "http://www.opengis.net/def/crs/EPSG/0/4326"
        case .webMercator: "http://www.opengis.net/def/crs/EPSG/0/3857"
        }
    }

    /// The system called `uri`, nil for those we do not know.
    public init?(uri: String) {
        guard let system = Self.allCases.first(where: { $0.uri == uri }) else { return nil }
        self = system
    }

    /// The number in a GeoPackage's `srs_id`; CRS84 is 4326, which GeoPackage reads longitude first.
    public var srsID: Int32 {
        switch self {
        case .utm32: 25832
        case .crs84, .wgs84: 4326
        case .webMercator: 3857
        }
    }

    /// Degrees, whichever comes first.
    public var isGeographic: Bool { self == .crs84 || self == .wgs84 }

    /// Decimals worth writing: a millimetre, or its like in degrees (1 cm).
    public var decimals: Int {
        isGeographic ? 7 : 3
    }

    /// `position`, given in this system, in `other`. Some 0.2 µs when they differ.
    public func convert(_ position: Position, to other: ReferenceSystem) -> Position {
        guard self != other else { return position }
        return other.position(geographic: geographic(position))
    }

    /// The smallest rectangle in `other` that holds the rectangle's corners and eight points on each edge, which
    /// is the whole of it to within a few metres for areas the size of Denmark.
    public func convert(_ envelope: Envelope, to other: ReferenceSystem) -> Envelope {
        guard self != other else { return envelope }
        let steps = 9
        var found: Envelope?
        for step in 0...steps {
            let share = Double(step) / Double(steps)
            let x = envelope.minX + share * envelope.width
            let y = envelope.minY + share * envelope.height
            for position in [
                Position(x: x, y: envelope.minY), Position(x: x, y: envelope.maxY),
                Position(x: envelope.minX, y: y), Position(x: envelope.maxX, y: y),
            ] {
                found.include(convert(position, to: other))
            }
        }
        return found ?? envelope
    }

    private func geographic(_ position: Position) -> Position {
        switch self {
        case .utm32: UTM32.geographic(position)
        case .crs84: position
        case .wgs84: Position(x: position.y, y: position.x)
        case .webMercator: WebMercator.geographic(position)
        }
    }

    private func position(geographic: Position) -> Position {
        switch self {
        case .utm32: UTM32.position(longitude: geographic.x, latitude: geographic.y)
        case .crs84: geographic
        case .wgs84: Position(x: geographic.y, y: geographic.x)
        case .webMercator: WebMercator.position(longitude: geographic.x, latitude: geographic.y)
        }
    }
}
