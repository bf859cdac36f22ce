import Foundation
import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/collections/{register}/items/{item}/attachments`: the files that belong to a record, read by whoever sees it.
struct AttachmentRoutes {
    let catalogue: Catalogue
    /// Nil where nobody writes.
    let writing: Writing?

    func add(to router: Router<RequestSource>) {
        let all = router.group("collections/:collection/items/:item/attachments")
        all.get(use: list)
        all.get(":attachment", use: content)
        all.post(use: create)
        all.patch(":attachment", use: choose)
        all.delete(":attachment", use: remove)
    }

    @Sendable func list(_ request: Request, _ context: RequestSource) async throws -> Response {
        let record = try await AttachedRecord(catalogue, context)
        try request.allow([])
        return Reply.json(record.json(Links(request)), to: request)
    }

    @Sendable func content(_ request: Request, _ context: RequestSource) async throws -> Response {
        let record = try await AttachedRecord(catalogue, context)
        let found = try record.attachment(try context.attachmentID)
        // What was removed had a reason to be: only those who could remove it see it still.
        if found.to != nil, try await !record.isWritten(by: context.reader) {
            throw RequestProblem.gone(
                collection: record.source.id, title: record.source.title, id: record.id, latest: nil,
                .withoutAttachment)
        }
        let bytes = try await record.source.workspace.content(
            of: found.id, to: record.id, in: record.source.register.id, reader: context.reader)
        var response = Reply.bytes(bytes, found.type.rawValue, to: request, canPack: false)
        let name = found.title.lowercased().hasSuffix(".\(found.type.ending)") ? found.title : found.downloadName
        response.headers[HTTPField.Name("Content-Disposition")!] =
            "\(found.type.isImage ? "inline" : "attachment"); filename*=UTF-8''\(name.percentEncoded)"
        return response
    }

    /// What can be said of a file beside its names.
    static let choices: KeyValuePairs = ["primary": ["true", "false"], "position": ["keep"]]

    @Sendable func create(_ request: Request, _ context: RequestSource) async throws -> Response {
        try request.allow(["filename", "title"] + Self.choices.map(\.key))
        for (name, allowed) in Self.choices {
            guard let said = request.parameters[name], !allowed.contains(said) else { continue }
            throw RequestProblem.badParameter(name, value: said, allowed: allowed)
        }
        let (writing, author, source) = try self.writing(request, context)
        let id = try context.itemID
        let rule = try await writing.editing.attaching(to: id, in: source.register.id, by: author)
        // A form of another site can send bytes without a type, and nothing with one of these.
        guard let type = request.headers[.contentType] else {
            throw RequestProblem.badBody(rule.types.map(\.rawValue).joined(separator: ", "))
        }
        let sent = request.parameters
        guard let bytes = await request.bytes(upTo: NewAttachment.mostBytes) else {
            throw AttachmentProblem.tooLarge(most: NewAttachment.mostBytes)
        }
        let file = try NewAttachment(
            bytes, fileName: sent["filename"] ?? "", declared: type,
            title: sent["title"] ?? "", isPrimary: sent["primary"] == "true",
            keepsPosition: sent["position"] == "keep", by: rule)
        let made = try await writing.editing.change(.add(file), of: id, in: source.register.id, by: author)
        let path = AttachedRecord.path(of: id, in: source) + "/\(made)"
        return Response(status: .created, headers: [.location: Links(request).base + path])
    }

    /// `{"primary": true}` is all that can be said.
    @Sendable func choose(_ request: Request, _ context: RequestSource) async throws -> Response {
        _ = try context.author
        var copy = request
        let body = (try? await copy.collectBody(upTo: 1024)).map { String(buffer: $0) } ?? ""
        guard body.filter({ !$0.isWhitespace }) == "{\"primary\":true}" else {
            throw RequestProblem.badBody("{\"primary\": true}")
        }
        return try await change(request, context) { .makePrimary($0) }
    }

    @Sendable func remove(_ request: Request, _ context: RequestSource) async throws -> Response {
        try await change(request, context) { .remove($0) }
    }

    private func change(
        _ request: Request, _ context: RequestSource, _ make: (Attachment.ID) -> AttachmentChange
    ) async throws -> Response {
        let (writing, author, source) = try self.writing(request, context)
        try await writing.editing.change(
            make(try context.attachmentID), of: try context.itemID, in: source.register.id, by: author)
        return Response(status: .noContent)
    }

    private func writing(
        _ request: Request, _ context: RequestSource
    ) throws -> (writing: Writing, author: Author, source: RegisterSource) {
        guard let writing else {
            throw RequestProblem.methodNotAllowed(request.method.rawValue, allowed: OtherMethods.reading)
        }
        return (writing, try context.author, try writing.register(request, context))
    }
}

/// A record and what is attached to it, as the reader may know.
struct AttachedRecord {
    let source: RegisterSource
    let id: Feature.ID
    private let all: [Attachment]

    /// - Throws: as for a reader of the record; for a collection without attachments as for an address that is none.
    init(_ catalogue: Catalogue, _ context: RequestSource) async throws {
        let name = try context.parameters.require("collection")
        guard let source = try catalogue.source(name, for: context.reader) as? RegisterSource else {
            throw AttachmentProblem.notDeclared(RegisterID(rawValue: name))
        }
        guard source.register.attachments != nil else { throw AttachmentProblem.notDeclared(source.register.id) }
        self.source = source
        id = try context.itemID
        all = try await source.workspace.attachments(of: id, in: source.register.id, reader: context.reader)
    }

    static func path(of id: Feature.ID, in source: RegisterSource) -> String {
        ValueText.address(of: id, in: source.id) + "/attachments"
    }

    /// One of them; in force, where it was removed and attached again.
    func attachment(_ wanted: Attachment.ID) throws(AttachmentProblem) -> Attachment {
        guard let found = all.first(where: { $0.id == wanted }) else { throw .notFound(wanted) }
        return found
    }

    /// Whether `reader` may change the record as it last was.
    func isWritten(by reader: Reader) async throws -> Bool {
        let rule = reader.writing(to: source.register)
        let newest = try await source.workspace.versions(of: id, in: source.register.id, reader: reader).first
        return newest.map { rule.allows($0.feature) } ?? false
    }

    func json(_ links: Links) -> JSON {
        let path = Self.path(of: id, in: source)
        let own = [
            links.link(path, rel: "self", type: "application/json"),
            links.link(ValueText.address(of: id, in: source.id), rel: "up", type: "application/geo+json"),
        ]
        let attachments = all.filter { $0.to == nil }.map { attachment -> JSON in
            attachment.json.adding([
                (
                    "links",
                    [links.link("\(path)/\(attachment.id)", rel: "enclosure", type: attachment.type.rawValue)]
                )
            ])
        }
        return ["attachments": .array(attachments), "links": .array(own)]
    }
}

extension Attachment {
    /// What is said of it beside its bytes.
    var json: JSON {
        func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
        return [
            "id": .string(id), "title": .string(title), "fileName": .string(fileName), "type": .string(type.rawValue),
            "size": .integer(size), "primary": .boolean(isPrimary), "from": .string(from), "by": text(by),
            "to": text(to), "endedBy": text(endedBy),
        ]
    }

    fileprivate var downloadName: String { "\(title).\(type.ending)" }
}

extension RequestSource {
    var attachmentID: Attachment.ID {
        get throws { try parameters.require("attachment").removingPercentEncoding ?? "" }
    }
}
