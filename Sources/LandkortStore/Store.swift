public import LandkortCore

/// Where features and campaigns live.
///
/// Reads of features take the ``Reader`` they are for; a store shows only what that reader may see, in items,
/// counts and extents alike. Writes are all-or-nothing and are on disk when the call returns.
public protocol Store: Sendable {
    /// The registers this store holds, in the order of their declarations.
    var registers: [Register] { get }

    /// Takes up what somebody else has changed of the registers' declarations and tables since they were read.
    ///
    /// A register whose tables fit no declaration any more is refused with ``StoreProblem/reshaped(_:)`` from then on;
    /// the others go on. O(1) as long as nothing has changed.
    func renew() async throws(StoreProblem)

    /// One page of features in the store's order.
    ///
    /// - Throws: ``StoreProblem/unknownRegister(_:)``, ``StoreProblem/unknownField(_:_:)``,
    ///   ``StoreProblem/badFilter(_:)``.
    func features(in register: RegisterID, matching query: FeatureQuery, reader: Reader) async throws(StoreProblem)
        -> FeaturePage

    /// The same page without features in memory: each is added to what `answer` makes while it is read, with the values of
    /// `fields` in that order; a name that is no field's has no values.
    ///
    /// - Parameter add: is handed a row that is valid within the call.
    func page<Answer: Sendable>(
        of fields: [String], in register: RegisterID, matching query: FeatureQuery, reader: Reader,
        into answer: @escaping @Sendable () -> Answer, _ add: @escaping @Sendable (inout Answer, FeatureRow) -> Void
    ) async throws(StoreProblem) -> ReadPage<Answer>

    /// How many features match, whatever the query's limit and cursor.
    func count(in register: RegisterID, matching query: FeatureQuery, reader: Reader) async throws(StoreProblem) -> Int

    /// One feature.
    ///
    /// - Throws: ``StoreProblem/notFound(_:_:)`` when there is none that `reader` may see.
    func feature(_ id: Feature.ID, in register: RegisterID, reader: Reader) async throws(StoreProblem) -> Feature

    /// The smallest box around all features that match, EPSG:25832; nil when none has a geometry.
    func extent(of register: RegisterID, matching query: FeatureQuery, reader: Reader) async throws(StoreProblem)
        -> Envelope?

    /// How many of the features that match have each value of a field; null for those without.
    ///
    /// - Throws: ``StoreProblem/unknownField(_:_:)``.
    func tally(of field: String, in register: RegisterID, matching query: FeatureQuery, reader: Reader)
        async throws(StoreProblem) -> [Value: Int]

