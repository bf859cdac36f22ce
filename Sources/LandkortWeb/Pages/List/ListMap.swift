import Hummingbird
import LandkortCore

extension Pages {
    /// So many records a list's map draws.
    private static let mostDrawn = 2000

    /// The map beside a register's list: what the list is filtered by, on all its pages; nil without a place.
    func listMap(_ list: ItemList, _ request: Request, _ language: Language) async throws -> [String: Any]? {
        guard list.source is RegisterSource, list.source.geometry != nil, list.count > 0,
            let extent = try await list.source.extent(list.items.query)
        else { return nil }
        let degrees = ReferenceSystem.utm32.convert(extent.expanded(by: Self.margin(of: extent)), to: .crs84)
        let kept = list.items.kept.filter { !["limit", "lang", "sortby"].contains($0.0) }
            .map { "&\($0.0.percentEncoded)=\($0.1.percentEncoded)" }.joined()
        var map: [String: Any] = [
            "items": "\(list.path)?f=json&limit=\(Self.mostDrawn)\(kept)", "base": "\(list.path)/",
            "key": list.source.identifier, "label": list.source.label.joined(separator: ","),
            "bounds": [degrees.minX, degrees.minY, degrees.maxX, degrees.maxY]
                .map { Numbers(language: .en).decimal($0, decimals: 5) }.joined(separator: ","),
        ]
        if list.count > Self.mostDrawn {
            map["note"] = texts(
                "listMapSome", language, ["count": Numbers(language: language).count(Self.mostDrawn)])
        }
        return map
    }

    /// At least ten kilometres are shown, so that the neighbourhood can be recognised.
    private static func margin(of extent: Envelope) -> Double {
        max(10_000 - max(extent.width, extent.height), 0) / 2
    }
}
