import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// So many neighbours are asked and listed.
    private static let neighbours = 8
    /// Half the side of the map's square, metres.
    private static let mapReach = 900.0

    func addressPage(_ feature: Feature, _ request: Request, _ context: RequestSource) async throws -> Response {
        let choice = try await ViewChoice(request, workspace).ofFixedNetwork
        guard let campaign = choice.campaign, let id = AddressID(feature.id) else {
            throw RequestProblem.noSuchPage(request.uri.path)
        }
        let history = try await workspace.history(of: id, kind: campaign.id.kind)
        guard let address = history.first(where: { $0.campaign.id == campaign.id })?.address else {
            guard request.parameters["kortlaegning"] == nil, let other = history.first(where: { $0.address != nil })
            else { throw RequestProblem.noSuchPage(request.uri.path) }
            let name = other.campaign.id.name.percentEncoded
            return Reply.redirect(
                to: "\(request.uri.path)?kortlaegning=\(name)&art=\(campaign.id.kind.rawValue)&f=html")
        }
        let content = AddressPage(
            address: address, campaign: campaign, history: history, choice: choice, words: words(context.language),
            places: places)
        let body = try await body(of: content, context.reader, path: request.uri.path)
        let frame = try await frame(of: content)
        return Reply.html(page("address", body, in: frame, request, context.language), to: request)
    }

    private func body(
        of content: AddressPage, _ reader: Reader, path: String
    ) async throws -> [String: Any] {
        let (words, campaign) = (content.words, content.campaign)
        let known = content.history.filter { $0.address != nil }.map(\.campaign)
        var page: [String: Any] = [
            "heading": content.heading, "choices": content.choice.choices(path: path, among: known, words),
            "thresholds": content.clauses, "mobileSentence": content.mobileSentence,
            "copperSentence": content.copperSentence, "facts": facts(of: content),
            "campaignNote": words(
                "addressCampaignNote",
                ["campaign": campaign.id.name, "kind": words(campaign.id.kind.textKey)]),
            "hasDownloads": true,
            "downloads": [
                [
                    "label": words("address"), "format": "GeoJSON", "url": data(of: content),
                ]
            ],
            "sources": known.flatMap { SourceList.files(of: $0, words) } + [["text": words("sourceMethod")]],
        ]
        page.merge(content.answer) { $1 }
        page.merge(content.speedTable) { $1 }
        let neighbours = try await workspace.neighbours(of: content.address, in: campaign, limit: Self.neighbours)
        page["neighbourSentence"] = content.neighbourSentence(neighbours)
        if !neighbours.isEmpty { page["neighbours"] = content.neighbourTable(neighbours).context }
        if let map = try await map(of: content) { page["map"] = map }
        if let report = try await report(content, reader) { page["report"] = report }
        return page
    }

    private func data(of content: AddressPage) -> String {
        content.choice.data("/collections/adresse/items/\(content.address.id.text)", [("f", "json")])
    }

    private func frame(of content: AddressPage) async throws -> PageFrame {
        var frame = PageFrame(title: content.heading)
        let shown = content.history.filter { $0.address != nil && $0.campaign.isSynthetic }
        frame.tell(SampleNotice(shown.map(\.campaign.id), beside: content.campaign, content.words))
        frame.hasMap = content.address.position != nil
        frame.alternates = [("application/geo+json", data(of: content), "GeoJSON")]
        let territory = try await workspace.territory()
        guard let code = content.address.municipality, let area = territory.area(code) else { return frame }
        if let region = territory.region(of: code) {
            frame.crumbs.append((region.name, content.choice.area(region)))
        }
        frame.crumbs.append((area.name, content.choice.municipality(code)))
        frame.tell(PartialNotice(content.campaign, in: area, content.words, isBrief: true))
        return frame
    }

    private func facts(of content: AddressPage) -> [[String: Any]] {
        let (address, words) = (content.address, content.words)
        var municipality: [String: Any] = ["label": words("municipality"), "value": address.municipalityName]
        if let code = address.municipality { municipality["href"] = content.choice.municipality(code) }
        var facts = [municipality]
        if let position = address.position {
            let east = Int(position.x.rounded())
            facts.append(["label": words("factPosition"), "value": "\(east), \(Int(position.y.rounded()))"])
            if let cell = GridCell(containing: position, size: .hundredMetres) {
                let path = "/collections/daekning-100m/items/\(cell.code)"
                facts.append(["label": words("factCell"), "value": cell.code, "href": content.choice.data(path)])
            }
        }
        facts.append(["label": words("factId"), "value": address.id.text])
        return facts
    }

    private func map(of content: AddressPage) async throws -> [String: Any]? {
        guard let position = content.address.position else { return nil }
        let reach = Self.mapReach
        let box = Envelope(
            minX: position.x - reach, minY: position.y - reach, maxX: position.x + reach, maxY: position.y + reach)
        return AreaMap(
            choice: content.choice, words: content.words, extent: box, hasOutlines: try await hasOutlines(),
            marker: position
        ).context
    }

    /// Whom to tell that something is wrong; nil where the municipality has named no mailbox.
    private func report(_ content: AddressPage, _ reader: Reader) async throws -> [String: Any]? {
        guard let code = content.address.municipality, let area = try await workspace.territory().area(code) else {
            return nil
        }
        let mailboxes = try await contacts(of: area, reader).compactMap { $0["funktionspostkasse"].string }
        guard let mailbox = mailboxes.first else { return nil }
        let subject = content.heading.percentEncoded
        return ["text": content.words("reportText"), "href": "mailto:\(mailbox)?subject=\(subject)"]
    }
}
