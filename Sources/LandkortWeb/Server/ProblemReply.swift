import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore
import Logging

/// Turns whatever a route throws into RFC 9457 problem details, or a page that says the same.
struct ProblemReply: RouterMiddleware {
    let pages: Pages
    let logger: Logger

    func handle(
        _ request: Request, context: RequestSource, next: (Request, RequestSource) async throws -> Response
    ) async throws -> Response {
        do {
            if let refusal = context.refusal { throw refusal }
            return try await next(request, context)
        } catch {
            let problem = Self.problem(error, request)
            var response = answer(problem, request, context.language)
            if response.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
            Self.tellWays(out: problem, request, &response.headers)
            response.headers.tellWhen(problem)
            return response
        }
    }

    /// What could be asked or sent instead.
    private static func tellWays(out problem: any Problem, _ request: Request, _ headers: inout HTTPFields) {
        switch problem as? RequestProblem {
        case .methodNotAllowed(_, let allowed): headers[.allow] = allowed
        case .gone(let collection, _, let id, let latest, _):
            let path = ValueText.address(of: id, in: collection)
            let links =
                ["timemap", "version-history"].map { ("\(path)/versions", $0) }
                + (latest.map { [("\(path)?datetime=\($0.percentEncoded)", "latest-version")] } ?? [])
            headers[HTTPField.Name("Link")!] = links.map { "<\($0)>; rel=\"\($1)\"" }.joined(separator: ", ")
        case .badMediaType(let allowed):
            headers[RecordBody.accepted(by: request.method)] = allowed.joined(separator: ", ")
        default: break
        }
    }

    /// An unknown error is a defect, and its text never reaches the client.
    private static func problem(_ error: any Error, _ request: Request) -> any Problem {
        if let problem = error as? any Problem { return problem }
        guard let error = error as? any HTTPResponseError else { return RequestProblem.defect(error) }
        return switch error.status {
        case .notFound: RequestProblem.noSuchPage(request.uri.path)
        case .methodNotAllowed: RequestProblem.methodNotAllowed(request.method.rawValue, allowed: OtherMethods.reading)
        case .badRequest: RequestProblem.badParameter("path", value: request.uri.path, allowed: [])
        default: RequestProblem.defect(error)
        }
    }

    /// The kind's; HTTP has numbers of its own for a method that is not there, and for too many attempts.
    static func status(of problem: any Problem) -> HTTPResponse.Status {
        if case .tooManyAttempts? = problem as? AccessProblem { return .tooManyRequests }
        if case .invalid? = problem as? EditProblem { return .unprocessableContent }
        return (problem as? RequestProblem).flatMap(ownStatus) ?? HTTPResponse.Status(code: problem.kind.status)
    }

    private static func ownStatus(of problem: RequestProblem) -> HTTPResponse.Status? {
        switch problem {
        case .changed: .preconditionFailed
        case .unconditional: .preconditionRequired
        case .gone, .redacted: .gone
        case .methodNotAllowed: .methodNotAllowed
        case .badMediaType: .unsupportedMediaType
        default: nil
        }
    }

    private func answer(_ problem: any Problem, _ request: Request, _ language: Language) -> Response {
        if let cause = problem.cause { logger.error("\(problem.code): \(cause)") }
        let status = Self.status(of: problem)
        let isSent = [.post, .put, .patch, .delete].contains(request.method)
        if Format.ofProblem(request) == .html {
            let page = pages.problem(
                problem, status: status.code, path: request.uri.path, query: request.uri.query, isSent: isSent,
                language: language)
            return Reply.html(page, to: request, status: status)
        }
        var document: JSON = [
            "type": .string(Self.types[problem.code] ?? "urn:landkort:problem:\(problem.code)"),
            "title": .string(pages.heading(of: problem, isSent: isSent, language)), "status": .integer(status.code),
            "detail": .string(problem.message[language]), "instance": .string(request.uri.path),
        ]
        if let faults = (problem as? EditProblem)?.faults, !faults.isEmpty {
            document = document.adding([("errors", .array(faults.map { Self.json($0, language) }))])
        }
        if let place = Self.place(problem) { document = document.adding([place]) }
        var response = Reply.bytes(document.bytes, "application/problem+json", to: request, status: status)
        response.headers[.contentLanguage] = language.rawValue
        return response
    }

    /// Those that a standard names.
    private static let types = [
        ("process.unknown", "no-such-process"), ("job.unknown", "no-such-job"), ("job.not-ready", "result-not-ready"),
    ].reduce(into: [String: String]()) {
        $0[$1.0] = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/\($1.1)"
    }

    /// Where in a filter the problem is, for programs.
    private static func place(_ problem: any Problem) -> (String, JSON)? {
        guard case .badFilter(let fault)? = problem as? RequestProblem else { return nil }
        return switch fault.place {
        case .character(let place)?: ("position", .integer(place))
        case .pointer(let pointer)?: ("pointer", .string(pointer))
        case nil: nil
        }
    }

    private static func json(_ fault: FieldFault, _ language: Language) -> JSON {
        let told: JSON = [
            "pointer": .string(fault.pointer), "code": .string(fault.code), "detail": .string(fault.message[language]),
        ]
        return fault.regularExpression.map { told.adding([("pattern", .string($0))]) } ?? told
    }
}

extension HTTPFields {
    /// When to try again, where that helps.
    mutating func tellWhen(_ problem: (any Problem)?) {
        if let seconds = problem?.patience { self[.retryAfter] = String(seconds) }
    }
}
