import Foundation
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/gennemsyn`: what waits for somebody else's approval, and what became of one's own changes.
struct ReviewRoutes {
    let writing: Writing
    let pages: Pages

    func add(to router: Router<RequestSource>) {
        router.get("gennemsyn", use: list)
        router.get("gennemsyn/:number", use: show)
        router.post("gennemsyn/:number", use: decide)
    }

    @Sendable func list(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (account, _) = try context.session
        let waiting = try await writing.editing.reviews(for: account)
        let own = try await writing.editing.reviews(by: account)
        return try await pages.reviews(waiting, own: own, request, context)
    }

    @Sendable func show(_ request: Request, _ context: RequestSource) async throws -> Response {
        try await page(nil, request, context)
    }

    /// What cannot be approved stays, and the page says why.
    @Sendable func decide(_ request: Request, _ context: RequestSource) async throws -> Response {
        let (account, mark) = try context.session
        let sent = try await request.fields(marked: mark)
        let number = try number(context)
        let done: DoneNotice
        do {
            switch sent["handling"] {
            case "godkend":
                _ = try await writing.editing.approve(number, by: account)
                done = .approved
            case "traek":
                try await writing.editing.withdraw(number, by: account)
                done = .withdrawn
            case "afvis":
                try await writing.editing.refuse(number, note: Self.note(sent["bemaerkning"]), by: account)
                done = .refused
            default: throw AccessProblem.badForm
            }
        } catch let problem as any Problem where [.conflict, .invalid].contains(problem.kind) {
            return try await page(problem, request, context)
        }
        return Reply.redirect(to: SignInRoutes.ownPath(sent["til"]) ?? "/gennemsyn", telling: done, request)
    }

    private func page(
        _ problem: (any Problem)?, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        let (account, mark) = try context.session
        let change = try await writing.editing.reviewCase(try number(context), for: account)
        return try await pages.review(change, problem, mark: mark, request, context)
    }

    private func number(_ context: RequestSource) throws -> Int {
        Int(try context.parameters.require("number")) ?? 0
    }

    private static let longestNote = 1000

    private static func note(_ text: String?) -> String? {
        let text = (text ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? nil : String(text.prefix(longestNote))
    }
}
