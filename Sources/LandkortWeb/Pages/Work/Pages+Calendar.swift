import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/kalender.ics`: meetings and hearings of a partnership or of all, as far as whoever asks may see them.
    func calendar(_ request: Request, _ context: RequestSource) async throws -> Response {
        let all = try await workspace.territory().allPartnerships
        let asked = request.parameters["partnerskab"]
        let chosen = try asked.map { code throws(RequestProblem) -> Territory.Area in
            guard let area = all.first(where: { $0.code == code }) else {
                throw .badParameter("partnerskab", value: code, allowed: all.map(\.code))
            }
            return area
        }
        let entries = try await workspace.calendar(
            of: WorkScope(partnerships: Set((chosen.map { [$0] } ?? all).map(\.code))), in: context.language,
            reader: context.reader)
        let name = chosen?.name ?? texts("siteName", context.language)
        return Reply.calendar(CalendarFeed(name, entries, base: Links(request).base), to: request)
    }
}
