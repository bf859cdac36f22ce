public import LandkortCore

/// A file that features are written to, some at a time, whatever its format.
///
/// Memory does not grow with the number of features. A file that is not finished is gone.
public protocol FeatureFile: AnyObject {
    /// Adds features, in their order.
    func write(_ features: [Feature]) throws(ExchangeProblem)
    /// Completes the file and puts it in its place.
    func finish() throws(ExchangeProblem)
}

/// What a file of features is to hold, and how.
public struct FeatureShape: Sendable {
    /// Whose features.
    public var register: Register
    /// The fields to write, in order.
    public var fields: [Field]
    /// What coordinates are written in.
    public var system: ReferenceSystem
    /// Whether a text has commas between its cells and points in its numbers, instead of semicolons and commas as
    /// Danish spreadsheet programs expect.
    public var isInternational = false

    /// A shape of some of a register's fields.
    public init(_ register: Register, fields: [Field], system: ReferenceSystem) {
        self.register = register
        self.fields = fields
        self.system = system
    }

    /// Where tables without geometries of their own put the place.
    static let geometryColumn = "geometri"

    /// The place as text, with the number of its system in front where that is not EPSG:25832.
    func text(of geometry: Geometry) -> String {
        let text = geometry.converted(from: .utm32, to: system).wellKnownText(decimals: system.decimals)
        return system == .utm32 ? text : "SRID=\(system.srsID);\(text)"
    }
}

/// The formats that files of features are written in.
public enum FileFormat: String, Sendable, CaseIterable {
    case csv
    case geojson
    case gpkg
    case xlsx

    /// By a file's ending.
    public init?(path: String) {
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard let format = Self(rawValue: ending == "json" ? "geojson" : ending) else { return nil }
        self = format
    }

    /// GeoJSON is in degrees (RFC 7946, section 4); tables are in metres, as the store is.
    public var system: ReferenceSystem { self == .geojson ? .crs84 : .utm32 }

    /// A file at `path` of this format, which replaces the one there when it is finished.
    ///
    /// - Throws: ``ExchangeProblem/wouldReplace(path:)`` for a store, accounts and what belongs to them;
    ///   ``ExchangeProblem/inUse(path:)``.
    public func file(at path: String, _ shape: FeatureShape) throws(ExchangeProblem) -> any FeatureFile {
        guard !KeptFile.isAt(path) else { throw .wouldReplace(path: path) }
        guard !KeptFile.isClaimed(path) else { throw .inUse(path: path) }
        return switch self {
        case .csv: try TextWriter(path, shape)
        case .geojson: try GeoJSONWriter(path, shape)
        case .gpkg: try GeoPackageWriter(path, shape)
        case .xlsx: try SpreadsheetWriter(path, shape)
        }
    }
}
