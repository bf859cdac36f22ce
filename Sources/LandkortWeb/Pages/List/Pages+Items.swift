import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/collections/{collection}/items`: one page of rows, with the columns that the declaration wants in a list.
    func items(_ list: ItemList, _ request: Request, _ context: RequestSource) async throws -> Response {
        let (language, source) = (context.language, list.source)
        let references = list.page.features + [list.filtered] + list.compared
        let names = try await names(referredToBy: references, in: source.fields, context)
        var words = ValueText(language: language, texts: texts, names: names)
        words.dates = .short
        words.hasUnits = false
        let map = try await listMap(list, request, context)
        let area = try await workspace.territory().area(list.items.query.own["inden_for"] ?? "")
        var frame = PageFrame(title: texts("itemsTitle", language, ["title": source.title[language]]))
        frame.crumbs = [
            collectionsCrumb(language), (label: source.title[language], url: "/collections/\(source.id)"),
        ]
        frame.isSynthetic = try await source.isSynthetic(list.items.query)
        frame.hasMap = map != nil
        frame.tell(PartialNotice(try await source.campaign(list.items.query), in: area, self.words(language)))
        var content = rows(list, words, request)
        content["filters"] = try await filters(list, within: area?.name, words)
        content["historical"] = try await historical(list, context)
        content["filter"] = try await filter(list, request, context)
        content["map"] = map
        content["views"] = views(list, request, language)
        content["layout"] = map == nil ? "" : list.fitsBesideMap ? "list-split" : "list-stack"
        content["bulk"] = bulk(list, request, language)
        content.merge(ways(into: source, context)) { own, _ in own }
        return dataPage(
            "items", content, in: frame, jsonLabel: "GeoJSON", type: "application/geo+json", request, language,
            status: list.question.isBroken
                ? .badRequest : list.question.filter?.isSound == false ? .unprocessableContent : .ok)
    }

    /// The table, what is said of it, and the files that hold the same.
    private func rows(_ list: ItemList, _ words: ValueText, _ request: Request) -> [String: Any] {
        let (language, hasRows) = (words.language, !list.page.features.isEmpty)
        let downloads = hasRows ? downloads(list, language) : []
        return [
            "heading": list.source.title[language], "hasRows": hasRows, "pages": links(list, language),
            "allUrl": list.path, "aboutUrl": "/collections/\(list.source.id)", "hasFilters": list.isFiltered,
            "downloads": downloads, "hasDownloads": !downloads.isEmpty,
            "sentence": hasRows ? sentence(list, language) : "", "emptyText": emptyText(list, language),
            "table": table(list, words, request, caption: texts("itemsCaption", language)).context,
        ]
    }

    /// Where rows are written, for who may; nothing for others.
    private func ways(into source: any FeatureSource, _ context: RequestSource) -> [String: Any] {
        guard let register = (source as? RegisterSource)?.register, context.identity.hasForms,
            context.reader.writing(to: register).isOpen
        else { return [:] }
        var ways: [String: Any] = [
            "newUrl": "/collections/\(source.id)/new", "canImport": context.reader.mayImport(into: register),
            "importUrl": "/collections/\(source.id)/import",
        ]
        if register.hasFieldForm { ways["fieldUrl"] = "/collections/\(source.id)/tilsyn" }
        return ways
    }

    private func bulk(_ list: ItemList, _ request: Request, _ language: Language) -> [String: Any]? {
        guard list.isBulk, let own = list.views, !list.page.features.isEmpty else { return nil }
        return [
            "action": "/collections/\(list.source.id)/bulk", "mark": own.mark,
            "query": ViewList.query(request.parameters),
            "all": texts("bulkAll", language, ["count": Numbers(language: language).count(list.count)]),
            "canAll": (2...BulkSelection.most).contains(list.count),
        ]
    }

    private func emptyText(_ list: ItemList, _ language: Language) -> String {
        texts(list.question.isBroken ? "itemsBroken" : list.isFiltered ? "itemsEmpty" : "itemsNone", language)
    }

    /// How many are left out because they are historical, and where they are shown too; nil where there are none.
    private func historical(_ list: ItemList, _ context: RequestSource) async throws -> [String: Any]? {
        guard list.items.query.isInUse, list.source.inUse != nil else { return nil }
        let sentence = try await historicalSentence(
            list.source, list.items.query, inUse: list.count, context.language)
        guard let sentence else { return nil }
        let query = list.items.kept.filter { $0.0 != ItemsRequest.historical } + [(ItemsRequest.historical, "ja")]
        return [
            "sentence": sentence,
            "url": list.path + "?"
                + query.map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }.joined(separator: "&"),
        ]
    }

    /// »5 historiske er udeladt.«; nil where none are.
    ///
    /// - Parameter inUse: how many `query` shows.
    func historicalSentence(
        _ source: any FeatureSource, _ query: SourceQuery, inUse: Int, _ language: Language
    ) async throws -> String? {
        guard source.inUse != nil else { return nil }
        var all = query
        all.isInUse = false
        let count = try await source.count(all) - inUse
        guard count > 0 else { return nil }
        let number = Numbers(language: language).count(count)
        return texts(count == 1 ? "historicalOne" : "historicalMany", language, ["count": number])
    }

    /// Where in the collection the rows lie, as far as a cursor tells: on the first and last page exactly.
    private func sentence(_ list: ItemList, _ language: Language) -> String {
        let numbers = Numbers(language: language)
        let (shown, total) = (list.page.features.count, list.count)
        let values = ["shown": numbers.count(shown), "total": numbers.count(total)]
        guard list.isFirst || list.page.next == nil else { return texts("itemsSentenceAmong", language, values) }
        let first = list.isFirst ? 1 : total - shown + 1
        let ends = ["first": numbers.count(first), "last": numbers.count(first + shown - 1)]
        return texts("itemsSentence", language, values.merging(ends) { own, _ in own })
    }

    private func links(_ list: ItemList, _ language: Language) -> [[String: Any]] {
        func link(_ rel: String, _ key: String, _ cursor: String?) -> [String: Any] {
            ["rel": rel, "label": texts(key, language), "url": list.items.path(list.path, cursor: cursor)]
        }
        let first = list.isFirst ? [] : [link("first", "pageFirst", nil)]
        return first + (list.page.next.map { [link("next", "pageNext", $0)] } ?? [])
    }

    /// What narrows the list, in words, and for a campaign's collection which campaign it is.
    private func filters(
        _ list: ItemList, within area: String?, _ words: ValueText
    ) async throws -> [[String: Any]] {
        let language = words.language
        var filters: [(label: String, value: String)] = []
        if let campaign = try await list.source.campaign(list.items.query) {
            filters.append((texts("choiceCampaign", language), campaignName(campaign.id, language)))
        }
        if let code = list.items.query.own["inden_for"] {
            filters.append((texts("filterWithin", language), area ?? code))
        }
        filters += list.source.narrowing(list.items.query.own).map { ($0.label[language], $0.value[language]) }
        if let text = list.items.text { filters.append((texts("filterWords", language), text)) }
        for field in list.source.fields {
            guard let value = words(list.filtered[field.name], of: field) else { continue }
            filters.append((field.title[language], value))
        }
        if let form = list.question.filter, form.fault == nil { filters += sentences(form, words) }
        if let moment = list.items.query.features.moment {
            filters.append(
                (texts("filterMoment", language), DateText(language: language)(moment.description, .long, .seconds)))
        }
        if let box = list.items.query.features.box {
            filters.append((texts("filterBox", language), ExtentText(language: language)(box)))
        }
        return filters.map { ["label": $0.label, "value": $0.value] }
    }

    private func table(_ list: ItemList, _ words: ValueText, _ request: Request, caption: String) -> DataTable {
        let columns = list.columns
        var table = DataTable(
            id: "items", caption: caption,
            columns: columns.map { field in
                .init(
                    label: field.headed(words.language), isNumber: field.isNumeric,
                    sorting: list.sorting(by: field, request))
            })
        table.isLinked = list.source.geometry != nil
        for feature in list.page.features {
            let cells = columns.enumerated().map { place, field in
                let mark = list.colour?.field.name == field.name ? list.colour?.mark(of: feature[field.name]) : nil
                let text = words(feature[field.name], of: field)
                guard place > 0 else {
                    let link = Markup.link(text ?? feature.id, to: list.address(of: feature))
                    guard list.isBulk else { return link }
                    let label = texts("bulkTick", words.language, ["name": text ?? feature.id])
                    return Markup.box(named: "post", value: feature.id, label: label) + link
                }
                guard let text else { return Markup.text("–").marked(mark) }
                let address = words.address(of: feature[field.name], field)
                return (address.map { Markup.link(text, to: $0) } ?? .text(text)).marked(mark)
            }
            table.add(cells, id: feature.id)
        }
        return table
    }
}

extension Field {
    /// The title as a column's heading, with the unit where there is one.
    fileprivate func headed(_ language: Language) -> String {
        unit.map { "\(title[language]) (\($0[language]))" } ?? title[language]
    }
}
