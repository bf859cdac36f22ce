public import LandkortCore

/// Records that one change is meant for, each as it was when it was chosen.
public struct BulkSelection: Sendable {
    /// So many records can be changed at a time.
    public static let most = 5_000

    /// Where they are.
    public let register: RegisterID
    /// In the order they were chosen.
    public let records: [Record]

    /// One of them.
    public struct Record: Sendable, Hashable {
        /// Which feature.
        public let id: Feature.ID
        /// The version that was chosen; nil where there was none in force.
        public let revision: Revision?
    }
}

/// What a change of many records would do, before anything is done.
public struct BulkPlan: Sendable {
    /// Where.
    public let register: RegisterID
    /// The fields that are set.
    public let fields: [String]
    /// The last one before it was made: what is taken out of a record for good after it does not come back.
    let knownRedaction: Int?
    /// Those that would change: as they are, and as they would be.
    public internal(set) var changes: [Change] = []
    /// Those that have the values already.
    public internal(set) var unchanged = 0
    /// Those that are left out, and why.
    public internal(set) var left: [BulkLeftOut] = []

    /// One record that would change.
    public struct Change: Sendable {
        /// As it is, with all its fields, whoever asks.
        public let before: Feature
        /// As it would be.
        public let after: Feature
        let revision: Revision
    }
}

/// A record that a change of many leaves as it is.
public struct BulkLeftOut: Sendable {
    /// Which feature.
    public let id: Feature.ID
    /// Why.
    public let reason: Reason

    /// Why a record is left out.
    public enum Reason: Sendable {
        /// The author may not write it.
        case notOwn
        /// Somebody saved it, or ended it, after it was chosen.
        case changedSince
        /// It would break the register's rules.
        case faulty([FieldFault])
    }
}

/// What a change of many records did.
public struct BulkOutcome: Sendable {
    /// What can be taken back.
    public let note: ImportNote
    /// Those that the plan left out, and those that could not be written after all.
    public let left: [BulkLeftOut]
    /// Those that had the values already.
    public let unchanged: Int
}
