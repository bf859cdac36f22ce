import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/jobs`: what is being worked on for whoever asks, as OGC API – Processes Part 1 (clauses 7.12, 7.13, 10 and 13).
struct JobRoutes {
    let pages: Pages
    let jobs: Jobs

    func add(to router: Router<RequestSource>) {
        router.get("jobs", use: list)
        router.get("jobs/:job", use: status)
        router.get("jobs/:job/results", use: results)
        router.delete("jobs/:job", use: dismiss)
        router.post("jobs/:job", use: dismissByForm)
    }

    @Sendable func list(_ request: Request, _ context: RequestSource) async throws -> Response {
        let limit = try ProcessRoutes.limit(request)
        let own = await jobs.all(of: context.jobOwner)
        if try Format(request) == .html { return try pages.jobs(own, request, context) }
        let links = Links(request)
        let documents = own.prefix(limit).map { job in
            JobDocument(job: job, links: links, language: context.language).document
        }
        return Reply.json(["jobs": .array(Array(documents)), "links": .array(links.pair("/jobs"))], to: request)
    }

    @Sendable func status(_ request: Request, _ context: RequestSource) async throws -> Response {
        let job = try await jobs.job(try id(context), of: context.jobOwner)
        if try Format(request) == .html {
            let result = try? await jobs.result(job.id, of: context.jobOwner)
            return try pages.job(job, result, request, context)
        }
        return Reply.json(
            JobDocument(job: job, links: Links(request), language: context.language).document, to: request)
    }

    @Sendable func results(_ request: Request, _ context: RequestSource) async throws -> Response {
        switch try await jobs.result(try id(context), of: context.jobOwner) {
        case .answer(let answer, let type):
            return try ProcessRoutes.reply(
                answer, as: type ?? "application/json", isDocument: type == nil, to: request)
        case .campaign(let summary):
            return Reply.json(summary.json, to: request)
        }
    }

    @Sendable func dismiss(_ request: Request, _ context: RequestSource) async throws -> Response {
        let job = try await jobs.dismiss(try id(context), of: context.jobOwner)
        let document = JobDocument(job: job, links: Links(request), language: context.language).document
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: .init(bytes: document.bytes)))
    }

    /// What a page's button sends, which cannot say DELETE.
    @Sendable func dismissByForm(_ request: Request, _ context: RequestSource) async throws -> Response {
        let mark = try context.session.mark
        let sent = try await request.fields(marked: mark)
        guard sent["handling"] == "afbryd" else { throw AccessProblem.badForm }
        let job = try await jobs.dismiss(try id(context), of: context.jobOwner)
        return Reply.redirect(to: "/jobs/\(job.id)")
    }

    private func id(_ context: RequestSource) throws -> Job.ID { try context.parameters.require("job") }
}

extension RequestSource {
    /// Whom a job is kept for: an account, a token, or nil for the public.
    var jobOwner: String? {
        switch identity.proof {
        case .none: nil
        case .session(let account, _): "konto \(account.name)"
        case .token(let token): "noegle \(token.name)"
        }
    }
}

extension CampaignSummary {
    var json: JSON {
        [
            "kortlaegning": .string(campaign.name), "art": .string(campaign.kind.rawValue), "fil": .string(file),
            "adresser": .integer(rows), "aendret": .boolean(outcome == .stored),
            "kommuner": .array(
                municipalities.map { name, code, rows in
                    ["kode": code.map(JSON.string) ?? .null, "navn": .string(name), "adresser": .integer(rows)]
                }),
            "uden_koordinater": .integer(withoutPosition), "uden_for_danmark": .integer(outsideDenmark),
            "uden_postnummer": .integer(withoutPostcode),
        ]
    }
}
