import Hummingbird

extension Pages {
    func home(_ request: Request, _ context: RequestSource) async throws -> Response {
        Reply.html(page("home", [:], in: PageFrame(title: "…"), request, context.language), to: request)
    }
}
