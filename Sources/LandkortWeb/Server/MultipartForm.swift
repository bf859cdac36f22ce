import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// A form with a file, as browsers send it (RFC 7578).
struct MultipartForm {
    /// One file of the form.
    struct File {
        var name: String
        var type: String?
        var bytes: [UInt8]
    }

    private(set) var fields: [String: String] = [:]
    /// The same in their order, with those that stand several times.
    private(set) var pairs: [(name: String, value: String)] = []
    /// The last of those by the same name.
    private(set) var files: [String: File] = [:]
    /// All that came.
    private(set) var fileCount = 0

    /// Room for the other fields beside a file.
    private static let beside = 1 << 16

    /// - Parameter bytes: how large a file may be.
    /// - Throws: ``AccessProblem/badForm``, ``RequestProblem/bodyTooLarge(_:)``.
    init(_ request: Request, upTo bytes: Int) async throws {
        guard let boundary = Self.boundary(request.headers[.contentType] ?? "") else { throw AccessProblem.badForm }
        guard let body = await request.bytes(upTo: bytes + Self.beside) else {
            throw RequestProblem.bodyTooLarge(bytes)
        }
        try self.init(body, boundary: boundary)
    }

    /// Whether `type` says that a form with a file is sent.
    static func isType(_ type: String?) -> Bool { type?.lowercased().hasPrefix("multipart/form-data") ?? false }

    /// - Throws: ``AccessProblem/badForm`` for what does not hold together.
    init(_ bytes: [UInt8], boundary: String) throws {
        var reader = MultipartReader(boundary: boundary)
        var parts: [(head: MultipartReader.Head, bytes: [UInt8])] = []
        try reader.read(bytes) { piece in
            switch piece {
            case .head(let head): parts.append((head, []))
            case .content(let bytes): parts[parts.count - 1].bytes += bytes
            }
        }
        guard reader.isOver else { throw AccessProblem.badForm }
        for part in parts {
            if let file = part.head.file {
                fileCount += 1
                files[part.head.name] = File(name: file, type: part.head.type, bytes: part.bytes)
            } else {
                let text = String(decoding: part.bytes, as: UTF8.self)
                fields[part.head.name] = text
                pairs.append((part.head.name, text))
            }
        }
    }

    static func boundary(_ type: String) -> String? {
        guard type.lowercased().hasPrefix("multipart/form-data"), let found = type.firstRange(of: "boundary=") else {
            return nil
        }
        let boundary = type[found.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
        return (1...70).contains(boundary.utf8.count) ? boundary : nil
    }
}
