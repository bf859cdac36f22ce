import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/overblik`: every page that joins registers, with what it answers.
    func overviews(_ request: Request, _ context: RequestSource) async throws -> Response {
        let words = words(context.language)
        let choice = try AreaChoice(
            "partnerskab", among: try await workspace.territory().allPartnerships, request, context.reader)
        let query = choice.chosen.map { "?partnerskab=\($0.code.percentEncoded)" } ?? ""
        let own = Audience.current.canSignIn ? [("work", "/mit-arbejde")] : []
        let content: [String: Any] = [
            "heading": words("joinedTitle"), "leadText": words("joinedLead"),
            "hasChoices": choice.areas.count > 1, "choices": choice.choices(words("choicePartnership"), request),
            "groups": [
                group("overviewPartnership", Self.ofPartnership.map { ($0, $1 + query) }, words),
                group("overviewMunicipality", Self.ofMunicipality, words),
                group("overviewOwn", own + [("calendar", "/kalender.ics" + query)], words),
            ],
        ]
        let frame = PageFrame(title: words("joinedTitle"))
        return Reply.html(page("overviews", content, in: frame, request, context.language), to: request)
    }

    private static let ofPartnership = [
        ("adoption", "/overblik/retningslinjer"), ("contactBook", "/overblik/kontakter"),
        ("meetings", "/overblik/moeder"), ("wishes", "/overblik/oensker"), ("note", "/rapporter/statusnotat"),
    ]
    private static let ofMunicipality = [
        ("programme", "/overblik/program"), ("contracts", "/overblik/kontrakter"),
    ]

    private func group(_ key: String, _ pages: [(String, String)], _ words: Words) -> [String: Any] {
        [
            "groupTitle": words(key),
            "pages": pages.map { page, url in
                ["label": words("\(page)Title"), "url": url, "answer": words("\(page)Answer")]
            },
        ]
    }

    /// The joined pages of one area, for its own page.
    func overviewLinks(of area: Territory.Area, _ words: Words) -> [[String: Any]] {
        let pages: [(String, String)]
        switch area.kind {
        case .partnership: pages = Self.ofPartnership.dropLast().map { ($0, "\($1)?partnerskab=") }
        case .municipality: pages = [("programme", "/overblik/program?kommune=")]
        case .region: pages = []
        }
        return pages.map { ["label": words("\($0)Title"), "url": $1 + area.code.percentEncoded] }
    }
}
