import LandkortCore

/// What a tile is asked for.
struct TileWindow: Sendable {
    /// The tile and a margin around it, EPSG:25832.
    let box: Envelope
    /// The side, in metres, of the squares that stand for features where there are too many to draw: a power of two, 4
    /// to 8 of them to a side of the tile, and the same in all tiles of a level.
    let side: Double

    /// Nil where the set has no such tile.
    init?(_ address: TileAddress, of set: TileMatrixSet) {
        guard let envelope = set.envelope(of: address), let matrix = set.matrix(address.z) else { return nil }
        box = set.system.convert(envelope.expanded(by: envelope.width / 32), to: .utm32)
        let side = set.system == .webMercator ? matrix.span * Self.shrinking : matrix.span
        self.side = Self.powerOfTwo(side / 8)
    }

    /// The cosine of 56° north: metres on the ground for one of the web maps' in the middle of Denmark.
    private static let shrinking = 0.5592

    private static func powerOfTwo(_ length: Double) -> Double {
        var side = 1.0
        while side < length { side *= 2 }
        while side / 2 >= length { side /= 2 }
        return side
    }
}
