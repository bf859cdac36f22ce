public import LandkortCore

/// Work that goes on after its caller has been answered: an analysis, or the import of a campaign.
public struct Job: Sendable {
    /// Nobody can guess one.
    public typealias ID = String

    /// As OGC API – Processes Part 1 calls them.
    public enum Status: String, Sendable, CaseIterable {
        case accepted
        case running
        case successful
        case failed
        case dismissed

        /// Whether nothing more will come.
        public var isOver: Bool { self != .accepted && self != .running }
    }

    /// A uuid.
    public let id: ID
    /// The analysis's name, or ``campaignImport``.
    public let process: String
    /// The account it is done for; nil is the public.
    public let owner: String?
    /// UTC, ISO 8601 with milliseconds.
    public let created: String
    /// The same, once it is under way.
    public internal(set) var started: String?
    /// The same, once it is over.
    public internal(set) var finished: String?
    /// How it stands.
    public internal(set) var status = Status.accepted
    /// Percent, 0 to 100.
    public internal(set) var progress = 0
    /// Why it failed.
    public internal(set) var problem: (any Problem)?

    /// What the import of a campaign is called among analyses.
    public static let campaignImport = "kortlaegning"

    /// When something last happened to it.
    public var updated: String { finished ?? started ?? created }
}

/// What a job came to.
public enum JobResult: Sendable {
    /// - Parameter type: the media type that was asked for; nil is the answer's first.
    case answer(ProcessAnswer, type: String?)
    case campaign(CampaignSummary)
}
