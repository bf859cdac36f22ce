/// Builds the command numbers of one feature (Vector Tile Specification 2.1, clause 4.3): MoveTo, LineTo and
/// ClosePath with their counts, and zigzag steps from the place reached before.
///
/// Coordinates are tile coordinates. Parts that collapse when rounded are left out.
struct TileGeometry {
    /// The numbers of the `type` field.
    enum Kind: UInt64 {
        case point = 1
        case line = 2
        case polygon = 3
    }

    private(set) var kind = Kind.point
    private(set) var commands: [UInt32] = []
    private var cursor = TileCoordinate.zero
    private var scratch: [TileCoordinate] = []

    var isEmpty: Bool { commands.isEmpty }

    /// Starts over with another feature, keeping the memory.
    mutating func begin(_ kind: Kind) {
        self.kind = kind
        commands.removeAll(keepingCapacity: true)
        cursor = .zero
    }

    mutating func add(points: [TileCoordinate]) {
        guard !points.isEmpty else { return }
        command(.moveTo, count: points.count)
        for point in points { step(to: point) }
    }

    @inline(__always)
    mutating func add(point: TileCoordinate) {
        command(.moveTo, count: 1)
        step(to: point)
    }

    /// A line, unless fewer than two different coordinates are left.
    mutating func add(line positions: [Position]) {
        round(positions)
        guard scratch.count >= 2 else { return }
        path(scratch.count) { $0 }
    }

    /// A ring given without its end repeated, turned so that outer ones have a positive area with y downwards and
    /// holes a negative one. False when it has no area and was left out.
    @discardableResult
    mutating func add(ring positions: [Position], isOuter: Bool) -> Bool {
        round(positions)
        if scratch.count > 1, scratch.first == scratch.last { scratch.removeLast() }
        let area = doubledArea
        guard area != 0 else { return false }
        let last = scratch.count
        if (area > 0) == isOuter {
            path(last) { $0 }
        } else {
            path(last) { $0 == 0 ? 0 : last - $0 }
        }
        command(.closePath, count: 1)
        return true
    }

    private enum Command: UInt32 {
        case moveTo = 1
        case lineTo = 2
        case closePath = 7
    }

    /// The coordinates in ``scratch``, in the order that `index` gives.
    @inline(__always)
    private mutating func path(_ count: Int, _ index: (Int) -> Int) {
        command(.moveTo, count: 1)
        step(to: scratch[0])
        command(.lineTo, count: count - 1)
        for place in 1..<count { step(to: scratch[index(place)]) }
    }

    @inline(__always)
    private mutating func command(_ command: Command, count: Int) {
        commands.append(command.rawValue | UInt32(truncatingIfNeeded: count) << 3)
    }

    @inline(__always)
    private mutating func step(to coordinate: TileCoordinate) {
        let delta = coordinate &- cursor
        let zigzag = (delta &<< 1) ^ (delta &>> 31)
        commands.append(UInt32(bitPattern: zigzag.x))
        commands.append(UInt32(bitPattern: zigzag.y))
        cursor = coordinate
    }

    /// Fills ``scratch`` with rounded coordinates, without those equal to the one before.
    private mutating func round(_ positions: [Position]) {
        scratch.removeAll(keepingCapacity: true)
        for position in positions {
            let coordinate = TileCoordinate(rounding: position)
            if scratch.last != coordinate { scratch.append(coordinate) }
        }
    }

    private var doubledArea: Int64 {
        guard var last = scratch.last else { return 0 }
        var sum: Int64 = 0
        for coordinate in scratch {
            sum += Int64(last.x) * Int64(coordinate.y) - Int64(coordinate.x) * Int64(last.y)
            last = coordinate
        }
        return sum
    }
}
