import Foundation

/// EPSG:3857, the square world of web maps, to and from longitude and latitude in degrees.
///
/// Source: EPSG guidance note 7-2, method 1024 (spherical formulas on the semi-major axis of WGS84).
public enum WebMercator {
    private static let radius = 6_378_137.0
    private static let degree = Double.pi / 180

    /// Half the side of the world, metres: π times the radius, 20,037,508.34.
    public static let limit = Double.pi * radius

    /// Degrees to metres. Latitudes beyond ±85.06° fall outside the square; the poles are infinitely far.
    public static func position(longitude: Double, latitude: Double) -> Position {
        Position(x: radius * longitude * degree, y: radius * atanh(sin(latitude * degree)))
    }

    /// Metres to degrees: x is the longitude and y the latitude.
    public static func geographic(_ position: Position) -> Position {
        Position(x: position.x / radius / degree, y: atan(sinh(position.y / radius)) / degree)
    }
}
