/// How a change that waited was decided on: once, whoever did it at the same time.
///
/// It is kept where records are, in one transaction with the record where the change is written.
public struct ReviewDecision: Sendable, Hashable {
    /// Names the change apart from every other, in whichever file it waits.
    public let change: String
    /// Anything but waiting.
    public let state: Review.State
    /// The account that decided.
    public let by: String
    /// UTC, ISO 8601.
    public let moment: String
    /// The version that was written; nil where none was.
    public var revision: Revision?

    /// As somebody wants it, or as a store kept it.
    public init(on change: String, _ state: Review.State, by: String, at moment: String, revision: Revision? = nil) {
        self.change = change
        self.state = state
        self.by = by
        self.moment = moment
        self.revision = revision
    }
}

/// A change that is to wait no more, in the file where it waits.
public struct ReviewClosing: Sendable, Hashable {
    /// The change's number there.
    public let id: Int
    /// What stands of it.
    public let decision: ReviewDecision
    /// What who decided tells its author; nil for nothing.
    public let note: String?

    /// As somebody decided.
    public init(_ id: Int, _ decision: ReviewDecision, note: String? = nil) {
        self.id = id
        self.decision = decision
        self.note = note
    }
}
