import HTTPTypes
import Hummingbird

extension Request {
    /// Whether the client can unpack gzip: `Accept-Encoding` names it, or all codings, and not with the weight 0.
    var acceptsGzip: Bool {
        let codings = headers[values: .acceptEncoding].joined(separator: ",").lowercased().split(separator: ",")
        let weights = codings.reduce(into: [String: Double]()) { weights, coding in
            let parts = coding.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let name = parts.first else { return }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
            weights[name] = weight ?? 1
        }
        return (weights["gzip"] ?? weights["x-gzip"] ?? weights["*"] ?? 0) > 0
    }
}
