/// How positions become coordinates of one tile: x to the right and y down from its upper left corner.
struct TileFrame: Sendable {
    /// The system of the positions, and that of the tile.
    let source: ReferenceSystem
    let target: ReferenceSystem
    /// Coordinates a side of the tile.
    let extent: Int
    /// What is kept, in tile coordinates: the tile and a margin around it.
    let window: Envelope
    private let left: Double
    private let top: Double
    private let scaleX: Double
    private let scaleY: Double

    init(_ tile: Envelope, extent: Int, buffer: Int, source: ReferenceSystem, target: ReferenceSystem) {
        self.source = source
        self.target = target
        self.extent = extent
        window = Envelope(minX: 0, minY: 0, maxX: Double(extent), maxY: Double(extent)).expanded(by: Double(buffer))
        left = tile.minX
        top = tile.maxY
        scaleX = Double(extent) / tile.width
        scaleY = Double(extent) / tile.height
    }

    /// Tile coordinates, not yet rounded.
    @inline(__always)
    func place(_ position: Position) -> Position {
        let projected = source == target ? position : source.convert(position, to: target)
        return Position(x: (projected.x - left) * scaleX, y: (top - projected.y) * scaleY)
    }
}

/// Tile coordinates as they are written.
typealias TileCoordinate = SIMD2<Int32>

extension SIMD2<Int32> {
    /// Rounded; only for positions inside a ``TileFrame/window``.
    @inline(__always)
    init(rounding position: Position) {
        self.init(
            Int32(truncatingIfNeeded: Int(position.x.rounded())), Int32(truncatingIfNeeded: Int(position.y.rounded())))
    }
}
