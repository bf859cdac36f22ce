import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    private static let areas: [String: Territory.Area.Kind] = [
        "kommune": .municipality, "region": .region, "partnerskab": .partnership,
    ]

    /// What the page of an item reads that the item itself does not.
    static func parameters(ofPageOf source: any FeatureSource) -> [String] {
        if source.id == "adresse" { return ViewChoice.parameters }
        return areas[source.id] == nil ? [] : ViewChoice.parameters + [SortOrder.parameter]
    }

    /// The page of an item that has one of its own: an area or an address; nil for every other.
    func specialPage(
        for feature: Feature, of source: any FeatureSource, _ request: Request, _ context: RequestSource
    ) async throws -> Response? {
        if source.id == "adresse" { return try await addressPage(feature, request, context) }
        guard let kind = Self.areas[source.id], let area = try await workspace.territory().area(feature.id),
            area.kind == kind
        else { return nil }
        let links = (source as? RegisterSource).map { actions(feature, nil, in: $0, context) } ?? []
        return try await areaPage(area, links, request, context)
    }

    /// A municipality's page, or the overview of a region or partnership.
    ///
    /// - Parameter links: to what can be done with its record.
    private func areaPage(
        _ area: Territory.Area, _ links: [[String: Any]], _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        let choice = try await ViewChoice(request, workspace)
        let words = words(context.language)
        let contacts = try await contacts(of: area, context.reader)
        var frame = try await frame(of: area, choice, words)
        let invented = try await inventedRows(of: area, contacts, context.reader)
        var page: [String: Any] = [
            "kind": words(area.kind.textKey), "heading": area.name,
            "choices": choice.choices(path: request.uri.path, words), "hasCampaign": false,
            "importCommand": Self.importCommand, "contacts": contactEntries(contacts, words),
            "hasContacts": !contacts.isEmpty, "actions": ["links": links],
            "manyContacts": area.kind != .municipality, "reports": try await reportLinks(of: area, context),
            "overviewLinks": overviewLinks(of: area, words), "hasOverviewLinks": area.kind != .region,
        ]
        let isMunicipality = area.kind == .municipality
        if isMunicipality { page.merge(try await surroundings(of: area, choice, context.reader, words)) { $1 } }
        if let campaign = choice.campaign {
            let profile = try await workspace.profile(of: area, in: campaign)
            let content = AreaPage(
                profile: profile, choice: choice, words: words, places: places,
                extents: try await workspace.extents(of: area, in: campaign), path: request.uri.path,
                query: request.uri.query)
            page.merge(try await figures(content, request)) { $1 }
            frame.hasMap = profile.figures != nil
            frame.tell(SampleNotice(profile.synthetic, rows: invented, beside: campaign, words))
        } else {
            page["needsCampaign"] = true
            if context.reader.mayImportCampaigns { page["campaignUrl"] = CampaignRoutes.path }
            frame.tell(SampleNotice([], rows: invented, beside: nil, words))
        }
        let bytes = self.page(isMunicipality ? "municipality" : "overview", page, in: frame, request, context.language)
        return Reply.html(bytes, to: request)
    }

    private static let importCommand =
        "landkort campaign import udtraek.csv --store landkort.gpkg --name 2026 --kind offered-private"

    private func frame(of area: Territory.Area, _ choice: ViewChoice, _ words: Words) async throws -> PageFrame {
        var frame = PageFrame(title: area.name)
        frame.tell(PartialNotice(choice.campaign, in: area, words))
        frame.alternates = [
            ("application/geo+json", ViewChoice.item(area) + "?f=json", "GeoJSON")
        ]
        if area.kind == .municipality, let region = try await workspace.territory().region(of: area.code) {
            frame.crumbs = [(region.name, choice.area(region))]
        }
        return frame
    }

    /// What the campaign says; a notice where it says nothing of the area.
    private func figures(_ content: AreaPage, _ request: Request) async throws -> [String: Any] {
        guard let figures = content.profile.figures else {
            return [
                "notCovered": ["text": content.notCoveredSentence],
                "sources": content.sources(of: [content.profile.campaign]), "hasMembers": !content.isMunicipality,
                "members": content.memberLinks,
            ]
        }
        var page = content.page(figures)
        page["map"] = try await map(of: content.choice, in: content.area, content.words)
        let cells = try await cellLists(of: content)
        page["cells"] = cells.list
        if content.isMunicipality {
            page["topCells"] = cells.top
            page.merge(try await municipalityFigures(content, figures, request)) { $1 }
        } else {
            page.merge(try overviewFigures(content, figures, request)) { $1 }
        }
        return page
    }
}

extension Territory.Area.Kind {
    /// The key of the word for it in `Web/texts`.
    var textKey: String {
        switch self {
        case .municipality: "municipality"
        case .region: "region"
        case .partnership: "partnership"
        }
    }

    /// The collection whose items are such areas.
    var collection: String {
        switch self {
        case .municipality: "kommune"
        case .region: "region"
        case .partnership: "partnerskab"
        }
    }
}
