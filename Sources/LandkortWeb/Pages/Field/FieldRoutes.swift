import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore
import Synchronization

/// `/collections/{register}/tilsyn`: a form that is filled in without a connection and delivered later.
struct FieldRoutes {
    let writing: Writing
    let pages: Pages
    private let receiving = Receiving()

    init(writing: Writing, pages: Pages) { (self.writing, self.pages) = (writing, pages) }

    func add(to router: Router<RequestSource>) {
        let form = router.group("collections/:collection/tilsyn")
        form.get(use: show)
        form.post(use: receive)
        form.get("app.webmanifest", use: manifest)
    }

    @Sendable func show(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, mark) = try self.source(request, context)
        return try await pages.field(form(source, mark, context), request, context)
    }

    /// What a telephone needs to keep the form among its programs.
    @Sendable func manifest(_ request: Request, _ context: RequestSource) async throws -> Response {
        let source = try writing.register(request, context)
        let path = "/collections/\(source.id)/tilsyn"
        let document: JSON = [
            "name": .string("\(source.title[context.language]) – Landkort"),
            "short_name": .string(source.title[context.language]), "start_url": .string(path), "scope": .string(path),
            "display": "standalone", "lang": .string(context.language.rawValue), "background_color": "#ffffff",
            "theme_color": "#454545",
            "icons": [["src": "/assets/icon.svg", "sizes": "any", "type": "image/svg+xml"]],
        ]
        return Reply.bytes(document.bytes, "application/manifest+json", to: request)
    }

    /// 201 the first time, 200 when the same comes again, 202 when it waits for review.
    @Sendable func receive(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, mark) = try self.source(request, context)
        let sent = try await MultipartForm(request, upTo: NewAttachment.mostBytes)
        guard Accounts.isSame(sent.fields["maerke"] ?? "", mark) else { throw AccessProblem.badForm }
        let id = sent.fields["id"] ?? ""
        guard receiving.begin(id) else { throw DeliveryProblem.underWay(id) }
        defer { receiving.end(id) }
        var form = form(source, mark, context)
        form.sent = Parameters(pairs: sent.pairs)
        var (record, faults) = try form.typed(form.old)
        record.id = id
        faults += sent.pairs.map(\.name).filter(Self.isUnknown).map(FieldFault.init(unknown:))
        do {
            let delivery = try await writing.editing.deliver(
                record, with: try photo(in: sent, of: id, source, context), in: source.register.id,
                by: try context.author, knowing: faults)
            guard case .stored(let stored, let isRepeated) = delivery else {
                return answer(id, "venter", .accepted)
            }
            return answer(stored, isRepeated ? "kendt" : "modtaget", isRepeated ? .ok : .created)
        } catch EditProblem.invalid(let register, let faults) {
            throw EditProblem.invalid(register, faults.map(form.told))
        }
    }

    /// What is neither the form's own nor a field; what is wrong with fields is told where they are read.
    private static func isUnknown(_ name: String) -> Bool {
        !["maerke", "id", "position", RecordForm.place].contains(name) && !name.hasPrefix(RecordForm.prefix)
    }

    private func answer(_ id: Feature.ID, _ state: String, _ status: HTTPResponse.Status) -> Response {
        let document: JSON = ["id": .string(id), "tilstand": .string(state)]
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: .init(bytes: document.bytes)))
    }

    /// The delivery's number is the file's name; nil where no photo came.
    ///
    /// - Throws: ``AttachmentProblem``, ``DeliveryProblem/tooManyFiles(most:)``.
    private func photo(
        in sent: MultipartForm, of id: Feature.ID, _ source: RegisterSource, _ context: RequestSource
    ) throws -> NewAttachment? {
        guard sent.fileCount <= 1 else { throw DeliveryProblem.tooManyFiles(most: 1) }
        guard let photo = sent.files["fil"], !photo.bytes.isEmpty else { return nil }
        guard let rule = source.register.attachments else { throw AttachmentProblem.notDeclared(source.register.id) }
        let ending = photo.name.split(separator: ".").dropFirst().last.map { ".\($0)" } ?? ""
        return try NewAttachment(
            photo.bytes, fileName: id + ending, declared: photo.type,
            title: pages.texts("fieldPhotoTitle", context.language), keepsPosition: sent.fields["position"] != nil,
            by: rule)
    }

    private func form(_ source: RegisterSource, _ mark: String, _ context: RequestSource) -> RecordForm {
        let usual = source.register.withDefaults(Feature(id: "", values: [:]))
        return RecordForm(source, context.reader.writing(to: source.register).withOwn(usual), mark: mark)
    }

    /// - Throws: ``RequestProblem/noSuchPage(_:)`` for a register whose declaration does not say `feltskema`.
    private func source(_ request: Request, _ context: RequestSource) throws -> (source: RegisterSource, mark: String) {
        let (source, mark) = try writing.form(request, context)
        guard source.register.hasFieldForm else { throw RequestProblem.noSuchPage(request.uri.path) }
        let rule = context.reader.writing(to: source.register)
        guard rule.isOpen else { throw AccessProblem.mayNotWrite(source.register.id, least: rule.least) }
        return (source, mark)
    }
}

/// The deliveries that are being received.
private final class Receiving: Sendable {
    private let ids = Mutex(Set<String>())

    func begin(_ id: String) -> Bool { ids.withLock { $0.insert(id).inserted } }
    func end(_ id: String) { _ = ids.withLock { $0.remove(id) } }
}
