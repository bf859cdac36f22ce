import HTTPTypes
import Hummingbird
import LandkortCore

/// The form a client wants of a resource: `?f=`, else the one that `Accept` wants most, else JSON, or the first there is.
enum Format: String {
    case html
    case json
    case csv
    /// A time map of nothing but links (RFC 6690).
    case links
    /// RDF, as Turtle and as JSON-LD.
    case turtle = "ttl"
    case linked = "jsonld"

    static let linkType = "application/link-format"

    /// What a resource has that is not written otherwise.
    static let usual: [Format] = [.html, .json]

    /// - Throws: ``RequestProblem/badParameter(_:value:allowed:)``.
    init(_ request: Request, among formats: [Format] = usual) throws(RequestProblem) {
        guard let wanted = request.parameters["f"] else {
            let accepted = Self.accepted(request.headers[values: .accept].joined(separator: ","), formats)
            self = accepted ?? (formats.contains(.json) ? .json : formats[0])
            return
        }
        guard let format = Format(rawValue: wanted == "geojson" ? "json" : wanted), formats.contains(format) else {
            throw .badParameter("f", value: wanted, allowed: formats.map(\.rawValue))
        }
        self = format
    }

    /// The form of what went wrong: as `Accept` has it where `?f=` asks for what there is not.
    static func ofProblem(_ request: Request) -> Format {
        (try? Format(request)) ?? accepted(request.headers[values: .accept].joined(separator: ","), usual) ?? .json
    }

    /// The first of those with the greatest weight (RFC 9110, 12.5.1); nil where none is known.
    private static func accepted(_ header: String, _ formats: [Format]) -> Format? {
        var best: (format: Format, weight: Double)?
        for range in header.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let format = parts.first.flatMap(Self.init(mediaType:)), formats.contains(format) else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if weight > best?.weight ?? 0 { best = (format, weight) }
        }
        return best?.format
    }

    /// What it is called where a resource's own type, of JSON, is not.
    var otherType: String? {
        switch self {
        case .json: nil
        case .html: "text/html"
        case .csv: "text/csv"
        case .links: Self.linkType
        case .turtle: "text/turtle"
        case .linked: "application/ld+json"
        }
    }

    private init?(mediaType: String) {
        switch mediaType {
        case "text/html", "application/xhtml+xml": self = .html
        case "text/csv": self = .csv
        case Self.linkType: self = .links
        case "text/turtle": self = .turtle
        case "application/ld+json": self = .linked
        case "*/*", "application/*": self = .json
        default:
            guard mediaType.hasSuffix("json") else { return nil }
            self = .json
        }
    }
}
