import Hummingbird
import LandkortCore

/// Refuses a query that says one thing twice, what the route does not read, or a language there is none of: no answer is
/// a guess at what was meant.
struct ParameterCheck: RouterMiddleware {
    func handle(
        _ request: Request, context: RequestSource, next: (Request, RequestSource) async throws -> Response
    ) async throws -> Response {
        if let address = request.withoutTracking { return Reply.redirect(to: address) }
        let parameters = request.parameters
        var seen: Set<String> = []
        for (name, _) in parameters.pairs where !seen.insert(name).inserted {
            throw RequestProblem.repeatedParameter(
                name, values: parameters.pairs.filter { $0.name == name }.map(\.value))
        }
        if let route = context.endpointPath, let names = RouteParameters.names(of: route) { try request.allow(names) }
        if let language = parameters["lang"], Language(rawValue: language) == nil {
            throw RequestProblem.badParameter(
                "lang", value: language, allowed: Language.allCases.map(\.rawValue))
        }
        return try await next(request, context)
    }
}
