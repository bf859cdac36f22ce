/// An area's figures in two campaigns, on the ground that both cover.
///
/// A partial campaign says nothing of the post codes it leaves out, so these count on neither side.
public struct Comparison: Sendable, Equatable {
    /// In the later campaign.
    public var now: CoverageSum
    /// In the earlier one.
    public var before: CoverageSum
    /// Whether the ground is all that the later campaign covers.
    public var isWhole: Bool

    /// What a figure has grown by.
    public func change(_ figure: String) -> Int { now[figure] - before[figure] }

    /// What a figure's share of the addresses has grown by, in percentage points; nil without addresses.
    public func shareChange(_ figure: String) -> Double? {
        guard now.addresses > 0, before.addresses > 0 else { return nil }
        return 100 * (Double(now[figure]) / Double(now.addresses) - Double(before[figure]) / Double(before.addresses))
    }

    /// The sum of several areas' comparisons; nil of none.
    static func sum(_ parts: [Comparison], isWhole: Bool) -> Comparison? {
        guard !parts.isEmpty else { return nil }
        return Comparison(
            now: parts.reduce(.none) { $0 + $1.now }, before: parts.reduce(.none) { $0 + $1.before },
            isWhole: isWhole && parts.allSatisfy(\.isWhole))
    }
}
