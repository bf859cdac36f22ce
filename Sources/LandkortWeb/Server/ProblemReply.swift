import HTTPTypes
import Hummingbird
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
            return try await next(request, context)
        } catch {
            return answer(Self.problem(error, request), request, context.language)
        }
    }

    /// An unknown error is a defect, and its text never reaches the client.
    private static func problem(_ error: any Error, _ request: Request) -> any Problem {
        if let problem = error as? any Problem { return problem }
        guard let error = error as? any HTTPResponseError else { return RequestProblem.defect(error) }
        return switch error.status {
        case .notFound: RequestProblem.noSuchPage(request.uri.path)
        case .methodNotAllowed: RequestProblem.methodNotAllowed(request.method.rawValue)
        case .badRequest: RequestProblem.badParameter("path", value: request.uri.path, allowed: [])
        default: RequestProblem.defect(error)
        }
    }

    private func answer(_ problem: any Problem, _ request: Request, _ language: Language) -> Response {
        if let cause = problem.cause { logger.error("\(problem.code): \(cause)") }
        let status = HTTPResponse.Status(code: problem.kind.status)
        if (try? Format(request)) == .html {
            let page = pages.problem(
                problem, path: request.uri.path, query: request.uri.query, language: language)
            return Reply.html(page, to: request, status: status)
        }
        let document: JSON = [
            "type": .string("urn:landkort:problem:\(problem.code)"), "title": .string(problem.message[language]),
            "status": .integer(problem.kind.status), "detail": .string(problem.message.en),
            "instance": .string(request.uri.path),
        ]
        return Reply.bytes(document.bytes, "application/problem+json", to: request, status: status)
    }
}
