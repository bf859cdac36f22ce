import Hummingbird
import LandkortApplication
import LandkortCore

/// Records that were deleted, and are brought back.
extension FormRoutes {
    /// The form of a record, filled in with what it last said.
    @Sendable func restoreForm(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, mark) = try writing.form(request, context)
        let known = try await pages.workspace.lastRedaction()
        let last = try await writing.lastVersion(source, context)
        guard last.to != nil else {
            return Reply.redirect(to: ValueText.address(of: last.feature.id, in: source.id) + "?f=html")
        }
        try context.reader.writing(to: source.register).check(last.feature)
        return try await pages.edit(form(last, source, known, mark), request, context)
    }

    /// By a form; a program, which has none, brings back what was there.
    @Sendable func restore(_ request: Request, _ context: RequestSource) async throws -> Response {
        guard context.formMark != nil else { return try await EditRoutes(writing: writing).restore(request, context) }
        let (source, mark) = try writing.form(request, context)
        let sent = try await request.fields(marked: mark, upTo: Self.mostBytes)
        return try await knowing { known in
            let last = try await writing.lastVersion(source, context)
            var form = form(last, source, known, mark)
            form.revision = sent["revision"].flatMap { Int($0) } ?? 0
            form.sent = sent
            form.goOn = SignInRoutes.ownPath(sent[RecordForm.goOn])
            form.wasDeleted = sent[RecordForm.meanwhile] != nil
            return try await save(form, over: last, request, context)
        }
    }

    private func form(_ last: FeatureVersion, _ source: RegisterSource, _ known: Int, _ mark: String) -> RecordForm {
        var form = RecordForm(source, last.feature, revision: last.revision, knowing: known, mark: mark)
        form.isReturn = true
        return form
    }
}
