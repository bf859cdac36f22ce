import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/collections/{register}/import`: a file is sent, tried, and then imported whole or not at all. What a trial said is
/// kept beside the file and read at an address of its own, so that a browser comes back to it.
struct ImportRoutes {
    let writing: Writing
    let pages: Pages
    let shelf = UploadShelf()

    private static let mostBytes = 1 << 18

    func add(to router: Router<RequestSource>) {
        router.get("collections/:collection/import", use: show)
        router.post("collections/:collection/import", use: send)
    }

    @Sendable func show(_ request: Request, _ context: RequestSource) async throws -> Response {
        var form = try await form(request, context)
        if let id = request.parameters["fil"] {
            form.upload = shelf.upload(id, of: try context.author.name, form.source.register.id)
            form.isGone = form.upload?.trial == nil
            form.mode = form.upload?.trial?.mode ?? .insert
        }
        return try pages.importRows(form, request, context)
    }

    /// A file as a multipart form; what is to be done with it afterwards as a plain one.
    @Sendable func send(_ request: Request, _ context: RequestSource) async throws -> Response {
        let form = try await form(request, context)
        let author = try context.author
        guard MultipartForm.isType(request.headers[.contentType]) else {
            return try await follow(form, request, context)
        }
        let sent = try await MultipartForm(request, upTo: UploadShelf.mostBytes)
        guard Accounts.isSame(sent.fields["maerke"] ?? "", form.mark) else { throw AccessProblem.badForm }
        let mode = ImportMode(rawValue: sent.fields["maade"] ?? "") ?? .insert
        guard let file = sent.files["fil"] else { throw AccessProblem.badForm }
        let upload = try shelf.keep(file.bytes, named: file.name, for: author.name, form.source.register.id)
        return try await attempt(upload, mode, ColumnMapping(), isTrial: true, request, context)
    }

    private func follow(_ form: ImportForm, _ request: Request, _ context: RequestSource) async throws -> Response {
        let (author, register) = (try context.author, form.source.register.id)
        let sent = try await request.formFields(upTo: Self.mostBytes)
        guard Accounts.isSame(sent["maerke"] ?? "", form.mark) else { throw AccessProblem.badForm }
        if sent["handling"] == "fortryd" {
            try await writing.editing.undoImport(Int(sent["nr"] ?? "") ?? 0, of: register, by: author)
            return Reply.redirect(to: request.uri.path)
        }
        guard let upload = shelf.upload(sent["fil"] ?? "", of: author.name, register) else {
            throw RequestProblem.uploadGone
        }
        let mode = ImportMode(rawValue: sent["maade"] ?? "") ?? .insert
        let columns = try await writing.editing.columns(of: upload.path, into: register, ColumnMapping(), by: author)
        let mapping = ImportForm.mapping(sent, columns: columns.map(\.column))
        return try await attempt(upload, mode, mapping, isTrial: sent["handling"] != "indlaes", request, context)
    }

    private func attempt(
        _ upload: UploadShelf.Upload, _ mode: ImportMode, _ mapping: ColumnMapping, isTrial: Bool, _ request: Request,
        _ context: RequestSource
    ) async throws -> Response {
        let (author, register) = (try context.author, upload.register)
        let outcome: ImportTrial.Outcome
        do {
            let note = try await writing.editing.importRows(
                upload.path, into: register, mode, mapping, isTrial: isTrial, by: author)
            guard isTrial else {
                shelf.remove(upload)
                return Reply.redirect(to: "\(request.uri.path)?nr=\(note.number)")
            }
            outcome = .good(note)
        } catch let problem as AccessProblem {
            throw problem
        } catch let problem as any Problem where problem.kind == .invalid || problem.kind == .conflict {
            outcome = .problem(problem)
        }
        let columns = try? await writing.editing.columns(of: upload.path, into: register, mapping, by: author)
        shelf.keep(ImportTrial(mode: mode, columns: columns ?? [], outcome: outcome), of: upload)
        return Reply.redirect(to: "\(request.uri.path)?fil=\(upload.id)")
    }

    private func form(_ request: Request, _ context: RequestSource) async throws -> ImportForm {
        let (source, mark) = try writing.form(request, context)
        guard context.reader.mayImport(into: source.register) else {
            throw AccessProblem.mayNotImport(source.register.id)
        }
        var form = ImportForm(source: source, mark: mark)
        form.receipts = try await writing.editing.imports(of: source.register.id)
        return form
    }
}
