import HTTPTypes
import Hummingbird
import LandkortCore

/// `/api`: the OpenAPI 3.0 description of everything above, made from the collections.
struct DescriptionRoutes {
    let catalogue: Catalogue
    let pages: Pages
    /// Whether records can be changed here.
    let isWritten: Bool

    func add(to router: Router<RequestSource>) {
        router.get("api") { request, context in
            let base = Links(request).base
            let description = OpenAPI(
                catalogue.sources(for: context.reader), isWritten: isWritten, base: base, language: context.language)
            if try Format(request) == .html {
                return try await pages.description(description, base: base, request, context)
            }
            return Reply.bytes(description.document.bytes, OpenAPI.mediaType, to: request)
        }
    }
}
