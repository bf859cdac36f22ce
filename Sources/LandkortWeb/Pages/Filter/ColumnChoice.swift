import LandkortCore

/// Which fields a list shows, as the form above it asks.
enum ColumnChoice {
    /// Sent whether any box is ticked or not.
    static let isAsked = FilterForm.prefix + "k"
    private static let prefix = isAsked + "."

    /// The same parameters with the boxes that were ticked as ``ItemsRequest/properties``, where they are not the usual.
    static func settled(_ sent: Parameters, _ source: RegisterSource) -> [(name: String, value: String)] {
        let kept = sent.pairs.filter { $0.name != isAsked && !$0.name.hasPrefix(prefix) }
            .filter { $0.name != ItemsRequest.properties }
        let chosen = fields(of: source).map(\.name).filter { sent[prefix + $0] != nil }
        guard !chosen.isEmpty, chosen != usual(source) else { return kept }
        return kept + [(ItemsRequest.properties, chosen.joined(separator: ","))]
    }

    /// A box for each field.
    static func context(_ list: ItemList, _ source: RegisterSource, language: Language) -> [String: Any] {
        let shown = Set(list.items.columns?.map(\.name) ?? usual(source))
        return [
            "name": isAsked,
            "boxes": fields(of: source).map { field -> [String: Any] in
                [
                    "name": prefix + field.name, "id": "kolonne-\(field.name)", "label": field.title[language],
                    "chosen": shown.contains(field.name),
                ]
            },
        ]
    }

    /// The usual first, in their order.
    private static func fields(of source: RegisterSource) -> [Field] {
        let usual = usual(source)
        let first = usual.compactMap { name in source.fields.first { $0.name == name } }
        return first + source.filterFields.filter { !usual.contains($0.name) }
    }

    private static func usual(_ source: RegisterSource) -> [String] {
        let listed = source.listColumns
        guard source.geometry != nil, let colour = source.colourField, !listed.contains(colour.name) else {
            return listed
        }
        return listed + [colour.name]
    }
}
