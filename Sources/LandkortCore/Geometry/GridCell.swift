/// A cell of the Danish square grid in EPSG:25832, named by its lower left corner: `1km_6187_587`.
///
/// Codes are `10km_NNN_EE`, `1km_NNNN_EEE` and `100m_NNNNN_EEEE`: northing, then easting, in units of the
/// cell size. A cell owns its lower and left edge and not its upper and right one.
public struct GridCell: Sendable, Hashable {
    /// The length of its sides.
    public let size: CellSize
    /// The corner's northing in units of the size.
    public let north: Int32
    /// The corner's easting in units of the size.
    public let east: Int32

    /// The cell with this corner, nil when a code has too few digits for it.
    public init?(_ size: CellSize, north: Int, east: Int) {
        guard (0..<size.northingEnd).contains(north), (0..<size.eastingEnd).contains(east) else { return nil }
        self.size = size
        self.north = Int32(truncatingIfNeeded: north)
        self.east = Int32(truncatingIfNeeded: east)
    }

    /// The cell around `position` (EPSG:25832), nil outside the grid: eastings 0 to 1,000 km, northings 0 to
    /// 10,000 km. O(1), no allocation.
    public init?(containing position: Position, size: CellSize) {
        guard position.x >= 0, position.x < 1_000_000, position.y >= 0, position.y < 10_000_000 else { return nil }
        self.init(size, north: Int(position.y) / size.metres, east: Int(position.x) / size.metres)
    }

    /// The lower left corner, EPSG:25832.
    public var corner: Position { Position(x: Double(east) * size.side, y: Double(north) * size.side) }

    /// The square, EPSG:25832.
    public var envelope: Envelope {
        let (corner, side) = (corner, size.side)
        return Envelope(minX: corner.x, minY: corner.y, maxX: corner.x + side, maxY: corner.y + side)
    }

    /// The square as a polygon, counter-clockwise, EPSG:25832.
    public var polygon: Geometry { .polygon([envelope.ring]) }

    /// The cell of a larger `size` that holds this one; itself for its own size, nil for a smaller size.
    public func enclosing(_ larger: CellSize) -> GridCell? {
        guard larger.metres >= size.metres else { return nil }
        let ratio = larger.metres / size.metres
        return GridCell(larger, north: Int(north) / ratio, east: Int(east) / ratio)
    }
}

extension GridCell {
    /// The cell as one number: 2 bits of size, 24 of northing, 24 of easting. Sorts by size, then row, then column.
    public var key: UInt64 { size.rank << 48 | UInt64(north) << 24 | UInt64(east) }

    /// The cell of a ``key``, nil for other numbers.
    public init?(key: UInt64) {
        guard let size = CellSize.allCases.first(where: { $0.rank == key >> 48 }) else { return nil }
        self.init(size, north: Int(key >> 24 & 0xFF_FFFF), east: Int(key & 0xFF_FFFF))
    }
}

extension GridCell: Comparable {
    /// In the order of ``key``.
    public static func < (left: GridCell, right: GridCell) -> Bool { left.key < right.key }
}
