public import LandkortCore

/// Where features and campaigns live.
///
/// Reads of features take the ``Reader`` they are for; a store shows only what that reader may see, in items,
/// counts and extents alike. Writes are all-or-nothing and are on disk when the call returns.
public protocol Store: Sendable {
    /// The registers this store holds, in the order of their declarations.
    var registers: [Register] { get }

    /// One page of features in the store's order.
    ///
    /// - Throws: ``StoreProblem/unknownRegister(_:)``, ``StoreProblem/unknownField(_:_:)``.
    func features(in register: RegisterID, matching query: FeatureQuery, reader: Reader) async throws(StoreProblem)
        -> FeaturePage

    /// How many features match, whatever the query's limit and cursor.
    func count(in register: RegisterID, matching query: FeatureQuery, reader: Reader) async throws(StoreProblem) -> Int

    /// One feature.
    ///
    /// - Throws: ``StoreProblem/notFound(_:_:)`` when there is none that `reader` may see.
    func feature(_ id: Feature.ID, in register: RegisterID, reader: Reader) async throws(StoreProblem) -> Feature

    /// The smallest box around all features that `reader` may see, EPSG:25832; nil when none has a geometry.
    func extent(of register: RegisterID, reader: Reader) async throws(StoreProblem) -> Envelope?

    /// Adds features in one transaction; the store gives an id to those whose id is empty.
    func insert(_ features: [RegisterID: [Feature]]) async throws(StoreProblem)

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

    /// The columns of one part; those not asked for come back empty.
    ///
    /// - Throws: ``StoreProblem/damaged(_:)`` when the stored bytes are not what they should be.
    func part(_ part: Campaign.Part, columns: Set<CampaignColumn>) async throws(StoreProblem) -> CampaignPart

    /// Changes whenever anyone, this program or another, has written to the store.
    func change() async throws(StoreProblem) -> Int
}

/// What to do with a campaign's new parts.
public enum CampaignDecision: Sendable, Equatable {
    /// Everything is there already.
    case leave
    /// Add them, after removing the parts with these keys.
    case add(removing: [Int])
}
