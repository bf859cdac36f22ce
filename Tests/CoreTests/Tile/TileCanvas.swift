import LandkortCore
import Support

/// A tile whose coordinates are written down directly: x to the right and y down, as in the specification.
struct TileCanvas {
    var tile: VectorTile

    init(buffer: Int = 64) {
        tile = VectorTile(covering: Envelope(minX: 0, minY: 0, maxX: 4096, maxY: 4096), buffer: buffer)
    }

    /// A position of the tile's envelope, where y runs upwards.
    static func at(_ x: Double, _ y: Double) -> Position { Position(x: x, y: 4096 - y) }

    static func path(_ coordinates: [(Double, Double)]) -> [Position] { coordinates.map { at($0.0, $0.1) } }

    /// A closed ring.
    static func ring(_ coordinates: [(Double, Double)]) -> [Position] { path(coordinates + coordinates.prefix(1)) }

    /// The tile of one feature, taken apart; nil when nothing of the feature was left.
    static func feature(_ geometry: Geometry, buffer: Int = 64) throws -> TileReader.Feature? {
        var canvas = TileCanvas(buffer: buffer)
        canvas.tile.addLayer("layer") { $0.add(geometry) }
        return try TileReader(canvas.tile.bytes).layers.first?.features.first
    }
}

extension VectorTile {
    /// Adds a layer that `fill` has drawn on.
    mutating func addLayer<Failure>(
        _ name: String, _ fill: (inout VectorLayer) throws(Failure) -> Void
    ) throws(Failure) {
        var layer = layer(name)
        try fill(&layer)
        add(layer)
    }
}
