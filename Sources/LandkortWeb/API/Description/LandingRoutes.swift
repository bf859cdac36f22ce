import Hummingbird
import LandkortCore

/// `/`, `/conformance`, `/health`: OGC API – Features Part 1, clauses 7.2 and 7.4.
struct LandingRoutes {
    let catalogue: Catalogue
    let pages: Pages
    /// Whether records can be changed here.
    let isWritten: Bool

    static let classes = [
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
        "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
        "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
        "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
        "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
        "http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
        "http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
        "http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
        "http://www.opengis.net/spec/cql2/1.0/conf/array-functions",
        "http://www.opengis.net/spec/cql2/1.0/conf/property-property",
        "http://www.opengis.net/spec/cql2/1.0/conf/arithmetic",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/core-roles-features",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables-and-receivables",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/queryables",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/sortables",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/ogc-process-description",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/json",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/html",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/job-list",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/dismiss",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
        "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core",
        "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core-query-parameters",
        "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-collection",
        "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/searchable-catalog",
        "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/json",
        "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/html",
        "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
        "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
        "http://www.opengis.net/spec/tms/2.0/conf/tilesetmetadata",
        "http://www.opengis.net/spec/tms/2.0/conf/json-tilesetmetadata",
        "http://www.opengis.net/spec/tms/2.0/conf/tilematrixsetlimits",
        "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixsetlimits",
    ]

    /// Of OGC API – Features Part 4.
    private static let writing = [
        "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete",
        "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update",
        "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/features",
    ]

    /// Where a register demands `If-Match`.
    private static let locking = "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags"

    private func kept(for reader: Reader) -> [String] {
        guard isWritten else { return Self.classes }
        let isStrict = catalogue.sources(for: reader).contains { ($0 as? RegisterSource)?.register.isStrict == true }
        return Self.classes + Self.writing + (isStrict ? [Self.locking] : [])
    }

    func add(to router: Router<RequestSource>) {
        router.get("/", use: landing)
        router.get("conformance", use: conformance)
        router.get("health", use: health)
    }

    @Sendable func landing(_ request: Request, _ context: RequestSource) async throws -> Response {
        let isPage = try Format(request) == .html
        try request.allow(isPage ? ViewChoice.parameters : [])
        if isPage { return try await pages.home(request, context) }
        let links = Links(request)
        return Reply.json(
            [
                "title": "Det digitale landkort",
                "description": .string(
                    Bilingual(
                        da: "Registre og kortlægninger af digital infrastruktur i danske kommuner.",
                        en: "Registers and campaigns of digital infrastructure in Danish municipalities.")[
                            context.language]),
                "links": .array(
                    links.pair("/") + [
                        links.link(
                            "/api", rel: "service-desc", type: OpenAPI.mediaType),
                        links.link("/api?f=html", rel: "service-doc", type: "text/html"),
                        links.link("/conformance", rel: "conformance", type: "application/json"),
                        links.link("/collections", rel: "data", type: "application/json"),
                        links.link(
                            "/collections/katalog/items", rel: "http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog",
                            type: "application/geo+json"),
                        links.link("/dcat?f=ttl", rel: "describedby", type: "text/turtle"),
                        links.link("/dcat?f=jsonld", rel: "describedby", type: "application/ld+json"),
                        links.link(
                            "/processes", rel: "http://www.opengis.net/def/rel/ogc/1.0/processes",
                            type: "application/json"),
                        links.link(
                            "/jobs", rel: "http://www.opengis.net/def/rel/ogc/1.0/job-list",
                            type: "application/json"),
                        links.link(
                            "/tileMatrixSets", rel: "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
                            type: "application/json"),
                    ]),
            ], to: request)
    }

    @Sendable func conformance(_ request: Request, _ context: RequestSource) async throws -> Response {
        if try Format(request) == .html {
            return try await pages.conformance(kept(for: context.reader), request, context)
        }
        return Reply.json(["conformsTo": .array(kept(for: context.reader).map(JSON.string))], to: request)
    }

    /// Answers only when the store does.
    @Sendable func health(_ request: Request, _ context: RequestSource) async throws -> Response {
        try await pages.touchStore()
        return Reply.json(["status": "ok"], to: request)
    }
}
