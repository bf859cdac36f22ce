/// Counts the versions of one feature, from 1; a client hands it back to say which version it changed.
public typealias Revision = Int

/// Who writes: the name that a version is signed with.
public struct Actor: Sendable, Hashable {
    /// An account, or the name of a program.
    public let name: String

    /// The last redaction that was there before the actor read what is now written: of a record from which something
    /// was taken out for good after it, nothing is written. Nil for what rests on nothing that was read.
    public let knownRedaction: Int?

    /// What is decided on a change that waited, by writing it; nil for what did not wait.
    public let decision: ReviewDecision?

    /// Takes any text: whether there is such an account, the caller has found out.
    public init(_ name: String, knowing redaction: Int? = nil, deciding decision: ReviewDecision? = nil) {
        (self.name, knownRedaction, self.decision) = (name, redaction, decision)
    }
}

/// A feature as it was in one period, and who began and ended it.
public struct FeatureVersion: Sendable, Hashable {
    /// What ended a version.
    public enum Ending: String, Sendable, Hashable {
        case changed = "aendret"
        /// Another program put a whole new row in its place.
        case replaced = "erstattet"
        case deleted = "slettet"
    }

    /// The values of then in the shape of today: a field that the register did not have is absent.
    public var feature: Feature
    /// From 1; also after a deletion it goes on counting.
    public var revision: Revision
    /// UTC, ISO 8601 with milliseconds.
    public var from: String
    /// Nil for the version in force.
    public var to: String?
    /// Nil where the file was edited directly.
    public var by: String?
    /// Nil for the version in force, and where the file was edited directly.
    public var endedBy: String?
    /// Nil for the version in force.
    public var ending: Ending?

    /// As a store found it.
    public init(
        feature: Feature, revision: Revision, from: String, to: String? = nil, by: String? = nil,
        endedBy: String? = nil, ending: Ending? = nil
    ) {
        self.feature = feature
        self.revision = revision
        self.from = from
        self.to = to
        self.by = by
        self.endedBy = endedBy
        self.ending = ending
    }
}

extension [FeatureVersion] {
    /// One thing's versions, newest first, each ended as the next one tells.
    ///
    /// Where a version between two is not seen, and takes time, the thing was gone meanwhile, as it is in what is read
    /// of that time: that it was changed would tell of more than is shown.
    ///
    /// A program that takes a row out and puts another in its place is seen to delete; where the next version begins
    /// at that very moment, the thing was never gone.
    public var asSuccessorsTell: [FeatureVersion] {
        var versions = self
        for place in versions.indices.dropFirst() where versions[place].to != versions[place - 1].from {
            guard versions[place].revision + 1 != versions[place - 1].revision else { continue }
            versions[place].ending = .deleted
        }
        for place in versions.indices.dropFirst() where versions[place].ending == .deleted {
            guard versions[place].to == versions[place - 1].from else { continue }
            versions[place].ending = .replaced
        }
        return versions
    }
}
