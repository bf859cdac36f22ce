import Hummingbird
import LandkortApplication
import LandkortCore

/// The pages people see: the HTML forms of the API's resources, and the search.
struct Pages: Sendable {
    let workspace: Workspace

    init(_ workspace: Workspace) throws {
        self.workspace = workspace
    }

    /// Reads from the store, and throws what it throws.
    func touchStore() async throws { _ = try await workspace.campaigns() }

    func home(_ request: Request, _ context: RequestSource) async throws -> Response { stub(request) }
    func conformance(_ classes: [String], _ request: Request, _ context: RequestSource) async throws -> Response {
        stub(request)
    }
    func collections(_ catalogue: Catalogue, _ request: Request, _ context: RequestSource) async throws -> Response {
        stub(request)
    }
    func collection(_ source: any FeatureSource, _ request: Request, _ context: RequestSource) async throws -> Response {
        stub(request)
    }
    func items(
        _ page: FeaturePage, count: Int, _ items: ItemsRequest, of source: any FeatureSource, _ request: Request,
        _ context: RequestSource
    ) async throws -> Response { stub(request) }
    func item(
        _ feature: Feature, _ query: SourceQuery, of source: any FeatureSource, _ request: Request,
        _ context: RequestSource
    ) async throws -> Response { stub(request) }
    func problem(_ problem: any Problem, path: String, language: Language) -> [UInt8] {
        Array(problem.message[language].utf8)
    }
    private func stub(_ request: Request) -> Response { Reply.html(Array("stub".utf8), to: request) }
}
