import LandkortCore

/// Where on the map a record lies: a pin for points, its shape for the rest.
struct ItemMap {
    private let collection: String
    private let id: Feature.ID
    /// Longitude and latitude.
    private let points: [Position]
    private let box: Envelope

    /// Nil without a geometry.
    ///
    /// - Parameter moment: of the version that is shown; nil for the one in force.
    init?(_ feature: Feature, at moment: Moment? = nil, in source: any FeatureSource, _ query: SourceQuery) {
        guard let geometry = feature.geometry, let envelope = geometry.envelope else { return nil }
        collection = source.id
        id = feature.id
        if case .multiPoint(let positions) = geometry.multi {
            points = positions.map { ReferenceSystem.utm32.convert($0, to: .crs84) }
        } else {
            points = []
        }
        let size = max(envelope.width, envelope.height)
        // Of a point so much around, in metres, that the coast can be recognised; a shape fills its map.
        let margin = points.isEmpty ? max(size * 0.1, Self.leastMargin) : max(Self.leastWidth - size, 0) / 2
        kept = query.own.sorted { $0.key < $1.key } + (moment.map { [("datetime", $0.description)] } ?? [])
        box = ReferenceSystem.utm32.convert(envelope.expanded(by: margin), to: .crs84)
    }

    private static let leastWidth = 40_000.0
    private static let leastMargin = 50.0

    /// What the record's address takes to be the same.
    private let kept: [(key: String, value: String)]

    private var shape: String {
        let query = (["f=json"] + kept.map { "\($0.key)=\($0.value.percentEncoded)" }).joined(separator: "&")
        return "\(ValueText.address(of: id, in: collection))?\(query)"
    }

    var context: [String: Any] {
        [
            "bounds": [box.minX, box.minY, box.maxX, box.maxY].map(Self.text).joined(separator: ","),
            "marker": points.map { Self.text($0.x) + "," + Self.text($0.y) }.joined(separator: ";"),
            "shape": points.isEmpty ? shape : "", "closest": points.isEmpty ? "17" : "14",
        ]
    }

    private static func text(_ degrees: Double) -> String { Numbers(language: .en).decimal(degrees, decimals: 6) }
}
