/// One level of a ``TileMatrixSet``: tiles of 256 cells a side, rows downwards from the upper left corner.
public struct TileMatrix: Sendable, Hashable {
    /// Also the level's identifier in a URL.
    public let z: Int
    /// Metres a cell.
    public let cellSize: Double
    /// Upper left corner of the tile in row 0, column 0.
    public let origin: Position
    /// Number of columns.
    public let width: Int
    /// Number of rows.
    public let height: Int

    /// Cells a side of a tile.
    public static let tileSize = 256

    /// The side of a tile in metres.
    public var span: Double { cellSize * Double(Self.tileSize) }

    /// 1 : this, for the standard's rendering pixel of 0.28 mm.
    public var scaleDenominator: Double { cellSize / 0.00028 }

    init(z: Int, cellSize: Double, origin: Position, width: Int, height: Int) {
        self.z = z
        self.cellSize = cellSize
        self.origin = origin
        self.width = width
        self.height = height
    }

    /// The tile's rectangle; neighbours share their edge to the last bit.
    func envelope(row: Int, col: Int) -> Envelope {
        Envelope(
            minX: origin.x + Double(col) * span, minY: origin.y - Double(row + 1) * span,
            maxX: origin.x + Double(col + 1) * span, maxY: origin.y - Double(row) * span)
    }

    /// The tiles that share area with `envelope`, nil when none does.
    func limits(covering envelope: Envelope) -> TileMatrixLimits? {
        guard
            let cols = Self.indices(
                from: (envelope.minX - origin.x) / span, to: (envelope.maxX - origin.x) / span, count: width),
            let rows = Self.indices(
                from: (origin.y - envelope.maxY) / span, to: (origin.y - envelope.minY) / span, count: height)
        else { return nil }
        return TileMatrixLimits(z: z, rows: rows, cols: cols)
    }

    /// The tile that holds `position`, which for one on an edge is the right and lower one; nil outside.
    func tile(at position: Position) -> TileAddress? {
        let (col, row) = ((position.x - origin.x) / span, (origin.y - position.y) / span)
        guard col >= 0, col < Double(width), row >= 0, row < Double(height) else { return nil }
        return TileAddress(z: z, row: Int(row), col: Int(col))
    }

    /// The tiles that a stretch, in units of tiles, reaches into by more than a millionth: edges that should fall
    /// together do not quite in floating point (OGC 07-057r7, annex H.1).
    private static func indices(from start: Double, to end: Double, count: Int) -> ClosedRange<Int>? {
        guard start < Double(count), end >= 0, start <= end else { return nil }
        let first = Int(max(start, 0) + 1e-6)
        let last = Int((min(end, Double(count)) - 1e-6).rounded(.up)) - 1
        return first < count ? first...max(first, last) : nil
    }
}
