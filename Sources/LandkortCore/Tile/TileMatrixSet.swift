/// A pyramid of tiles over a reference system (OGC 17-083r4, Two Dimensional Tile Matrix Set 2.0).
public struct TileMatrixSet: Sendable, Hashable {
    /// The identifier in a URL.
    public let id: String
    /// For people.
    public let title: Bilingual
    /// Where the set is officially defined, nil when nobody has registered it.
    public let uri: String?
    /// What its tiles are measured in.
    public let system: ReferenceSystem
    /// The area that the set is meant for; the tiles at its right and lower edge may reach farther.
    public let bounds: Envelope
    /// From the coarsest, one a level, levels 0, 1, 2, …
    public let matrices: [TileMatrix]
    /// The axes of ``system`` as the JSON encoding names them.
    let axes: [String]
    /// The official set of scales it follows.
    let wellKnownScaleSet: String?

    /// The rectangle of a tile in ``system``, nil when the set has no such tile.
    public func envelope(of tile: TileAddress) -> Envelope? {
        guard let matrix = matrix(tile.z), (0..<matrix.height).contains(tile.row),
            (0..<matrix.width).contains(tile.col)
        else { return nil }
        return matrix.envelope(row: tile.row, col: tile.col)
    }

    /// The tile of level `z` that holds `position` (in ``system``), nil outside the set.
    public func tile(at position: Position, z: Int) -> TileAddress? {
        matrix(z)?.tile(at: position)
    }

    /// The tiles of each level that share area with `envelope` (in ``system``); levels where none does are left
    /// out.
    public func limits(covering envelope: Envelope) -> [TileMatrixLimits] {
        matrices.compactMap { $0.limits(covering: envelope) }
    }

    /// The level `z`, nil when the set has none such.
    public func matrix(_ z: Int) -> TileMatrix? {
        matrices.indices.contains(z) ? matrices[z] : nil
    }
}

extension TileMatrixSet {
    /// Every set that tiles are served in.
    public static let all: [TileMatrixSet] = [webMercatorQuad, view1]

    /// The set with this identifier, nil when there is none.
    public static func named(_ id: String) -> TileMatrixSet? {
        all.first { $0.id == id }
    }

    /// The square world of web maps, EPSG:3857, levels 0 to 24. Source: OGC 17-083r4, annex D.1.
    public static let webMercatorQuad: TileMatrixSet = {
        let limit = WebMercator.limit
        return TileMatrixSet(
            id: "WebMercatorQuad",
            title: Bilingual(da: "Webkortenes verdensnet", en: "Google Maps Compatible for the World"),
            uri: "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad",
            system: .webMercator,
            bounds: Envelope(minX: -limit, minY: -limit, maxX: limit, maxY: limit),
            levels: 25,
            coarsest: 2 * limit / 256,
            axes: ["X", "Y"],
            wellKnownScaleSet: "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible")
    }()

    /// The Danish view grid of the national map services, EPSG:25832, levels 0 (1,638.4 m a cell) to 13 (0.2 m).
    public static let view1 = TileMatrixSet(
        id: "View1",
        title: Bilingual(da: "Det danske visningsnet (EPSG:25832)", en: "The Danish view grid (EPSG:25832)"),
        uri: nil,
        system: .utm32,
        bounds: Envelope(minX: 120_000, minY: 5_900_000, maxX: 1_000_000, maxY: 6_500_000),
        levels: 14,
        coarsest: 1638.4,
        axes: ["E", "N"],
        wellKnownScaleSet: nil)

    /// A pyramid from the upper left corner of `bounds` that halves its cells from level to level.
    private init(
        id: String, title: Bilingual, uri: String?, system: ReferenceSystem, bounds: Envelope, levels: Int,
        coarsest: Double, axes: [String], wellKnownScaleSet: String?
    ) {
        self.id = id
        self.title = title
        self.uri = uri
        self.system = system
        self.bounds = bounds
        self.axes = axes
        self.wellKnownScaleSet = wellKnownScaleSet
        matrices = (0..<levels).map { z in
            let cellSize = coarsest / Double(1 << z)
            let span = cellSize * Double(TileMatrix.tileSize)
            return TileMatrix(
                z: z, cellSize: cellSize, origin: Position(x: bounds.minX, y: bounds.maxY),
                width: Int((bounds.width / span).rounded(.up)), height: Int((bounds.height / span).rounded(.up)))
        }
    }
}
