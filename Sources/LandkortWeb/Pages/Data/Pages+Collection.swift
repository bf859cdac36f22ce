import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// `/collections/{collection}`: what it holds, and what each of its fields means.
    func collection(
        _ source: any FeatureSource, _ request: Request, _ context: RequestSource
    ) async throws -> Response {
        let language = context.language
        let query = SourceQuery(reader: context.reader, isInUse: true)
        var frame = PageFrame(title: source.title[language], crumbs: [collectionsCrumb(language)])
        frame.isSynthetic = try await source.isSynthetic(query)
        frame.tell(PartialNotice(try await source.campaign(query), in: nil, words(language)))
        let content: [String: Any] = [
            "heading": source.title[language], "description": source.description[language],
            "itemsUrl": "/collections/\(source.id)/items", "facts": try await facts(source, query, language),
            "fields": fieldTable(source, language).context,
        ]
        return dataPage("collection", content, in: frame, request, language)
    }

    private func facts(
        _ source: any FeatureSource, _ query: SourceQuery, _ language: Language
    ) async throws -> [[String: Any]] {
        func fact(_ key: String, _ value: String, _ href: String? = nil) -> [String: Any] {
            var fact: [String: Any] = ["label": texts(key, language), "value": value]
            fact["href"] = href
            return fact
        }
        var facts = [
            fact("identifier", source.id), fact("rows", rowCount(try await source.count(query), language)),
            fact("geometry", geometryName(source.geometry, language)),
        ]
        if let extent = try await source.extent(query) {
            facts.append(fact("extent", ExtentText(language: language)(extent)))
            facts.append(fact("crs", texts("crsValue", language)))
        }
        if let campaign = try await source.campaign(query) {
            facts.append(fact("choiceCampaign", campaignName(campaign.id, language)))
            // The coverage mapping is published under CC0; a register's rows carry no licence of their own yet.
            facts.append(fact("license", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"))
        }
        return facts
    }

    /// »2026 (udbudt, privat)«.
    func campaignName(_ id: CampaignID, _ language: Language) -> String {
        let key =
            switch id.kind {
            case .offeredPrivate: "kindOfferedPrivate"
            case .offeredBusiness: "kindOfferedBusiness"
            case .technical: "kindTechnical"
            case .rest: "kindRest"
            }
        return "\(id.name) (\(texts(key, language)))"
    }

    private func fieldTable(_ source: any FeatureSource, _ language: Language) -> DataTable {
        var table = DataTable(
            id: "fields", caption: texts("fields", language),
            columns: ["field", "fieldName", "fieldType", "fieldText"].map { .init(label: texts($0, language)) })
        for field in source.fieldsByGroup.flatMap(\.fields) {
            table.add([
                Markup.code(field.name), Markup.text(field.title[language]), typeMarkup(field, language),
                meaning(field, language),
            ])
        }
        return table
    }

    private func typeMarkup(_ field: Field, _ language: Language) -> Markup {
        var type: Markup =
            switch field.type {
            case .code: .text(texts("typeCode", language))
            case .reference(let register):
                .text(texts("typeReference", language) + " ")
                    + Markup.link(title(of: register, language), to: "/collections/\(register)")
            case .string: .text(texts("typeString", language))
            case .uri: .text(texts("typeUri", language))
            case .integer: .text(texts("typeInteger", language))
            case .number: .text(texts("typeNumber", language))
            case .boolean: .text(texts("typeBoolean", language))
            case .date: .text(texts("typeDate", language))
            case .datetime: .text(texts("typeDatetime", language))
            case .time: .text(texts("typeTime", language))
            }
        if let unit = field.unit { type.append(.text(", \(unit[language])")) }
        if field.multivalued { type.append(.text(", \(texts("typeMany", language))")) }
        return type
    }

    private func title(of register: RegisterID, _ language: Language) -> String {
        workspace.registers.first { $0.id == register }?.title[language] ?? register.rawValue
    }

    /// The field's sentence, whether it must be filled in, and the codes it chooses between.
    private func meaning(_ field: Field, _ language: Language) -> Markup {
        var sentences = [field.description[language]].filter { !$0.isEmpty }
        if field.required, !field.isSetBySystem { sentences.append(texts("fieldRequired", language)) }
        let text = Markup.text(sentences.joined(separator: " "))
        guard case .code(let list) = field.type else { return text }
        let codes = list.codes.map { code in
            let more = code.description[language].isEmpty ? "" : ": \(code.description[language])"
            return Markup.code(code.value) + Markup.text(" \(code.title[language])\(more)")
        }
        let summary = words(language).plural(
            "codeList", codes.count, ["count": String(codes.count), "title": list.title[language]])
        return text + .details(summary, codes)
    }
}
