import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore
import NIOCore

/// `/collections/{register}/bulk`: many records are chosen, given the same values, and taken back together. What was
/// chosen and typed is kept and read at an address of its own, so that a browser comes back to it.
struct BulkRoutes {
    private static let mostBytes = 1 << 21
    private static let trial = "proev"

    let writing: Writing
    let pages: Pages
    let shelf = BulkShelf()

    func add(to router: Router<RequestSource>) {
        router.get("collections/:collection/bulk", use: show)
        router.post("collections/:collection/bulk", use: send)
    }

    @Sendable func show(_ request: Request, _ context: RequestSource) async throws -> Response {
        var form = try await form(request, context)
        guard let id = request.parameters["valg"] else { return try await pages.bulk(form, request, context) }
        let entry = try entry(id, form, context)
        form.entry = entry
        form.draft = request.parameters[BulkForm.draft].flatMap { Int($0) }
        guard let sent = form.draft.flatMap({ entry.drafts[$0] }), form.outcome == nil else {
            return try await pages.bulk(form, request, context)
        }
        form.read(sent)
        if request.parameters["trin"] == Self.trial {
            do {
                form.plan = try await writing.editing.plan(
                    try form.values(), for: entry.selection, by: try context.author)
            } catch let problem as any Problem where problem is BulkProblem || problem.kind == .unavailable {
                form.problem = problem
            }
        }
        return try await pages.bulk(form, request, context)
    }

    @Sendable func send(_ request: Request, _ context: RequestSource) async throws -> Response {
        var form = try await form(request, context)
        let author = try context.author
        let sent = try await request.fields(marked: form.mark, upTo: Self.mostBytes)
        switch sent["handling"] {
        case "vaelg", "alle":
            let selection = try await select(sent, form.source, request, author)
            return Reply.redirect(to: "\(request.uri.path)?valg=\(shelf.keep(selection, for: author.name).id)")
        case "fortryd": return try await undo(Int(sent["nr"] ?? "") ?? 0, &form, request, context)
        default: return try await follow(sent, form, request, context)
        }
    }

    /// Another field, what it would do, or doing it.
    private func follow(
        _ sent: Parameters, _ form: BulkForm, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        var form = form
        let author = try context.author
        let entry = try entry(sent["valg"] ?? "", form, context)
        let isBegun = sent["handling"] == "udfoer" && sent["fjern"] == nil
        let number = shelf.keep(
            sent, as: sent[BulkForm.draft].flatMap { Int($0) }, of: entry, beginning: isBegun)
        let address = "\(request.uri.path)?valg=\(entry.id)&\(BulkForm.draft)=\(number)"
        let trial = "\(address)&trin=\(Self.trial)"
        (form.entry, form.draft) = (entry, number)
        // What is done is not done again: its page says what it was.
        guard form.outcome == nil else {
            if isBegun { shelf.giveUp(number, of: entry) }
            return Reply.redirect(to: address)
        }
        guard isBegun else {
            return Reply.redirect(to: sent["handling"] == Self.trial && sent["fjern"] == nil ? trial : address)
        }
        form.read(sent)
        do {
            let plan = try await writing.editing.plan(try form.values(), for: entry.selection, by: author)
            guard !plan.changes.isEmpty else { throw BulkProblem.nothingChanges }
            shelf.finish(number, of: entry, with: try await writing.editing.carryOut(plan, by: author))
            return Reply.redirect(to: address)
        } catch {
            shelf.giveUp(number, of: entry)
            // Somebody was quicker, and the trial says so of each; or another press was, and its page says what it did.
            if case .nothingChanges? = error as? BulkProblem { return Reply.redirect(to: trial) }
            guard let problem = error as? any Problem, problem is BulkProblem || problem.kind == .unavailable else {
                throw error
            }
            form.problem = problem
            return try await pages.bulk(form, request, context)
        }
    }

    private func undo(
        _ number: Int, _ form: inout BulkForm, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        do {
            try await writing.editing.undoBulk(number, of: form.source.register.id, by: try context.author)
            return Reply.redirect(to: request.uri.path)
        } catch let problem as any Problem where problem.kind == .conflict {
            form.problem = problem
            return try await pages.bulk(form, request, context)
        }
    }

    /// Those that were ticked, or all that the list's address shows.
    private func select(
        _ sent: Parameters, _ source: RegisterSource, _ request: Request, _ author: Author
    ) async throws -> BulkSelection {
        guard sent["handling"] == "alle" else {
            let ids = sent.pairs.filter { $0.name == "post" }.map(\.value)
            return try await writing.editing.select(ids, in: source.register.id, by: author)
        }
        var head = request.head
        head.path = "/collections/\(source.id)/items?\(sent["adresse"] ?? "")"
        let items = try ItemsRequest(
            Request(head: head, body: .init(buffer: ByteBuffer())), of: source, reader: author.reader)
        return try await writing.editing.select(
            matching: try source.matching(items.query), in: source.register.id, by: author)
    }

    private func entry(_ id: String, _ form: BulkForm, _ context: RequestSource) throws -> BulkShelf.Entry {
        guard let entry = shelf.entry(id, of: try context.author.name, form.source.register.id) else {
            throw BulkProblem.selectionGone
        }
        return entry
    }

    private func form(_ request: Request, _ context: RequestSource) async throws -> BulkForm {
        let (source, mark) = try writing.form(request, context)
        let rule = context.reader.writing(to: source.register)
        guard rule.isOpen else { throw AccessProblem.mayNotWrite(source.register.id, least: rule.least) }
        guard !rule.needsReview else { throw BulkProblem.needsReview(source.register.id) }
        var form = BulkForm(source: source, mark: mark)
        form.earlier = try await writing.editing.bulkChanges(of: source.register.id, by: try context.author)
        return form
    }
}
