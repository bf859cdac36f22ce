import HTTPTypes
import Hummingbird
import LandkortCore

/// `/assets/…`: style, scripts, the map library and the coastline, all inside the program.
struct AssetRoutes {
    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "geojson": "application/geo+json",
    ]

    func add(to router: Router<RequestSource>) {
        router.get("assets/:name") { request, context in
            let name = try context.parameters.require("name")
            guard let content = Self.files[name], let type = Self.types[String(name.split(separator: ".").last ?? "")]
            else { throw RequestProblem.noSuchPage(request.uri.path) }
            return Reply.bytes(content, type, to: request, caching: "public, max-age=300")
        }
    }

    private static let files: [String: [UInt8]] = {
        var files: [String: [UInt8]] = [:]
        for (path, content) in Embedded.files {
            let name = String(path.split(separator: "/").last ?? "")
            guard types.keys.contains(String(name.split(separator: ".").last ?? "")) else { continue }
            files[name] = Array(UnsafeBufferPointer(start: content.utf8Start, count: content.utf8CodeUnitCount))
        }
        return files
    }()
}
