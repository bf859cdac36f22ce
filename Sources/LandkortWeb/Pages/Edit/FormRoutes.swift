import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// The forms that records are made, changed and ended with, for those who have signed in.
struct FormRoutes {
    /// A place of as many bytes as the API takes, whose commas and brackets a form writes with three.
    static let mostBytes = 16 << 20

    let writing: Writing
    let pages: Pages

    func add(to router: Router<RequestSource>) {
        let collection = router.group("collections/:collection")
        collection.get("new", use: newForm)
        collection.post("new", use: create)
        collection.get("items/:item/edit", use: editForm)
        collection.post("items/:item/edit", use: change)
        collection.get("items/:item/delete", use: endForm)
        collection.post("items/:item/delete", use: end)
        collection.get("items/:item/restore", use: restoreForm)
        collection.post("items/:item/restore", use: restore)
    }

    @Sendable func newForm(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, mark) = try writing.form(request, context)
        guard context.reader.writing(to: source.register).isOpen else { throw refusal(source, context) }
        var form = RecordForm(source, blank(source, context), mark: mark)
        try form.begin(with: request.parameters)
        return try await pages.edit(form, request, context)
    }

    @Sendable func create(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, mark) = try writing.form(request, context)
        let sent = try await request.fields(marked: mark, upTo: Self.mostBytes)
        let form = RecordForm(source, blank(source, context), mark: mark, sent: sent)
        return try await save(form, over: nil, request, context)
    }

    @Sendable func editForm(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, mark) = try writing.form(request, context)
        let known = try await pages.workspace.lastRedaction()
        let record = try await writing.record(source, context)
        try context.reader.writing(to: source.register).check(record.feature)
        var form = RecordForm(source, record.feature, revision: record.revision, knowing: known, mark: mark)
        form.goOn = SignInRoutes.ownPath(request.parameters[RecordForm.goOn])
        if let time = request.parameters[RecordForm.asOf] {
            let moment = try TimeParameter.moment(time)
            form.goBack(to: try await RecordVersions(record.feature.id, at: moment, in: source, context.reader).shown)
        }
        return try await pages.edit(form, request, context)
    }

    @Sendable func change(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, mark) = try writing.form(request, context)
        let sent = try await request.fields(marked: mark, upTo: Self.mostBytes)
        let revision = sent["revision"].flatMap { Int($0) }
        return try await knowing { known in
            do {
                let record = try await writing.record(source, context)
                let form = RecordForm(
                    source, record.feature, revision: revision, knowing: known, mark: mark, sent: sent)
                return try await save(form, over: record, request, context)
            } catch let problem as RequestProblem where problem.restoring != nil {
                let last = try await writing.lastVersion(source, context)
                var form = RecordForm(source, last.feature, revision: revision, knowing: known, mark: mark, sent: sent)
                try await forget(&form, over: last, context)
                try await meet(&form, context)
                return try await pages.edit(form, request, context)
            }
        }
    }

    /// Runs `body` with the number of the last redaction before it reads anything, and again where something was taken
    /// out of what it would have written.
    func knowing(_ body: (Int) async throws -> Response) async throws -> Response {
        for _ in 0..<Self.mostTries {
            do {
                return try await body(try await pages.workspace.lastRedaction())
            } catch let problem as any Problem where problem.code == "store.redacted" {
                continue
            }
        }
        return try await body(try await pages.workspace.lastRedaction())
    }

    private static let mostTries = 4

    @Sendable func endForm(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, mark) = try writing.form(request, context)
        let record = try await writing.record(source, context)
        try context.reader.writing(to: source.register).check(record.feature)
        let own = try await writing.editing.waiting(
            by: try context.session.account, of: (record.feature.id, source.register.id))
        guard !own.contains(where: \.review.isDeletion) else {
            throw EditProblem.waits(source.register, isDeletion: true)
        }
        return try await pages.confirmEnd(record, of: source, mark: mark, request, context)
    }

    @Sendable func end(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (source, mark) = try writing.form(request, context)
        let sent = try await request.fields(marked: mark, upTo: Self.mostBytes)
        let revision = sent["revision"].flatMap { Int($0) } ?? 0
        let outcome = try await writing.editing.delete(
            try context.itemID, in: source.register.id, by: try context.author, replacing: revision)
        guard outcome == .deleted else { return try await pages.waits(outcome, in: source, request, context) }
        return Reply.redirect(to: "/collections/\(source.id)/items?f=html", telling: .deleted, request)
    }

    /// Shows the form again with everything that is wrong, with what somebody else saved in between, or with why the
    /// store does not take it now.
    ///
    /// - Parameter stored: the version in force, or the last one; nil for a new record.
    func save(
        _ form: RecordForm, over stored: FeatureVersion?, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        var form = form
        if let stored { try await forget(&form, over: stored, context) }
        guard form.redacted.isEmpty else { return try await pages.edit(form, request, context) }
        do {
            let typed = try form.typed(form.old)
            form.feature = typed.record
            var author = try context.author
            author.knownRedaction = form.knownRedaction
            let outcome = try await write(form, knowing: typed.faults, by: author)
            guard let saved = outcome.saved else {
                return try await pages.waits(outcome, in: form.source, request, context)
            }
            return done(form, saved.id, request)
        } catch let problem as EditProblem where !problem.faults.isEmpty {
            form.faults = problem.faults.map(form.told)
        } catch let problem as any Problem where form.revision != nil && Self.isMet(problem) {
            try await meet(&form, context)
            if form.isStored { return done(form, form.old.id, request) }
        } catch let problem as any Problem where problem.kind == .unavailable {
            form.hindrance = problem
        }
        return try await pages.edit(form, request, context)
    }

    private func done(_ form: RecordForm, _ id: Feature.ID, _ request: Request) -> Response {
        let address = form.goOn ?? ValueText.address(of: id, in: form.source.id) + "?f=html"
        return Reply.redirect(to: address, telling: form.isReturn ? .restored : .saved, request)
    }

    /// Whether somebody else has saved, deleted or brought back the record meanwhile.
    private static func isMet(_ problem: any Problem) -> Bool {
        if case .inForce? = problem as? EditProblem { return true }
        return problem.code == "store.conflict"
    }

    /// Takes out what was taken out of the record for good meanwhile: it is in no version, so no revision tells.
    private func forget(
        _ form: inout RecordForm, over stored: FeatureVersion, _ context: RequestSource
    ) async throws {
        let isPast = form.isOfPast || stored.to != nil || stored.revision != form.revision
        form.forget(try await form.source.redactions(of: form.old.id, after: form.sentRedaction), withPast: isPast)
    }

    /// Takes up what somebody else did to the record meanwhile.
    private func meet(_ form: inout RecordForm, _ context: RequestSource) async throws {
        let versions = try await RecordVersions.versions(of: form.old.id, in: form.source, context.reader)
        let last = try await writing.lastVersion(form.source, context)
        try form.take(last, over: versions.first { $0.revision == form.revision })
    }

    private func write(
        _ form: RecordForm, knowing faults: [FieldFault], by author: Author
    ) async throws -> Editing.Outcome {
        let id = form.source.register.id
        guard form.isReturn, let revision = form.revision else {
            return try await writing.editing.save(
                form.feature, in: id, by: author, replacing: form.revision, knowing: faults)
        }
        return try await writing.editing.restore(
            form.old.id, as: form.feature, in: id, by: author, after: revision, knowing: faults)
    }

    /// What a new record begins with: what is usual, and the one municipality that the author writes for.
    private func blank(_ source: RegisterSource, _ context: RequestSource) -> Feature {
        let usual = source.register.withDefaults(Feature(id: "", values: [:]))
        return context.reader.writing(to: source.register).withOwn(usual)
    }

    private func refusal(_ source: RegisterSource, _ context: RequestSource) -> AccessProblem {
        .mayNotWrite(source.register.id, least: context.reader.writing(to: source.register).least)
    }
}
