import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// So many records a field can be filtered by; where there are more, none are listed.
    private static let mostChoices = 300

    /// The form above a list, which leads to the same list with other parameters; nil where there is nothing to choose.
    func filter(
        _ list: ItemList, _ request: Request, _ context: RequestSource
    ) async throws -> [String: Any]? {
        let source = list.source
        guard source.isSearchable || source.isVersioned else { return nil }
        var choices: [[String: Any]] = []
        for field in list.columns {
            guard let options = try await options(of: field, context) else { continue }
            choices.append(choice(field, options, chosen: list.items.query.own[field.name], context.language))
        }
        if let historical = historicalChoice(list, context.language) { choices.append(historical) }
        let asked = Set(
            choices.compactMap { $0["name"] as? String } + [
                "q", "datetime", "cursor", "f", "filter", "filter-lang", ItemsRequest.properties,
            ])
        let parameters = request.parameters
        let day = parameters["datetime"].map { String($0.prefix(10)) } ?? ""
        var clauses: [String: Any] = [:]
        if let register = source as? RegisterSource {
            clauses["clauses"] = try await filterRows(list.question, register, context)
            clauses["columns"] = ColumnChoice.context(list, register, language: context.language)
        }
        return clauses.merging([
            "action": list.path, "choices": choices, "query": list.items.text ?? "", "day": day,
            "hasSearch": source.isSearchable, "hasDay": source.isVersioned,
            "kept": parameters.pairs.filter { !asked.contains($0.name) && !$0.value.isEmpty }
                .map { ["name": $0.name, "value": $0.value] },
        ]) { own, _ in own }
    }

    private func historicalChoice(_ list: ItemList, _ language: Language) -> [String: Any]? {
        guard list.source.inUse != nil else { return nil }
        return [
            "name": ItemsRequest.historical, "label": texts("historicalTitle", language), "isWhole": true,
            "options": [("nej", "historicalNo"), ("ja", "historicalYes")].map { value, key in
                ["value": value, "label": texts(key, language), "chosen": (value == "nej") == list.items.query.isInUse]
                    as [String: Any]
            },
        ]
    }

    private func choice(
        _ field: Field, _ options: [(value: String, label: String)], chosen: String?, _ language: Language
    ) -> [String: Any] {
        [
            "name": field.name, "label": field.title[language],
            "options": options.map { option in
                ["value": option.value, "label": option.label, "chosen": option.value == chosen] as [String: Any]
            },
        ]
    }

    /// What a field can be filtered by; nil for one that has too many values, or any.
    func options(of field: Field, _ context: RequestSource) async throws -> [(value: String, label: String)]? {
        let language = context.language
        switch field.type {
        case .code(let list): return list.codes.map { ($0.value, $0.title[language]) }
        case .boolean: return [("true", texts("yes", language)), ("false", texts("no", language))]
        case .reference(let register): return try await records(of: register, context)
        case .string, .uri, .integer, .number, .date, .datetime, .time: return nil
        }
    }

    private func records(
        of id: RegisterID, _ context: RequestSource
    ) async throws -> [(value: String, label: String)]? {
        guard let register = workspace.registers.first(where: { $0.id == id }),
            context.reader.access(to: register).isReadable
        else { return nil }
        let query = FeatureQuery(order: FeatureOrder(by: .label), limit: Self.mostChoices)
        let page = try await workspace.features(in: id, matching: query, reader: context.reader)
        guard page.next == nil, !page.features.isEmpty else { return nil }
        let names = try await names(of: page.features, in: register, context)
        return page.features.map { ($0.id, names[$0.id, in: id] ?? $0.id) }
    }

    /// The list as files, all pages of it.
    func downloads(_ list: ItemList, _ language: Language) -> [[String: Any]] {
        guard list.source is RegisterSource else { return [] }
        let query = list.items.kept.filter { !["limit", "lang", SystemParameter.answer.rawValue].contains($0.0) }
            .map { "&\($0.0.percentEncoded)=\($0.1.percentEncoded)" }.joined()
        return DownloadFormat.allCases.map { format in
            [
                "label": texts("download_\(format.rawValue)", language),
                "url": "/collections/\(list.source.id)/download?format=\(format.rawValue)\(query)",
            ]
        }
    }
}
