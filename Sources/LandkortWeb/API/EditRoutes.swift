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
        let author = try context.author
        let source = try writing.register(request, context)
        let body = try await RecordBody(request, for: source.register)
        let outcome = try await writing.editing.save(
            body.new(in: source.register), in: source.register.id, by: author, replacing: nil,
            knowing: body.faults)
        guard let saved = outcome.saved else { return waiting(outcome, context.language) }
        let path = ValueText.address(of: saved.id, in: source.id)
        return Response(status: .created, headers: [.location: Links(request).base + path])
    }

    @Sendable func replace(_ request: Request, _ context: RequestSource) async throws -> Response {
        try await save(request, context) { $0.replacing($1, in: $2) }
    }

    @Sendable func change(_ request: Request, _ context: RequestSource) async throws -> Response {
        try await save(request, context) { $0.merged(into: $1, in: $2) }
    }

    @Sendable func end(_ request: Request, _ context: RequestSource) async throws -> Response {
        let author = try context.author
        let source = try writing.register(request, context)
        let old = try await writing.record(source, context)
        try check(old, source, request)
        let outcome = try await writing.editing.delete(
            old.feature.id, in: source.register.id, by: author, replacing: old.revision)
        guard outcome == .deleted else { return waiting(outcome, context.language) }
        return Response(status: .noContent)
    }

    private func save(
        _ request: Request, _ context: RequestSource, _ make: (RecordBody, Feature, Register) -> Feature
    ) async throws -> Response {
        let author = try context.author
        let source = try writing.register(request, context)
        let old = try await writing.record(source, context)
        try check(old, source, request)
        let body = try await RecordBody(request, for: source.register)
        let outcome = try await writing.editing.save(
            make(body, old.feature, source.register), in: source.register.id, by: author, replacing: old.revision,
            knowing: body.faults)
        guard outcome.saved != nil else { return waiting(outcome, context.language) }
        let now = try await writing.record(source, context)
        let tag = Reply.tag(of: ItemRoutes.bytes(now.feature, of: source, request))
        return Response(status: .noContent, headers: [.eTag: tag])
    }

    /// - Throws: ``RequestProblem/changed`` where `If-Match` names another version than the one in force, in
    /// whatever system it was read.
    private func check(_ old: FeatureVersion, _ source: RegisterSource, _ request: Request) throws {
        guard let wanted = request.headers[.ifMatch] else { return }
        let isKnown = SystemParameter.systems.contains { system in
            Reply.names(wanted, Reply.tag(of: ItemRoutes.bytes(old.feature, of: source, in: system, request)))
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
