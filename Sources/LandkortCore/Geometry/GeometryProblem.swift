/// Why bytes or JSON could not be read as a geometry. Always the sender's fault: kind `invalid`.
public enum GeometryProblem: Problem, Hashable {
    /// The bytes end at `offset`, in the middle of something.
    case truncated(offset: Int)
    /// Bytes remain after the geometry has ended.
    case trailingBytes(count: Int)
    /// The first byte of a well-known binary geometry must be 0 or 1.
    case unknownByteOrder(UInt8)
    /// A type number that is none of the six kinds, such as 7, a geometry collection.
    case unsupportedType(UInt32)
    /// A multi geometry holds a part of another kind than its own.
    case wrongPart(GeometryKind, found: GeometryKind)
    /// A coordinate is infinite or no number.
    case notFinite
    /// Not the letters `GP` and version 0, or an extended blob.
    case notGeoPackage
    /// An envelope indicator above 4.
    case unknownEnvelope(UInt8)
    /// Text that is not JSON at all.
    case notJSON
    /// `pointer` (RFC 6901) leads to something that is not a geometry object with type and coordinates.
    case notGeoJSON(pointer: String)
    /// A `type` that is none of the six kinds.
    case unknownGeoJSONType(pointer: String, found: String)
    /// Two numbers were expected (more are allowed and dropped).
    case notPosition(pointer: String)
    /// An array was expected.
    case notArray(pointer: String)
    /// A ring or line with fewer positions than `least`.
    case tooFewPositions(pointer: String, least: Int)
    /// A ring must end where it began.
    case ringNotClosed(pointer: String)
    /// Degrees outside ±180, ±90: often metres, or swapped axes.
    case outsideRange(pointer: String)
}

extension GeometryProblem {
    /// Always `invalid`.
    public var kind: ProblemKind { .invalid }

    /// `geometry.` and the case.
    public var code: String {
        switch self {
        case .truncated: "geometry.truncated"
        case .trailingBytes: "geometry.trailing-bytes"
        case .unknownByteOrder: "geometry.unknown-byte-order"
        case .unsupportedType: "geometry.unsupported-type"
        case .wrongPart: "geometry.wrong-part"
        case .notFinite: "geometry.not-finite"
        case .notGeoPackage: "geometry.not-geopackage"
        case .unknownEnvelope: "geometry.unknown-envelope"
        case .notJSON: "geometry.not-json"
        case .notGeoJSON: "geometry.not-geojson"
        case .unknownGeoJSONType: "geometry.unknown-geojson-type"
        case .notPosition: "geometry.not-position"
        case .notArray: "geometry.not-array"
        case .tooFewPositions: "geometry.too-few-positions"
        case .ringNotClosed: "geometry.ring-not-closed"
        case .outsideRange: "geometry.outside-range"
        }
    }

    /// JSON pointer into the GeoJSON geometry, nil for binary input.
    public var pointer: String? {
        switch self {
        case .truncated, .trailingBytes, .unknownByteOrder, .unsupportedType, .wrongPart, .notFinite, .notGeoPackage,
            .unknownEnvelope, .notJSON:
            nil
        case .notGeoJSON(let pointer), .unknownGeoJSONType(let pointer, _), .notPosition(let pointer),
            .notArray(let pointer), .tooFewPositions(let pointer, _), .ringNotClosed(let pointer),
            .outsideRange(let pointer):
            pointer
        }
    }
}
