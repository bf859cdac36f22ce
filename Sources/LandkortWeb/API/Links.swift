import Hummingbird
import LandkortCore

/// Links of an answer, absolute, as clients that resolve nothing need them.
struct Links {
    let base: String

    /// The scheme and host that the client used, of whatever stands in front of this server.
    init(_ request: Request) {
        base = "\(request.isSecure ? "https" : "http")://\(request.head.authority ?? "127.0.0.1")"
    }

    func link(_ path: String, rel: String, type: String, title: String? = nil) -> JSON {
        let link: JSON = ["href": .string(base + path), "rel": .string(rel), "type": .string(type)]
        return title.map { link.adding([("title", .string($0))]) } ?? link
    }

    /// The same resource as JSON and as HTML.
    func pair(_ path: String, type: String = "application/json", _ format: Format = .json) -> [JSON] {
        let mark = path.contains("?") ? "&" : "?"
        return [
            link("\(path)\(mark)f=json", rel: format == .json ? "self" : "alternate", type: type),
            link("\(path)\(mark)f=html", rel: format == .html ? "self" : "alternate", type: "text/html"),
        ]
    }
}

extension Request {
    /// Refuses parameters that the resource does not have, as OGC API – Features, 7.5 (`/req/core/query-param-unknown`).
    ///
    /// - Throws: ``RequestProblem/unknownParameter(_:known:)``.
    func allow(_ known: [String]) throws(RequestProblem) {
        let all = known + ["f", "lang"]
        for name in parameters.pairs.map(\.name).sorted() where !all.contains(name) {
            throw .unknownParameter(name, known: all)
        }
    }
}
