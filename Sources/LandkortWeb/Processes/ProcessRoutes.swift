import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/processes`: the analyses, as OGC API – Processes Part 1 (clauses 7.3, 7.4 and 7.11).
struct ProcessRoutes {
    let pages: Pages
    let jobs: Jobs

    func add(to router: Router<RequestSource>) {
        router.get("processes", use: list)
        router.get("processes/:process", use: describe)
        router.post("processes/:process/execution", use: execute)
    }

    @Sendable func list(_ request: Request, _ context: RequestSource) async throws -> Response {
        let limit = try Self.limit(request)
        if try Format(request) == .html { return try pages.processes(request, context) }
        let links = Links(request)
        let summaries = AnalysisProcess.all.prefix(limit).map { process in
            ProcessDescription(process: process, links: links, language: context.language).summary
        }
        return Reply.json(
            ["processes": .array(summaries), "links": .array(links.pair("/processes"))], to: request)
    }

    /// As many as may be told at once, 1 to 10,000.
    static func limit(_ request: Request) throws(RequestProblem) -> Int {
        guard let text = request.parameters["limit"] else { return 1000 }
        guard let limit = Int(text), 1...10_000 ~= limit else {
            throw .badParameter("limit", value: text, allowed: ["1–10000"])
        }
        return limit
    }

    @Sendable func describe(_ request: Request, _ context: RequestSource) async throws -> Response {
        let process = try AnalysisProcess.named(try context.parameters.require("process"))
        if try Format(request) == .html { return try await pages.process(process, request, context) }
        try request.allow([])
        let description = ProcessDescription(process: process, links: Links(request), language: context.language)
        return Reply.json(description.document, to: request)
    }

    /// The answer itself, or a job that comes to it where the client would rather have one.
    @Sendable func execute(_ request: Request, _ context: RequestSource) async throws -> Response {
        let process = try AnalysisProcess.named(try context.parameters.require("process"))
        let execution = try await Execution(request, of: process)
        guard execution.isAsynchronous else {
            let answer = try await process.run(execution.inputs, in: pages.workspace, reader: context.reader)
            return try Self.reply(answer, as: execution.type, isDocument: execution.isDocument, to: request)
        }
        let (workspace, reader) = (pages.workspace, context.reader)
        let job = try await jobs.start(process.id, for: context.jobOwner) { _ in
            .answer(
                try await process.run(execution.inputs, in: workspace, reader: reader),
                type: execution.isDocument ? nil : execution.type)
        }
        let document = JobDocument(job: job, links: Links(request), language: context.language).document
        return Response(
            status: .created,
            headers: [
                .location: "\(Links(request).base)/jobs/\(job.id)", .contentType: "application/json",
                .preferenceApplied: "respond-async",
            ], body: .init(byteBuffer: .init(bytes: document.bytes)))
    }

    /// - Parameter isDocument: whether the answer stands within a document by the output's name.
    static func reply(
        _ answer: ProcessAnswer, as type: String, isDocument: Bool, to request: Request
    ) throws -> Response {
        guard let written = answer.written(as: type) else { throw RequestProblem.noSuchPage(request.uri.path) }
        guard isDocument else { return Reply.bytes(written.bytes, written.type, to: request) }
        let isJSON = type == "application/json"
        let value: JSON =
            isJSON
            ? .written(written.bytes)
            : ["value": .string(String(decoding: written.bytes, as: UTF8.self)), "mediaType": .string(type)]
        return Reply.json([JSON.Member(name: ProcessDescription.output, value: value)].object, to: request)
    }
}

extension [JSON.Member] {
    fileprivate var object: JSON { .object(self) }
}

extension HTTPField.Name {
    static let prefer = HTTPField.Name("Prefer")!
    static let preferenceApplied = HTTPField.Name("Preference-Applied")!
}
