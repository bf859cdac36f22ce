import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// What waits for the reader, and the reader's own changes.
    func reviews(
        _ waiting: [Review], own: [Review], _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        let language = context.language
        var here = DataTable(
            id: "venter", caption: texts("reviewWaiting", language),
            columns: columns(["reviewRecord", "reviewRegister", "reviewKind", "reviewAuthor", "reviewTime"], language),
            isStacked: true)
        for review in waiting {
            let (name, register) = try await names(of: review, context)
            here.add([
                .link(name, to: Self.address(of: review)), .text(register), .text(kind(review, language)),
                .text(review.author), .text(DateText(language: language)(review.created, .short)),
            ])
        }
        let names = ["reviewRecord", "reviewRegister", "reviewKind", "reviewTime", "reviewState", "reviewNote"]
        var mine = DataTable(
            id: "egne", caption: texts("reviewOwn", language), columns: columns(names, language), isStacked: true)
        for review in own {
            let (name, register) = try await self.names(of: review, context)
            mine.add([
                ownName("\(review.id). \(name)", review), .text(register), .text(kind(review, language)),
                .text(DateText(language: language)(review.created, .short)), .text(state(review, language)),
                .text(review.note ?? "–"),
            ])
        }
        let frame = PageFrame(title: texts("reviewTitle", language))
        let content: [String: Any] = [
            "heading": frame.title, "hasWaiting": !waiting.isEmpty, "waiting": here.context, "hasOwn": !own.isEmpty,
            "own": mine.context,
        ]
        return Reply.html(page("reviews", content, in: frame, request, language), to: request)
    }

    func columns(_ keys: [String], _ language: Language) -> [DataTable.Column] {
        keys.map { .init(label: texts($0, language)) }
    }

    /// What waits still can be looked at and withdrawn.
    private func ownName(_ name: String, _ review: Review) -> Markup {
        review.state == .waiting ? .link(name, to: Self.address(of: review)) : .text(name)
    }

    static func address(of review: Review) -> String { "/gennemsyn/\(review.id)" }

    func names(
        of review: Review, _ context: RequestSource
    ) async throws -> (record: String, register: String) {
        guard let register = workspace.registers.first(where: { $0.id == review.register }) else {
            return (review.feature.id, review.register.rawValue)
        }
        let names = try await names(of: [review.feature], in: register, context)
        let name = names[review.feature.id, in: register.id] ?? review.feature.id
        return (name.isEmpty ? "\(review.id)" : name, register.title[context.language])
    }

    func kind(_ review: Review, _ language: Language) -> String {
        guard review.replacing == nil else {
            return texts(review.isDeletion ? "reviewDelete" : "reviewChange", language)
        }
        return texts(review.isReturn ? "reviewReturn" : "reviewNew", language)
    }

    private func state(_ review: Review, _ language: Language) -> String {
        let who = ["who": review.decidedBy ?? ""]
        switch review.state {
        case .waiting: return texts("reviewStateWaiting", language)
        case .approved: return texts("reviewStateApproved", language, who)
        case .refused: return texts("reviewStateRefused", language, who)
        case .withdrawn: return texts("reviewStateWithdrawn", language)
        }
    }

    /// One change beside the record as it is, and the two things that can be done.
    func review(
        _ change: ReviewCase, _ problem: (any Problem)?, mark: String, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        let (review, language) = (change.review, context.language)
        guard let register = workspace.registers.first(where: { $0.id == review.register }),
            let source = RegisterSource(register: register, workspace: workspace, reader: context.reader)
        else { throw AccessProblem.mayNotReview(review.id) }
        let names = try await names(referredToBy: change.features, in: source.fields, context)
        var words = ValueText(language: language, texts: texts, names: names)
        words.dates = .short
        let name = words.name(of: change.now ?? review.feature, in: source)
        let values = ["name": name.isEmpty ? "\(review.id)" : name, "kind": kind(review, language)]
        var frame = PageFrame(title: texts("reviewOneTitle", language, values))
        frame.crumbs = [(label: texts("reviewTitle", language), url: "/gennemsyn")]
        var content: [String: Any] = [
            "kind": source.title[language], "heading": frame.title, "mark": mark, "action": request.uri.path,
            "by": texts(
                "reviewBy", language,
                ["who": review.author, "when": DateText(language: language)(review.created, .long)]),
            "change": table(of: change, in: source, words),
            "meanwhile": meanwhile(change, in: source, words) as Any? ?? false, "isDeletion": review.isDeletion,
            "isStale": change.isStale,
            "isOwn": change.isOwn, "canApprove": problem == nil && !change.isStale && !change.isOwn,
        ]
        if change.now != nil { content["recordUrl"] = ValueText.address(of: review.feature.id, in: source.id) }
        content["problem"] = problem?.message[language]
        let status = problem.map { ProblemReply.status(of: $0) } ?? .ok
        return Reply.html(page("review", content, in: frame, request, language), to: request, status: status)
    }
}
