import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// Suggestions while one types, and hits on the page.
    private static let mostSuggestions = 8
    private static let mostHits = 50

    /// `/adresser?q=…`: the search as a page, and as JSON for suggestions.
    func search(_ request: Request, _ context: RequestSource) async throws -> Response {
        let choice = try await ViewChoice(request, workspace).ofFixedNetwork
        let text = (request.parameters["q"] ?? "").prefix(200).description
        let area = request.parameters["inden_for"]
        let isPage = try Format(request) == .html
        let most = isPage ? Self.mostHits : Self.mostSuggestions
        var records: [AddressRecord] = []
        if let campaign = choice.campaign {
            records = try await workspace.addresses(
                matching: text, in: campaign, within: area, towns: places.towns(in: campaign), limit: most + 1)
        }
        guard isPage else { return suggestions(records.prefix(most), choice, request) }
        return searchPage(text, records, most: most, choice, request, context.language)
    }

    private func suggestions(
        _ records: ArraySlice<AddressRecord>, _ choice: ViewChoice, _ request: Request
    ) -> Response {
        let hits = records.map { record -> JSON in
            let degrees = record.position.map { ReferenceSystem.utm32.convert($0, to: .crs84) }
            return [
                "text": .string(choice.campaign.map { places.address(record, in: $0) } ?? record.text),
                "kommune": .string(record.municipalityName), "url": .string(choice.address(record.id)),
                "lon": Self.rounded(degrees?.x), "lat": Self.rounded(degrees?.y),
            ]
        }
        return Reply.json(["hits": .array(hits)], to: request)
    }

    /// Degrees to a centimetre or so.
    private static func rounded(_ degrees: Double?) -> JSON {
        degrees.map { .number(($0 * 1e7).rounded() / 1e7) } ?? .null
    }

    private func searchPage(
        _ text: String, _ records: [AddressRecord], most: Int, _ choice: ViewChoice, _ request: Request,
        _ language: Language
    ) -> Response {
        let words = words(language)
        var frame = PageFrame(title: words("searchTitle"), hasSearch: true)
        frame.isSynthetic = choice.campaign?.isSynthetic == true
        frame.tell(PartialNotice(choice.campaign, in: nil, words))
        var page: [String: Any] = ["search": searchField(choice, text: text)]
        if !text.allSatisfy(\.isWhitespace) { page["results"] = results(text, records, most: most, choice, words) }
        return Reply.html(self.page("search", page, in: frame, request, language), to: request)
    }

    /// What `part-search` needs; the campaign at hand is kept.
    func searchField(_ choice: ViewChoice, text: String = "") -> [String: Any] {
        [
            "action": "/adresser", "query": text,
            "kept": choice.campaignQuery.map { ["name": $0.0, "value": $0.1] },
        ]
    }

    private func results(
        _ text: String, _ records: [AddressRecord], most: Int, _ choice: ViewChoice, _ words: Words
    ) -> [String: Any] {
        let shown = records.prefix(most)
        let isMore = records.count > most
        let key =
            switch records.count {
            case 0: "searchNothing"
            case 1: "searchResultOne"
            default: isMore ? "searchResultsMore" : "searchResults"
            }
        let values = ["count": words.numbers.count(shown.count), "query": text]
        var results: [String: Any] = [
            "sentence": words(key, values), "none": records.isEmpty,
            "hits": shown.map { record -> [String: Any] in
                [
                    "text": choice.campaign.map { places.address(record, in: $0) } ?? record.text,
                    "url": choice.address(record.id), "municipality": record.municipalityName,
                ]
            },
        ]
        if isMore { results["more"] = words("searchMore", values) }
        return results
    }
}
