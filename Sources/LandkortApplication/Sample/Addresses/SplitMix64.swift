/// The sample's own random numbers: the same on every machine, and cheap to start anew for each stream.
///
/// SplitMix64, Steele, Lea and Flood 2014. Only integer and exact floating-point operations, so that no
/// library of another platform can change a digit.
struct SplitMix64: Sendable {
    private var state: UInt64

    /// Two streams of one seed have nothing to do with one another.
    init(seed: UInt64, stream: UInt64) {
        state = Self.mixed(seed ^ Self.mixed(stream &+ 0x9E37_79B9_7F4A_7C15))
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// 0 ..< 1, in steps of 2⁻⁵³.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// 0 ..< `count`.
    mutating func below(_ count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(count)).high)
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[below(choices.count)]
    }

    /// An index, as often as its weight says; the weights need not add up to anything.
    mutating func pick(weights: [Double]) -> Int {
        var rest = unit() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return weights.count - 1
    }

    /// A point within the circle of radius 1, drawn evenly.
    mutating func disc() -> (x: Double, y: Double) {
        while true {
            let x = 2 * unit() - 1
            let y = 2 * unit() - 1
            if x * x + y * y <= 1 { return (x, y) }
        }
    }

    /// A direction as a vector of length 1.
    mutating func direction() -> (x: Double, y: Double) {
        while true {
            let (x, y) = disc()
            let length = (x * x + y * y).squareRoot()
            if length > 0.1 { return (x / length, y / length) }
        }
    }

    mutating func shuffle<Element>(_ elements: inout [Element]) {
        for index in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(index, below(index + 1))
        }
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixing = value
        mixing = (mixing ^ (mixing >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixing = (mixing ^ (mixing >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixing ^ (mixing >> 31)
    }
}
