import Hummingbird
import LandkortApplication
import LandkortCore

extension Pages {
    /// So many records a list's map draws one by one; of more it shows tiles, with counts where they lie close.
    private static let mostDrawn = 2000

    /// The map beside a register's list: what the list is filtered by, on all its pages; nil without a place.
    func listMap(_ list: ItemList, _ request: Request, _ context: RequestSource) async throws -> [String: Any]? {
        guard let source = list.source as? RegisterSource, source.geometry != nil, list.count > 0,
            let extent = try await source.extent(list.items.query)
        else { return nil }
        let degrees = ReferenceSystem.utm32.convert(extent.expanded(by: Self.margin(of: extent)), to: .crs84)
        var map: [String: Any] = [
            "layer": source.id, "base": "\(list.path)/", "key": source.identifier,
            "label": source.label.joined(separator: ","),
            "bounds": [degrees.minX, degrees.minY, degrees.maxX, degrees.maxY]
                .map { Numbers(language: .en).decimal($0, decimals: 5) }.joined(separator: ","),
        ]
        map.merge(records(of: list)) { $1 }
        if list.count > Self.mostDrawn { map["note"] = texts("listMapCounts", context.language) }
        guard let colour = list.colour else { return map }
        map["colour"] = ["field": colour.field.name, "values": colour.data]
        map["legend"] = try await legend(colour, list, source, context)
        return map
    }

    /// Where the script gets the records from.
    private func records(of list: ItemList) -> [String: Any] {
        let left =
            [SystemParameter.answer.rawValue, ItemsRequest.properties]
            + (list.count > Self.mostDrawn ? ["bbox", SystemParameter.box.rawValue, "cursor"] : [])
        let kept = list.items.kept.filter { !(["limit", "lang", "sortby"] + left).contains($0.0) }
            .map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }
        guard list.count > Self.mostDrawn else {
            return ["items": list.path + "?" + (["f=json", "limit=\(Self.mostDrawn)"] + kept).joined(separator: "&")]
        }
        let query = kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
        return ["tiles": "/collections/\(list.source.id)/tiles/WebMercatorQuad/{z}/{y}/{x}\(query)"]
    }

    /// Each value that there is, with its colour and how many have it.
    private func legend(
        _ colour: MapColours, _ list: ItemList, _ source: RegisterSource, _ context: RequestSource
    ) async throws -> [String: Any] {
        let language = context.language
        var counts = try await workspace.tally(
            of: colour.field.name, in: source.register.id, matching: try source.matching(list.items.query),
            reader: context.reader)
        func entry(_ mark: String, _ label: String, _ count: Int) -> [String: Any] {
            ["mark": mark, "label": label, "count": Numbers(language: language).count(count)]
        }
        var entries = colour.values.compactMap { value, title, _ in
            counts.removeValue(forKey: value).map { entry(colour.mark(of: value), title[language], $0) }
        }
        let others = counts.values.reduce(0, +)
        if others > 0 { entries.append(entry(colour.mark(of: .null), texts("notGiven", language), others)) }
        return ["title": colour.field.title[language], "entries": entries]
    }

    /// At least ten kilometres are shown, so that the neighbourhood can be recognised.
    private static func margin(of extent: Envelope) -> Double {
        max(10_000 - max(extent.width, extent.height), 0) / 2
    }
}
