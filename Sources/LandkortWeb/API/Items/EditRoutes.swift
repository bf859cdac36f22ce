import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// Records made, replaced, changed and ended by programs: OGC API – Features Part 4.
struct EditRoutes {
    let writing: Writing

    func add(to router: Router<RequestSource>) {
        let items = router.group("collections/:collection/items")
        items.post(use: create)
        items.put(":item", use: replace)
        items.patch(":item", use: change)
        items.delete(":item", use: end)
    }

    @Sendable func create(_ request: Request, _ context: RequestSource) async throws -> Response {
        try request.allow([])
        let author = try context.author
        let source = try writing.register(request, context)
        let body = try await RecordBody(request, for: source.register)
        let outcome = try await writing.editing.save(
            body.new(in: source.register), in: source.register.id, by: author, replacing: nil,
            knowing: body.faults)
        return try await made(outcome, source, request, context)
    }

    /// Where what is new is, and which version.
    private func made(
        _ outcome: Editing.Outcome, _ source: RegisterSource, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        guard let saved = outcome.saved else { return waiting(outcome, context.language) }
        let path = ValueText.address(of: saved.id, in: source.id)
        var headers: HTTPFields = [.location: Links(request).base + path]
        // It is made, whether its maker can see it or not.
        let made = try? await RecordVersions(saved.id, at: nil, in: source, context.reader)
        headers[.eTag] = made.map { tag($0.shown, source, request) }
        return Response(status: .created, headers: headers)
    }

    @Sendable func replace(_ request: Request, _ context: RequestSource) async throws -> Response {
        try await save(request, context) { ($0.replacing($1, in: $2), $0.faults(over: $1)) }
    }

    @Sendable func change(_ request: Request, _ context: RequestSource) async throws -> Response {
        try await save(request, context) { ($0.merged(into: $1, in: $2), $0.faults(mergingInto: $1, in: $2)) }
    }

    @Sendable func end(_ request: Request, _ context: RequestSource) async throws -> Response {
        let author = try context.author
        let source = try writing.register(request, context)
        let old = try await read(source, request, context)
        let outcome = try await writing.editing.delete(
            old.feature.id, in: source.register.id, by: author, replacing: old.revision)
        guard outcome == .deleted else { return waiting(outcome, context.language) }
        return Response(status: .noContent)
    }

    /// What was there when the record was deleted is there again; nothing is sent, and the tag is the one it had.
    func restore(_ request: Request, _ context: RequestSource) async throws -> Response {
        let author = try await writing.editing.reading(try context.author)
        let source = try writing.register(request, context)
        guard await request.bytes(upTo: 0) != nil else { throw RequestProblem.unwantedBody }
        let last = try await writing.lastVersion(source, context)
        try check(source.register.withoutEnd(last.feature), source, request)
        let outcome = try await writing.editing.restore(
            last.feature.id, in: source.register.id, by: author, after: last.revision)
        return try await made(outcome, source, request, context)
    }

    private func save(
        _ request: Request, _ context: RequestSource, _ make: (RecordBody, Feature, Register) -> (Feature, [FieldFault])
    ) async throws -> Response {
        let author = try await writing.editing.reading(try context.author)
        let source = try writing.register(request, context)
        let old = try await read(source, request, context)
        let body = try await RecordBody(request, for: source.register)
        let (new, faults) = make(body, old.feature, source.register)
        let outcome = try await writing.editing.save(
            new, in: source.register.id, by: author, replacing: old.revision, knowing: faults)
        guard outcome.saved != nil else { return waiting(outcome, context.language) }
        let now = try await writing.record(source, context)
        return Response(status: .noContent, headers: [.eTag: tag(now, source, request)])
    }

    /// As it is read in CRS84.
    private func tag(_ version: FeatureVersion, _ source: RegisterSource, _ request: Request) -> String {
        Reply.tag(of: FeatureAnswer(source, in: .crs84, .da).bytes(version.feature, request))
    }

    /// The version in force, which is the one that the client read, where it says so.
    ///
    /// - Throws: as for a reader of the record; ``RequestProblem/methodNotAllowed(_:allowed:)`` for an earlier version,
    ///   which is as it is; ``RequestProblem/unconditional``; ``RequestProblem/changed``, also for
    ///   one that is not there, as RFC 9110, 13.1.1, has it.
    private func read(
        _ source: RegisterSource, _ request: Request, _ context: RequestSource
    ) async throws -> FeatureVersion {
        try request.allow(["datetime"])
        guard request.parameters["datetime"] == nil else {
            throw RequestProblem.methodNotAllowed(request.method.rawValue, allowed: OtherMethods.reading)
        }
        let isConditional = request.headers[.ifMatch] != nil
        guard isConditional || !source.register.isStrict else { throw RequestProblem.unconditional }
        do {
            let old = try await writing.record(source, context)
            try check(old.feature, source, request)
            return old
        } catch let problem as any Problem {
            throw isConditional && problem.kind == .notFound ? RequestProblem.changed : problem
        }
    }

    /// - Throws: ``RequestProblem/changed`` where `If-Match` names another version than `old`, in
    /// whatever system it was read.
    private func check(_ old: Feature, _ source: RegisterSource, _ request: Request) throws {
        guard let wanted = request.headers[.ifMatch] else { return }
        let isKnown = SystemParameter.systems.contains { system in
            Reply.names(wanted, Reply.tag(of: FeatureAnswer(source, in: system, .da).bytes(old, request)))
        }
        guard isKnown else { throw RequestProblem.changed }
    }

    /// What is kept until somebody else has looked at it.
    private func waiting(_ outcome: Editing.Outcome, _ language: Language) -> Response {
        guard case .waits(let number) = outcome else { return Response(status: .noContent) }
        let text = Bilingual(
            da: "Ændringen venter på gennemsyn.", en: "The change waits for review.")
        let document: JSON = ["review": .integer(number), "detail": .string(text[language])]
        return Response(
            status: .accepted, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: .init(bytes: document.bytes)))
    }
}
