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
    private(set) var files: [String: File] = [:]

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
    init(_ bytes: [UInt8], boundary: String) throws(AccessProblem) {
        let mark = Array("--\(boundary)".utf8)
        guard bytes.starts(with: mark) else { throw .badForm }
        var place = mark.count
        while !bytes[place...].starts(with: "--".utf8) {
            let blank = Array("\r\n\r\n".utf8)
            guard bytes[place...].starts(with: "\r\n".utf8), let head = bytes.first(blank, from: place),
                let end = bytes.first(Array("\r\n".utf8) + mark, from: head + blank.count)
            else { throw .badForm }
            try add(
                String(decoding: bytes[place + 2..<max(head, place + 2)], as: UTF8.self),
                Array(bytes[head + blank.count..<end]))
            place = end + 2 + mark.count
            guard place <= bytes.count else { throw .badForm }
        }
    }

    private mutating func add(_ head: String, _ content: [UInt8]) throws(AccessProblem) {
        guard let name = Self.value("name", of: head) else { throw .badForm }
        guard let file = Self.value("filename", of: head) else {
            fields[name] = String(decoding: content, as: UTF8.self)
            return
        }
        let type = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-type:") }
        files[name] = File(
            name: file, type: type.map { $0.dropFirst("content-type:".count).filter { !$0.isWhitespace } },
            bytes: content)
    }

    /// `name="value"`, where a browser writes a quotation mark as `%22`.
    private static func value(_ name: String, of head: String) -> String? {
        guard let found = head.firstRange(of: "; \(name)=\"") else { return nil }
        return String(head[found.upperBound...].prefix { $0 != "\"" }).replacing("%22", with: "\"")
    }

    private static func boundary(_ type: String) -> String? {
        guard type.lowercased().hasPrefix("multipart/form-data"), let found = type.firstRange(of: "boundary=") else {
            return nil
        }
        let boundary = type[found.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
        return (1...70).contains(boundary.utf8.count) ? boundary : nil
    }
}

extension [UInt8] {
    /// Where `wanted` first begins at or after `start`. O(bytes).
    fileprivate func first(_ wanted: [UInt8], from start: Int) -> Int? {
        withUnsafeBufferPointer { bytes in
            var place = start
            while place + wanted.count <= bytes.count {
                if bytes[place] == wanted[0], bytes[place..<place + wanted.count].elementsEqual(wanted) { return place }
                place += 1
            }
            return nil
        }
    }
}
