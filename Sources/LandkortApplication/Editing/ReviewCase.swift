public import LandkortCore

/// A change that waits, as who decides on it sees it.
public struct ReviewCase: Sendable {
    /// With the record as it shall be.
    public let review: Review
    /// The record as its author began from it; nil for a new one, and where the reader may not see that version.
    public let base: Feature?
    /// The record as it is; nil for a new one, or where it is gone.
    public let now: Feature?
    /// Whether somebody else saved, ended or brought back the record since, so that the change cannot be approved.
    public let isStale: Bool
    /// Whether it is the reader's own, to be withdrawn and not to be decided on.
    public let isOwn: Bool
}
