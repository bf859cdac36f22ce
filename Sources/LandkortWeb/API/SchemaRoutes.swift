import Hummingbird
import LandkortCore

/// `/collections/{collection}/schema`, `…/queryables` and `…/sortables`: OGC API – Features Parts 3 and 5.
struct SchemaRoutes {
    let catalogue: Catalogue

    func add(to router: Router<RequestSource>) {
        for purpose in CollectionSchema.Purpose.allCases {
            router.get("collections/:collection/\(purpose.rawValue)") { request, context in
                try answer(purpose, request, context)
            }
        }
    }

    private func answer(
        _ purpose: CollectionSchema.Purpose, _ request: Request, _ context: RequestSource
    ) throws -> Response {
        // The collection's page tells people of its fields.
        if let format = request.parameters["f"], format != "json" {
            throw RequestProblem.badParameter("f", value: format, allowed: ["json"])
        }
        let source = try catalogue.source(try context.parameters.require("collection"), for: context.reader)
        let schema = CollectionSchema(source: source, purpose: purpose, language: context.language)
        let address = "\(Links(request).base)/collections/\(source.id)/\(purpose.rawValue)"
        return Reply.bytes(schema.document(at: address).bytes, CollectionSchema.mediaType, to: request)
    }
}
