import Hummingbird
import LandkortApplication
import LandkortCore

/// `/dcat`: the registers as data sets of DCAT-AP-DK, in Turtle or JSON-LD, as `landkort model publish` writes them.
struct DataCatalogRoutes {
    static let formats: [Format] = [.turtle, .linked]

    let catalogue: Catalogue
    /// Who answers for the data.
    let publisher: String

    func add(to router: Router<RequestSource>) { router.get("dcat", use: graph) }

    @Sendable func graph(_ request: Request, _ context: RequestSource) async throws -> Response {
        let format = try Format(request, among: Self.formats)
        let registers = catalogue.sources(for: context.reader).compactMap { ($0 as? RegisterSource)?.register }
        let graph = ModelPublication.catalogue(
            of: registers, .init(address: Links(request).base, publisher: publisher))
        let bytes = format == .turtle ? Array(graph.turtle.utf8) : graph.json.bytes
        return Reply.bytes(bytes, format.otherType ?? "", to: request)
    }
}
