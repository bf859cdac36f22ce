import HTTPTypes
import Hummingbird
import LandkortCore

/// The form a client wants of a resource: `?f=`, else the first that `Accept` names, else JSON.
enum Format: String {
    case html
    case json

    /// - Throws: ``RequestProblem/badParameter(_:value:allowed:)``.
    init(_ request: Request) throws(RequestProblem) {
        if let wanted = request.parameters["f"] {
            guard let format = Format(rawValue: wanted == "geojson" ? "json" : wanted) else {
                throw .badParameter("f", value: wanted, allowed: ["html", "json"])
            }
            self = format
            return
        }
        let accept = request.headers[.accept] ?? "*/*"
        for range in accept.split(separator: ",") {
            let type = range.prefix { $0 != ";" }.filter { !$0.isWhitespace }
            if type == "text/html" || type == "application/xhtml+xml" {
                self = .html
                return
            }
            if type.hasSuffix("json") { break }
        }
        self = .json
    }
}
