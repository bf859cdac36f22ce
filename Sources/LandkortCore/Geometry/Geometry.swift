/// A position: easting and northing in metres (EPSG:25832) unless the owner says otherwise.
public struct Position: Sendable, Hashable {
    /// Easting or longitude.
    public var x: Double
    /// Northing or latitude.
    public var y: Double

    /// The position with these coordinates.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// The OGC simple feature types that registers use, in two dimensions.
///
/// A polygon is a list of rings, the outer one first; rings are closed (first position repeated last).
public enum Geometry: Sendable, Hashable {
    case point(Position)
    case multiPoint([Position])
    case lineString([Position])
    case multiLineString([[Position]])
    case polygon([[Position]])
    case multiPolygon([[[Position]]])
}
