import Foundation
import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore
import NIOCore

/// `/collections/{collection}/download`: a register, or what a list of it shows, as a file.
struct DownloadRoutes {
    let catalogue: Catalogue
    let workspace: Workspace
    let accounts: Accounts?

    func add(to router: Router<RequestSource>) {
        router.get("collections/:collection/download", use: file)
    }

    /// Parameters as of the items, without a page's.
    @Sendable func file(_ request: Request, _ context: RequestSource) async throws -> Response {
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        guard let register = source as? RegisterSource else { throw RequestProblem.noSuchPage(request.uri.path) }
        let asked = request.parameters["format"] ?? DownloadFormat.csv.rawValue
        guard let format = DownloadFormat(rawValue: asked) else {
            throw RequestProblem.badParameter(
                "format", value: asked, allowed: DownloadFormat.allCases.map(\.rawValue))
        }
        let items = try ItemsRequest(request, of: source, reader: context.reader, beside: ["format"])
        var download = Download(
            register: register.register.id, format: format, matching: try register.matching(items.query),
            reader: context.reader, isInternational: context.language == .en)
        download.fields = items.columns?.map(\.name) ?? []
        let path = try await workspace.write(download)
        if let name = context.identity.name, let accounts {
            try await accounts.note(.export, by: name, source.id, format.rawValue)
        }
        return try Self.response(path, "\(source.id).\(format.rawValue)", format, isHead: request.method == .head)
    }

    /// Sends the file piece by piece and removes it.
    private static func response(
        _ path: String, _ name: String, _ format: DownloadFormat, isHead: Bool
    ) throws -> Response {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        // Open still, and gone when it is closed.
        try FileManager.default.removeItem(atPath: path)
        let size = try file.seekToEnd()
        try file.seek(toOffset: 0)
        let headers: HTTPFields = [
            .contentType: format.mediaType, .contentDisposition: "attachment; filename=\"\(name)\"",
            .contentLength: String(size), .cacheControl: "no-cache",
        ]
        guard !isHead else { return Response(status: .ok, headers: headers) }
        return Response(
            status: .ok, headers: headers,
            body: .init(contentLength: Int(size)) { writer in
                while let piece = try file.read(upToCount: 1 << 16), !piece.isEmpty {
                    try await writer.write(ByteBuffer(bytes: piece))
                }
                try await writer.finish(nil)
            })
    }
}
