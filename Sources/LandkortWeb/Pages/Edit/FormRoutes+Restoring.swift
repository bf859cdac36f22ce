import Hummingbird
import LandkortApplication
import LandkortCore

/// Records that were deleted, and are brought back.
extension FormRoutes {
    /// The form of a record, filled in with what it last said.
    @Sendable func restoreForm(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, mark) = try writing.form(request, context)
        let last = try await writing.lastVersion(source, context)
        guard last.to != nil else {
            return Reply.redirect(to: ValueText.address(of: last.feature.id, in: source.id) + "?f=html")
        }
        try context.reader.writing(to: source.register).check(last.feature)
        return try await pages.edit(form(last, source, mark), request, context)
    }

    /// By a form; a program, which has none, brings back what was there.
    @Sendable func restore(_ request: Request, _ context: RequestSource) async throws -> Response {
        guard context.formMark != nil else { return try await EditRoutes(writing: writing).restore(request, context) }
        let (source, mark) = try writing.form(request, context)
        let sent = try await request.fields(marked: mark, upTo: Self.mostBytes)
        var form = form(try await writing.lastVersion(source, context), source, mark)
        form.revision = sent["revision"].flatMap { Int($0) } ?? 0
        form.sent = sent
        form.goOn = SignInRoutes.ownPath(sent[RecordForm.goOn])
        form.wasDeleted = sent[RecordForm.meanwhile] != nil
        return try await save(form, request, context)
    }

    private func form(_ last: FeatureVersion, _ source: RegisterSource, _ mark: String) -> RecordForm {
        var form = RecordForm(source, last.feature, revision: last.revision, mark: mark)
        form.isReturn = true
        return form
    }
}
