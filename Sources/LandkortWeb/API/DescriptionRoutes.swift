import HTTPTypes
import Hummingbird
import LandkortApplication
import LandkortCore

/// `/api`: the OpenAPI 3.0 description of everything above, made from the collections.
struct DescriptionRoutes {
    let catalogue: Catalogue
    let workspace: Workspace

    func add(to router: Router<RequestSource>) {
        router.get("api") { request, context in
            try request.allow([])
            let document = OpenAPI(catalogue, base: Links(request).base, language: context.language).document
            return Reply.bytes(document.bytes, "application/vnd.oai.openapi+json;version=3.0", to: request)
        }
    }
}
