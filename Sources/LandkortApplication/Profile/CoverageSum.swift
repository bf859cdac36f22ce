import LandkortCore

/// Figures of `daekningsgrad` summed over areas, whatever tables they come from.
public struct CoverageSum: Sendable, Equatable {
    /// Addresses, then the figures in the order of ``CoverageCounts/names``.
    private var counts: [Int]

    /// Each figure added up; all are 0 of no areas.
    public init(_ areas: some Sequence<CoverageCounts>) {
        counts = [Int](repeating: 0, count: 1 + CoverageCounts.names.count)
        for area in areas {
            for (place, count) in ([area.addresses] + area.figures).enumerated() { counts[place] += count }
        }
    }

    /// The sum of nothing.
    public static let none = CoverageSum([])

    /// Each figure of `a` and `b` together.
    public static func + (a: Self, b: Self) -> Self {
        var sum = a
        for place in sum.counts.indices { sum.counts[place] += b.counts[place] }
        return sum
    }

    /// All of them, whatever they are offered.
    public var addresses: Int { counts[0] }

    /// The figure called `name`, such as `udaekket_100_30`; 0 for a name that is none.
    public subscript(name: String) -> Int {
        guard name != "adresser" else { return addresses }
        return CoverageCounts.names.firstIndex(of: name).map { counts[1 + $0] } ?? 0
    }

    /// Addresses that meet a demand: neither missing nor unknown.
    public func meeting(_ demand: SpeedDemand) -> Int {
        addresses - self[demand.missing] - (demand.unknown.map { self[$0] } ?? 0)
    }

    /// Addresses without any mobile coverage.
    public var withoutMobile: Int { self[MobileFigure.none] }
}
