import LandkortCore

/// Where on the map a record lies: a pin for points, an outline for the rest.
struct ItemMap {
    private let collection: String
    private let id: Feature.ID
    /// Longitude and latitude.
    private let points: [Position]
    private let box: Envelope

    /// Nil without a geometry.
    init?(_ feature: Feature, in source: any FeatureSource) {
        guard let geometry = feature.geometry, let envelope = geometry.envelope else { return nil }
        collection = source.id
        id = feature.id
        if case .multiPoint(let positions) = geometry.multi {
            points = positions.map { ReferenceSystem.utm32.convert($0, to: .crs84) }
        } else {
            points = []
        }
        // At least so much around, in metres, that the coast or the neighbourhood can be recognised.
        let margin = max(Self.leastWidth - max(envelope.width, envelope.height), 0) / 2
        box = ReferenceSystem.utm32.convert(envelope.expanded(by: margin), to: .crs84)
    }

    private static let leastWidth = 40_000.0

    var context: [String: Any] {
        [
            "bounds": [box.minX, box.minY, box.maxX, box.maxY].map(Self.text).joined(separator: ","),
            "marker": points.map { Self.text($0.x) + "," + Self.text($0.y) }.joined(separator: ";"),
            "outlines": points.isEmpty ? "\(ValueText.address(of: id, in: collection))?f=json" : "", "selected": id,
        ]
    }

    private static func text(_ degrees: Double) -> String { Numbers(language: .en).decimal(degrees, decimals: 6) }
}
