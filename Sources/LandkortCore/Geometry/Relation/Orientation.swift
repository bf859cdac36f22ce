/// On which side of a line a position lies, also where doubles alone would not tell.
enum Orientation {
    /// 1 where `c` lies to the left of the line from `a` to `b`, -1 to the right, 0 on it.
    static func sign(_ a: Position, _ b: Position, _ c: Position) -> Int {
        let left = (b.x - a.x) * (c.y - a.y)
        let right = (b.y - a.y) * (c.x - a.x)
        let difference = left - right
        // Shewchuk 1997, the bound of the first stage.
        if abs(difference) > 3.330_669_073_875_472e-16 * (abs(left) + abs(right)) { return difference > 0 ? 1 : -1 }
        return exact(a, b, c)
    }

    /// With differences and products of twice a double's digits.
    private static func exact(_ a: Position, _ b: Position, _ c: Position) -> Int {
        let left = DoubledNumber(b.x, minus: a.x) * DoubledNumber(c.y, minus: a.y)
        let right = DoubledNumber(b.y, minus: a.y) * DoubledNumber(c.x, minus: a.x)
        return (left - right).sign
    }
}

/// A number as the sum of two doubles that do not overlap (Dekker 1971).
struct DoubledNumber {
    private let high: Double
    private let low: Double

    private init(high: Double, low: Double) {
        let sum = high + low
        self.high = sum
        self.low = low - (sum - high)
    }

    /// `one` − `other`, exactly.
    init(_ one: Double, minus other: Double) {
        let difference = one - other
        let virtual = one - difference
        high = difference
        low = (one - (difference + virtual)) + (virtual - other)
    }

    static func * (one: Self, other: Self) -> Self {
        let product = one.high * other.high
        let rest = (-product).addingProduct(one.high, other.high)
        return Self(high: product, low: rest + (one.high * other.low + one.low * other.high))
    }

    static func - (one: Self, other: Self) -> Self {
        let difference = Self(one.high, minus: other.high)
        return Self(high: difference.high, low: difference.low + (one.low - other.low))
    }

    var sign: Int { high > 0 ? 1 : high < 0 ? -1 : low > 0 ? 1 : low < 0 ? -1 : 0 }
}
