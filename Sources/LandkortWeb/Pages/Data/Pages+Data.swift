import Hummingbird
import LandkortCore

extension Pages {
    func home(_ request: Request, _ context: RequestSource) async throws -> Response { stub(request, context) }
    func conformance(_ classes: [String], _ request: Request, _ context: RequestSource) async throws -> Response {
        let page = page(
            "conformance", ["conformsTo": classes, "formats": [["label": "JSON", "url": "/conformance?f=json"]]],
            in: PageFrame(title: texts("conformanceTitle", context.language)), request, context.language)
        return Reply.html(page, to: request)
    }
    func collections(_ catalogue: Catalogue, _ request: Request, _ context: RequestSource) async throws -> Response {
        stub(request, context)
    }
    func collection(_ source: any FeatureSource, _ request: Request, _ context: RequestSource) async throws -> Response
    {
        stub(request, context)
    }
    func items(
        _ page: FeaturePage, count: Int, _ items: ItemsRequest, of source: any FeatureSource, _ request: Request,
        _ context: RequestSource
    ) async throws -> Response { stub(request, context) }
    func item(
        _ feature: Feature, _ query: SourceQuery, of source: any FeatureSource, _ request: Request,
        _ context: RequestSource
    ) async throws -> Response { stub(request, context) }
    func problem(_ problem: any Problem, path: String, language: Language) -> [UInt8] {
        Array(problem.message[language].utf8)
    }
    private func stub(_ request: Request, _ context: RequestSource) -> Response {
        Reply.html(
            page("conformance", ["conformsTo": [String]()], in: PageFrame(title: "stub"), request, context.language),
            to: request)
    }
}
