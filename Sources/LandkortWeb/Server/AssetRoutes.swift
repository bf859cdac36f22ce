import HTTPTypes
import Hummingbird
import LandkortCore
import Synchronization

/// `/assets/…`: style, scripts, the map library and the coastline, all inside the program.
struct AssetRoutes {
    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "geojson": "application/geo+json",
    ]

    func add(to router: Router<RequestSource>) {
        router.get("assets/:name") { request, context in
            let name = try context.parameters.require("name")
            guard let file = Self.files[name] else { throw RequestProblem.noSuchPage(request.uri.path) }
            var response = Reply.bytes(
                file.bytes, file.type, to: request, caching: "public, max-age=300", packed: { file.packed })
            // It works for pages beside it.
            if name == Self.worker { response.headers[HTTPField.Name("Service-Worker-Allowed")!] = "/collections/" }
            return response
        }
    }

    /// Keeps the form for the field while there is no connection.
    private static let worker = "field-worker.js"

    /// The parts of this folder are one file, in the order of their names.
    private static let style = "Web/style/"

    private static let files: [String: AssetFile] = {
        var contents: [String: [UInt8]] = [:]
        for (path, content) in Embedded.files {
            let name = path.hasPrefix(style) ? "style.css" : String(path.split(separator: "/").last ?? "")
            contents[name, default: []] += UnsafeBufferPointer(
                start: content.utf8Start, count: content.utf8CodeUnitCount)
        }
        return contents.reduce(into: [:]) { files, file in
            guard let type = types[String(file.key.split(separator: ".").last ?? "")] else { return }
            files[file.key] = AssetFile(bytes: file.value, type: type)
        }
    }()
}

/// A file inside the program, and once somebody has asked for it, the same as gzip.
private final class AssetFile: Sendable {
    let bytes: [UInt8]
    let type: String
    private let gzip = Mutex<[UInt8]?>(nil)

    init(bytes: [UInt8], type: String) {
        self.bytes = bytes
        self.type = type
    }

    var packed: [UInt8] {
        gzip.withLock { kept in
            if let kept { return kept }
            let made = Gzip.packed(bytes, level: Gzip.small)
            kept = made
            return made
        }
    }
}