    /// How many of the features that match lie in each square of a grid, row by row from the lower left; a feature lies
    /// where the middle of its box does, to a metre or two. Squares without any are left out.
    ///
    /// - Parameters:
    ///   - side: metres, a power of two; the squares' edges are multiples of it.
    ///   - box: EPSG:25832, with such edges; the query's own box is not read.
    func squares(
        of side: Double, within box: Envelope, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [SquareCount]

    /// How many lie in the square that has most, anywhere. O(1) where the same was asked before and nobody has written
    /// since.
    func mostInSquare(
        of side: Double, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Int

    /// What ``squares(of:within:in:matching:reader:)`` tells, where features are crowded; nil where they are not. All of
    /// it is of one moment.
    func crowd(
        of side: Double, within box: Envelope, beyond limit: CrowdLimit, in register: RegisterID,
        matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [SquareCount]?

    /// Every version of one feature that `reader` may see, newest first; also of one that has been deleted.
    ///
    /// - Throws: ``StoreProblem/notFound(_:_:)`` when there is none.
    func versions(of id: Feature.ID, in register: RegisterID, reader: Reader) async throws(StoreProblem)
        -> [FeatureVersion]

    /// What is attached to a feature, as far as `reader` may know: the primary, the others from the oldest, and behind
    /// them what has been removed, the newest first. Exactly one of those in force is the primary.
    ///
    /// - Throws: ``StoreProblem/notFound(_:_:)`` where the reader sees no version of the feature.
    func attachments(of id: Feature.ID, in register: RegisterID, reader: Reader) async throws(StoreProblem)
        -> [Attachment]

    /// The bytes of one of ``attachments(of:in:reader:)``, also of one that has been removed.
    ///
    /// - Throws: ``StoreProblem/noAttachment(_:_:_:)`` when there is none that `reader` may know of.
    func content(of attachment: Attachment.ID, to id: Feature.ID, in register: RegisterID, reader: Reader)
        async throws(StoreProblem) -> [UInt8]

    /// Attaches, removes or chooses. The first file of a feature is its primary; the oldest takes over from a primary
    /// that is removed; files end with their feature. What is removed is kept.
    ///
    /// - Returns: the attachment that it was about.
    /// - Throws: ``StoreProblem/notFound(_:_:)``, also in a register that takes none,
    ///   ``StoreProblem/noAttachment(_:_:_:)``.
    @discardableResult
    func change(_ change: AttachmentChange, of id: Feature.ID, in register: RegisterID, by actor: Actor)
        async throws(StoreProblem) -> Attachment.ID

    /// Takes values out of records for good, all of it or nothing, and keeps a tombstone of each; what is named is
    /// afterwards nowhere in what the store is kept in, as far as this record put it there.
    ///
    /// Where the values are gone but somebody reads the file, ``RedactionCount/mayLinger`` says so; the next call, also
    /// one with nothing to take out, does the rest.
    ///
    /// - Parameter isTrial: counts what would go, and leaves everything as it is.
    /// - Returns: what each of them did.
    /// - Throws: ``StoreProblem``; ``RedactionProblem/stillRead`` where there is only that rest, and somebody reads still.
    func redact(_ redactions: [Redaction], isTrial: Bool) async throws -> [RedactionCount]

    /// The features with versions that ended before `moment`, by id, and whether those are all that is left of them.
    func ended(in register: RegisterID, before moment: String) async throws(StoreProblem)
        -> [(id: Feature.ID, isAll: Bool)]

    /// What was taken out of a feature, the newest first, as far as `reader` may know; the values that stand instead are
    /// not told again.
    ///
    /// - Parameter known: only what was taken out after the redaction of this number.
    func redactions(of id: Feature.ID, in register: RegisterID, after known: Int, reader: Reader)
        async throws(StoreProblem) -> [Redaction]

    /// The number of the last redaction of any record; 0 before the first. What is read after this call is without what
    /// was taken out until then. O(1).
    func lastRedaction() async throws(StoreProblem) -> Int

    /// Keeps what was decided on a change that waited and is not written. One that is written is decided on by the
    /// actor that ``save(_:in:by:replacing:)`` and ``delete(_:in:by:replacing:)`` are handed, in the same transaction.
    ///
    /// - Throws: ``StoreProblem/decided(_:)`` where somebody was first; so do those two, before anything else.
    func decide(_ decision: ReviewDecision) async throws(StoreProblem)

    /// What was decided on these changes; of those that nobody has decided on, nothing.
    func decisions(on changes: [String]) async throws(StoreProblem) -> [ReviewDecision]

    /// Adds features in one transaction; the store gives an id to those whose id is empty. What they refer to is not
    /// looked for: they may refer to each other.
    ///
    /// - Parameter actor: signs the versions; nil as if the file had been edited directly.
    /// - Throws: ``StoreProblem/duplicate(_:detail:)`` when an id or another unique key is taken.
    func insert(_ features: [RegisterID: [Feature]], by actor: Actor?) async throws(StoreProblem)

    /// Saves a feature; the version it replaces is kept. What the system fills in, ids and times, is not written.
    ///
    /// - Parameter actor: who signs the version, and what they knew of redactions.
    /// - Parameter revision: the one the caller last read, nil for a new feature. When somebody else saved in
    ///   between, nothing is written.
    /// - Returns: the feature's id and revision as they are now; the revision is the old one when nothing differed.
    /// - Throws: ``StoreProblem/conflict(_:_:found:)``, ``StoreProblem/redacted(_:_:)``,
    ///   ``StoreProblem/duplicate(_:detail:)``, ``StoreProblem/noSuchRecord(_:_:)`` for references that the version it replaces does not have.
    @discardableResult
    func save(
        _ feature: Feature, in register: RegisterID, by actor: Actor, replacing revision: Revision?
    ) async throws(StoreProblem) -> Saved

    /// Ends a feature; its versions are kept.
    ///
    /// - Throws: ``StoreProblem/conflict(_:_:found:)`` also when there is no such feature,
    ///   ``StoreProblem/referred(_:_:)`` when another feature in force refers to it.
    func delete(
        _ id: Feature.ID, in register: RegisterID, by actor: Actor, replacing revision: Revision
    ) async throws(StoreProblem)

    /// Runs `body` in one transaction: all that it writes is on disk when this returns, or nothing is, if it throws.
    ///
    /// Others can read meanwhile, and see nothing of it; who would write waits.
    ///
    /// - Parameter actor: signs the versions.
    /// - Throws: what `body` throws, and ``StoreProblem``.
    func transaction<Answer: Sendable>(
        as actor: Actor, _ body: @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer

    /// What was imported, newest first.
    func imports() async throws(StoreProblem) -> [ImportReceipt]

    /// Every campaign, newest name first, then by kind, without its columns.
    func campaigns() async throws(StoreProblem) -> [Campaign]

    /// Adds a campaign's parts in one transaction.
    ///
    /// - Parameter decide: sees the campaign as it is when the transaction begins, nil when there is none, and
    ///   answers with the parts to remove, or nil to leave everything as it is.
    /// - Returns: whether anything was written.
    func save(
        _ draft: CampaignDraft, deciding decide: @Sendable (Campaign?) throws -> CampaignDecision
    ) async throws -> Bool

    /// Removes a campaign and all its columns in one transaction.
    ///
    /// - Returns: whether there was one.
    func remove(_ campaign: CampaignID) async throws(StoreProblem) -> Bool

    /// The columns of one part; those not asked for come back empty.
    ///
    /// - Throws: ``StoreProblem/damaged(_:)`` when the stored bytes are not what they should be.
    func part(_ part: Campaign.Part, columns: Set<CampaignColumn>) async throws(StoreProblem) -> CampaignPart

    /// Changes whenever anyone, this program or another, has written to the store.
    func change() async throws(StoreProblem) -> Int
}

extension Store {
    /// Nothing, for a store that nobody else changes.
    public func renew() async throws(StoreProblem) {}

    /// By way of features in memory.
    public func page<Answer: Sendable>(
        of fields: [String], in register: RegisterID, matching query: FeatureQuery, reader: Reader,
        into answer: @escaping @Sendable () -> Answer, _ add: @escaping @Sendable (inout Answer, FeatureRow) -> Void
    ) async throws(StoreProblem) -> ReadPage<Answer> {
        try await features(in: register, matching: query, reader: reader).reduce(of: fields, into: answer, add)
    }

    /// One question after the other.
    public func crowd(
        of side: Double, within box: Envelope, beyond limit: CrowdLimit, in register: RegisterID,
        matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [SquareCount]? {
        guard try await count(in: register, matching: query, reader: reader) > limit.most,
            try await mostInSquare(of: limit.side, in: register, matching: query, reader: reader) > limit.most
        else { return nil }
        return try await squares(of: side, within: box, in: register, matching: query, reader: reader)
    }

    /// All that was ever taken out of a feature.
    public func redactions(
        of id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> [Redaction] {
        try await redactions(of: id, in: register, after: 0, reader: reader)
    }

    /// Adds features in nobody's name.
    public func insert(_ features: [RegisterID: [Feature]]) async throws(StoreProblem) {
        try await insert(features, by: nil)
    }
}

/// A feature that was saved.
public struct Saved: Sendable, Hashable {
    /// The one it had, or was given.
    public let id: Feature.ID
    /// What the next save hands back.
    public let revision: Revision

    /// As a store answers.
    public init(id: Feature.ID, revision: Revision) {
        self.id = id
        self.revision = revision
    }
}

/// What to do with a campaign's new parts.
public enum CampaignDecision: Sendable, Equatable {
    /// Everything is there already.
    case leave
    /// Add them, after removing the parts with these keys.
    case add(removing: [Int])
}
