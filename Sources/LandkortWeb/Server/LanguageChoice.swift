import HTTPTypes
import Hummingbird
import LandkortCore

/// The reader's language: `?lang=`, else the cookie it once set, else `Accept-Language`, else Danish.
struct LanguageChoice: RouterMiddleware {
    static let cookie = "lang"

    func handle(
        _ request: Request, context: RequestSource, next: (Request, RequestSource) async throws -> Response
    ) async throws -> Response {
        var context = context
        let asked = request.parameters["lang"].flatMap { Language(rawValue: $0) }
        context.language = asked ?? kept(request) ?? accepted(request) ?? .da
        var response = try await next(request, context)
        if let asked, request.parameters["f"] == nil {
            let cookie = "\(Self.cookie)=\(asked.rawValue); Path=/; Max-Age=31536000; SameSite=Lax"
            response.headers[values: .setCookie].append(cookie)
        }
        if response.headers[.contentType]?.hasPrefix("text/html") == true {
            response.headers[.contentLanguage] = context.language.rawValue
        }
        response.headers[.vary] = "Accept, Accept-Encoding, Accept-Language, Authorization, Cookie"
        return response
    }

    private func kept(_ request: Request) -> Language? {
        request.cookies[Self.cookie].flatMap { Language(rawValue: $0.value) }
    }

    private func accepted(_ request: Request) -> Language? {
        let header = request.headers[.acceptLanguage] ?? ""
        for range in header.split(separator: ",") {
            let tag = range.prefix { $0 != ";" && $0 != "-" }.filter { !$0.isWhitespace }
            if let language = Language(rawValue: tag.lowercased()) { return language }
        }
        return nil
    }
}
