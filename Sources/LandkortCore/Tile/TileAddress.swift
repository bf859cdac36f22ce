/// Which tile of a ``TileMatrixSet``: level, and row and column from the upper left, all from 0.
public struct TileAddress: Sendable, Hashable {
    /// Level, 0 the coarsest.
    public var z: Int
    /// Tiles from the top.
    public var row: Int
    /// Tiles from the left.
    public var col: Int

    /// In the order of OGC API Tiles: level, row (y), column (x).
    public init(z: Int, row: Int, col: Int) {
        self.z = z
        self.row = row
        self.col = col
    }
}

/// The rows and columns of one level that hold something, both ends included (OGC 17-083r4, clause 6.3).
public struct TileMatrixLimits: Sendable, Hashable {
    /// The level.
    public let z: Int
    /// From the top.
    public let rows: ClosedRange<Int>
    /// From the left.
    public let cols: ClosedRange<Int>
}
