import Foundation
import HTTPTypes
import Hummingbird
import LandkortCore

/// A form with one large file, which goes to disk as it comes: no memory grows with it.
struct StreamedForm {
    /// Those before the file; it is the last thing in the form.
    private(set) var fields: [String: String] = [:]
    private var size = 0
    private var isInFile = false
    private var field: (name: String, bytes: [UInt8])?
    private var file: FileHandle?

    private static let mostFields = 1 << 16

    /// Reads the form to its end.
    ///
    /// - Parameters:
    ///   - bytes: how large the file may be.
    ///   - open: is told the fields and the file's name before its first byte is written, and says where to.
    /// - Throws: ``AccessProblem/badForm``, ``RequestProblem/bodyTooLarge(_:)``, what `open` throws.
    init(_ request: Request, upTo bytes: Int, open: ([String: String], String) throws -> URL) async throws {
        guard let boundary = MultipartForm.boundary(request.headers[.contentType] ?? "") else {
            throw AccessProblem.badForm
        }
        defer { try? file?.close() }
        var reader = MultipartReader(boundary: boundary)
        for try await chunk in request.body {
            try reader.read(chunk.readableBytesView) { try take($0, bytes, open) }
        }
        try endField()
        guard reader.isOver, isInFile else { throw AccessProblem.badForm }
    }

    private mutating func take(
        _ piece: MultipartReader.Piece, _ most: Int, _ open: ([String: String], String) throws -> URL
    ) throws {
        switch piece {
        case .head(let head):
            try endField()
            guard !isInFile else { throw AccessProblem.badForm }
            guard let name = head.file else {
                field = (head.name, [])
                return
            }
            let place = try open(fields, name)
            guard FileManager.default.createFile(atPath: place.path, contents: nil) else {
                throw CocoaError(.fileWriteUnknown)
            }
            file = try FileHandle(forWritingTo: place)
            isInFile = true
        case .content(let bytes):
            size += bytes.count
            if isInFile { try write(bytes, most) } else { try keep(bytes) }
        }
    }

    private mutating func keep(_ bytes: [UInt8]) throws {
        guard size <= Self.mostFields else { throw AccessProblem.badForm }
        field?.bytes += bytes
    }

    private func write(_ bytes: [UInt8], _ most: Int) throws {
        guard size <= most else { throw RequestProblem.bodyTooLarge(most) }
        try file?.write(contentsOf: Data(bytes))
    }

    private mutating func endField() throws {
        if let field { fields[field.name] = String(decoding: field.bytes, as: UTF8.self) }
        field = nil
    }
}
