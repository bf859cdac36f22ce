import Hummingbird
import LandkortCore

extension Pages {
    /// `/collections/{collection}/items/{item}`: a record in the groups its declaration makes, and where it lies.
    func item(
        _ feature: Feature, _ query: SourceQuery, of source: any FeatureSource, waiting own: OwnWaiting = OwnWaiting(),
        _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        if query.features.moment == nil, let page = try await specialPage(for: feature, of: source, request, context) {
            return page
        }
        let language = context.language
        let names = try await names(referredToBy: [feature], in: source.fields, context)
        var words = ValueText(language: language, texts: texts, names: names)
        words.clock = .seconds
        let name = words.name(of: feature, in: source)
        var frame = PageFrame(title: name)
        frame.crumbs = [
            collectionsCrumb(language), (label: source.title[language], url: "/collections/\(source.id)"),
        ]
        frame.isSynthetic = try await isSynthetic(feature, query, of: source)
        let map = ItemMap(feature, at: query.features.moment, in: source, query)
        frame.hasMap = map != nil
        var content: [String: Any] = [
            "kind": source.title[language], "heading": name, "groups": groups(feature, query, of: source, words),
            "hasMap": map != nil,
        ]
        content["map"] = map?.context
        if let register = source as? RegisterSource {
            let record = try await self.record(feature, query.features.moment, in: register, waiting: own, context)
            content.merge(record) { own, _ in own }
            content["waiting"] = try await waiting(own, of: register, request, context)
        }
        if let campaign = try await source.campaign(query) {
            frame.tell(PartialNotice(campaign, in: nil, self.words(language)))
            content["campaign"] = texts("itemCampaign", language, ["campaign": campaignName(campaign.id, language)])
        }
        return dataPage(
            "item", content, in: frame, jsonLabel: "GeoJSON", type: "application/geo+json", request, language)
    }

    /// A row says itself whether it is invented; rows of a campaign are as the campaign is.
    private func isSynthetic(
        _ feature: Feature, _ query: SourceQuery, of source: any FeatureSource
    ) async throws -> Bool {
        let says = source.fields.contains { $0.name == "syntetisk" }
        guard says else { return try await source.isSynthetic(query) }
        return feature["syntetisk"] == .boolean(true)
    }

    /// The groups of fields, and the place on the map behind the first of them.
    private func groups(
        _ feature: Feature, _ query: SourceQuery, of source: any FeatureSource, _ words: ValueText
    ) -> [[String: Any]] {
        let language = words.language
        let place = feature.geometry?.envelope.map { group(texts("groupPlace", language), self.place($0, language)) }
        let groups = source.fieldsByGroup.map { heading, fields in
            let shown = fields.filter { !feature[$0.name].isNull || $0.shownWhen?.holds(for: feature) ?? true }
            let properties = shown.map { field in
                property(field, feature[field.name], words, behind: source.behind(field, of: feature, query))
            }
            return group(heading?.title[language], properties)
        }
        return groups.prefix(1) + (place.map { [$0] } ?? []) + groups.dropFirst()
    }

    private func group(_ heading: String?, _ properties: [[String: Any]]) -> [String: Any] {
        var group: [String: Any] = ["properties": properties, "hasGroupName": heading != nil]
        group["groupName"] = heading
        return group
    }

    private func property(
        _ field: Field, _ value: Value, _ words: ValueText, behind address: String?
    ) -> [String: Any] {
        var property: [String: Any] = ["label": field.title[words.language], "name": field.name, "known": false]
        property["missing"] = field.recommended
        guard let text = words(value, of: field) else { return property }
        property["known"] = true
        property["value"] = text
        property["href"] = words.address(of: value, field) ?? address
        return property
    }

    private func place(_ box: Envelope, _ language: Language) -> [[String: Any]] {
        let text = ExtentText(language: language)
        let isPoint = box.width == 0 && box.height == 0
        return [
            (texts(isPoint ? "position" : "positionMiddle", language), text.degrees(box.centre)),
            (texts(isPoint ? "factPosition" : "positionMiddleMetres", language), text.metres(box.centre)),
        ].map { ["label": $0, "value": $1, "known": true] }
    }
}

extension FeatureSource {
    /// The fields as a person reads them: those without a heading first, then the headings in their order, and last
    /// the headings that begin with what the system fills in.
    var fieldsByGroup: [(heading: FieldGroup?, fields: [Field])] {
        let headings = [nil] + groups.map(Optional.some)
        let ordered = fields.enumerated()
            .sorted { ($0.element.formOrder, $0.offset) < ($1.element.formOrder, $1.offset) }.map(\.element)
        let all = headings.map { heading in (heading: heading, fields: ordered.filter { $0.group == heading?.name }) }
            .filter { !$0.fields.isEmpty }
        let isLast = { (fields: [Field]) in fields.first?.isSetBySystem == true }
        return all.filter { !isLast($0.fields) } + all.filter { isLast($0.fields) }
    }
}
