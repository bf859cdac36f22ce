/// What became of a municipality's addresses from one campaign to the next, at one demand.
///
/// Only post codes that both campaigns hold count: an address elsewhere is not covered by a campaign, never gone.
public struct AddressChanges: Sendable, Equatable {
    /// Not covered before, covered now.
    public var gained = 0
    /// Covered before, not covered now.
    public var lost = 0
    /// The answer was or is unknown, and is another now.
    public var unclear = 0
    /// Not in the campaign before.
    public var new = 0
    /// No longer in the campaign.
    public var gone = 0
    /// Addresses of the earlier campaign that lie outside the later one.
    public var outside = 0

    /// Nothing has changed.
    public init() {}

    /// Whether an address met the demand, and whether it does; nil is unknown.
    mutating func add(_ before: Bool?, _ now: Bool?) {
        guard before != now else { return }
        switch (before, now) {
        case (false, true): gained += 1
        case (true, false): lost += 1
        default: unclear += 1
        }
    }
}
