import LandkortCore

/// What an R-tree holds: keys and their boxes, as 32-bit numbers that are rounded outwards as SQLite rounds them.
struct TreeEntries {
    private(set) var keys: [Int64] = []
    /// West, east, south, north.
    private(set) var boxes: [SIMD4<Float>] = []

    var count: Int { keys.count }

    mutating func add(_ key: Int64, _ box: Envelope) {
        keys.append(key)
        boxes.append(SIMD4(Self.down(box.minX), Self.up(box.maxX), Self.down(box.minY), Self.up(box.maxY)))
    }

    mutating func add(_ other: TreeEntries) {
        keys += other.keys
        boxes += other.boxes
    }

    /// `rtreeValueDown` and `rtreeValueUp` of SQLite's `rtree.c`.
    private static func down(_ number: Double) -> Float {
        let near = Float(number)
        return Double(near) > number ? Float(number * (number < 0 ? 1 + step : 1 - step)) : near
    }

    private static func up(_ number: Double) -> Float {
        let near = Float(number)
        return Double(near) < number ? Float(number * (number < 0 ? 1 - step : 1 + step)) : near
    }

    private static let step = 1 / 8_388_608.0

    /// Places that one thread works on at a time.
    private static let share = 50_000

    /// The places of the entries along a Hilbert curve through their middles, so that neighbours come one behind the
    /// other. O(n).
    var order: [Int32] {
        guard let first = boxes.first else { return [] }
        let whole = boxes.dropFirst().reduce(first) { Self.union($0, $1) }
        let middles = boxes.map { SIMD2($0[0] + $0[1], $0[2] + $0[3]) }
        let start = SIMD2(whole[0], whole[2]) * 2
        let size = SIMD2(whole[1], whole[3]) * 2 - start
        let scale = SIMD2<Float>(size[0] > 0 ? 65_535 / size[0] : 0, size[1] > 0 ? 65_535 / size[1] : 0)
        let (none, most) = (SIMD2<Float>.zero, SIMD2<Float>(repeating: 65_535))
        let marks = inParallel((middles.count + Self.share - 1) / Self.share) { part in
            middles[(part * Self.share)..<min((part + 1) * Self.share, middles.count)].map { middle in
                let cell = SIMD2<UInt32>(((middle - start) * scale).clamped(lowerBound: none, upperBound: most))
                return Self.hilbert(cell[0], cell[1])
            }
        }
        return Self.sorted(marks.flatMap { $0 })
    }

    /// The places of the marks by growing mark: by the lower half of each, then, as they then stand, by the upper.
    private static func sorted(_ marks: [UInt32]) -> [Int32] {
        var order = marks.indices.map { Int32($0) }
        for shift in [UInt32(0), 16] {
            var starts = [Int](repeating: 0, count: 65_537)
            for mark in marks { starts[Int(mark >> shift & 0xffff) + 1] += 1 }
            for part in 1..<starts.count { starts[part] += starts[part - 1] }
            var sorted = order
            for place in order {
                let part = Int(marks[Int(place)] >> shift & 0xffff)
                sorted[starts[part]] = place
                starts[part] += 1
            }
            order = sorted
        }
        return order
    }

    static func union(_ one: SIMD4<Float>, _ other: SIMD4<Float>) -> SIMD4<Float> {
        let (least, most) = (pointwiseMin(one, other), pointwiseMax(one, other))
        return SIMD4(least[0], most[1], least[2], most[3])
    }

    /// How far along the curve the cell of a grid of 65,536 × 65,536 lies.
    private static func hilbert(_ x: UInt32, _ y: UInt32) -> UInt32 {
        var (x, y, distance) = (x, y, UInt32(0))
        var side: UInt32 = 1 << 15
        while side > 0 {
            let (right, upper) = (x & side != 0, y & side != 0)
            distance &+= side &* side &* (right ? (upper ? 2 : 3) : (upper ? 1 : 0))
            if !upper {
                if right { (x, y) = (65_535 &- x, 65_535 &- y) }
                swap(&x, &y)
            }
            side >>= 1
        }
        return distance
    }
}
