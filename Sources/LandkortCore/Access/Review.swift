/// A change that waits for somebody else's approval.
public struct Review: Sendable, Hashable, Identifiable {
    /// Where it is.
    public enum State: String, Sendable, Hashable {
        case waiting = "venter"
        case approved = "godkendt"
        case refused = "afvist"
        /// Its author wants it no more.
        case withdrawn = "trukket"
    }

    /// Given by the file it is kept in; 0 before.
    public var id: Int
    /// The register the record is in.
    public var register: RegisterID
    /// As it shall be; for a deletion only its id counts.
    public var feature: Feature
    /// Whether the record shall end.
    public var isDeletion: Bool
    /// Whether it brings back a record that was deleted; no part of what is kept, but found when it is read.
    public var isReturn = false
    /// The revision the author read, nil for a new record.
    public var replacing: Revision?
    /// The account that wants it.
    public var author: String
    /// UTC, ISO 8601.
    public var created: String
    /// Whether it waits still.
    public var state: State
    /// Nil while it waits.
    public var decidedBy: String?
    /// What who decided tells its author; nil for nothing.
    public var note: String?

    /// A change as its author gave it.
    public init(
        id: Int = 0, register: RegisterID, feature: Feature, isDeletion: Bool = false, replacing: Revision?,
        author: String, created: String, state: State = .waiting, decidedBy: String? = nil,
        note: String? = nil
    ) {
        self.id = id
        self.register = register
        self.feature = feature
        self.isDeletion = isDeletion
        self.replacing = replacing
        self.author = author
        self.created = created
        self.state = state
        self.decidedBy = decidedBy
        self.note = note
    }
}
