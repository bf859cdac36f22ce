public import LandkortCore
public import LandkortStore

/// Reads of registers, as the store answers them.
extension Workspace {
    /// In the order of their declarations.
    public var registers: [Register] { store.registers }

    /// Takes up what somebody else has changed of the registers. See ``Store/renew()``.
    public func renew() async throws(StoreProblem) { try await store.renew() }

    /// One page in the store's order, straight from the store. See ``Store/features(in:matching:reader:)``.
    public func features(
        in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> FeaturePage {
        try await store.features(in: register, matching: query, reader: reader)
    }

    /// The same, each added to what `answer` makes while it is read. See ``Store/page(of:in:matching:reader:into:_:)``.
    public func page<Answer: Sendable>(
        of fields: [String], in register: RegisterID, matching query: FeatureQuery, reader: Reader,
        into answer: @escaping @Sendable () -> Answer, _ add: @escaping @Sendable (inout Answer, FeatureRow) -> Void
    ) async throws(StoreProblem) -> ReadPage<Answer> {
        try await store.page(of: fields, in: register, matching: query, reader: reader, into: answer, add)
    }

    /// How many features match, whatever the query's limit and cursor.
    public func count(
        in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> Int {
        try await store.count(in: register, matching: query, reader: reader)
    }

    /// One record.
    ///
    /// - Throws: ``StoreProblem/notFound(_:_:)`` when there is none that `reader` may see.
    public func feature(
        _ id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> Feature {
        try await store.feature(id, in: register, reader: reader)
    }

    /// Every version of one record that `reader` may see, newest first; also of one that has been deleted.
    ///
    /// - Throws: ``StoreProblem/notFound(_:_:)`` when there is none.
    public func versions(
        of id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> [FeatureVersion] {
        try await store.versions(of: id, in: register, reader: reader)
    }

    /// What is attached to one record, as far as `reader` may know. See ``Store/attachments(of:in:reader:)``.
    public func attachments(
        of id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> [Attachment] {
        try await store.attachments(of: id, in: register, reader: reader)
    }

    /// The bytes of one of them. See ``Store/content(of:to:in:reader:)``.
    public func content(
        of attachment: Attachment.ID, to id: Feature.ID, in register: RegisterID, reader: Reader
    ) async throws(StoreProblem) -> [UInt8] {
        try await store.content(of: attachment, to: id, in: register, reader: reader)
    }

    /// What was taken out of one record. See ``Store/redactions(of:in:after:reader:)``.
    public func redactions(
        of id: Feature.ID, in register: RegisterID, after known: Int = 0, reader: Reader
    ) async throws(StoreProblem) -> [Redaction] {
        try await store.redactions(of: id, in: register, after: known, reader: reader)
    }

    /// The number of the last of them, of any record. See ``Store/lastRedaction()``.
    public func lastRedaction() async throws(StoreProblem) -> Int { try await store.lastRedaction() }

    /// The smallest box around what matches, EPSG:25832; nil without geometry.
    public func extent(
        of register: RegisterID, matching query: FeatureQuery = FeatureQuery(), reader: Reader
    ) async throws(StoreProblem) -> Envelope? {
        try await store.extent(of: register, matching: query, reader: reader)
    }

    /// How many have each value of a field. See ``Store/tally(of:in:matching:reader:)``.
    public func tally(
        of field: String, in register: RegisterID, matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [Value: Int] {
        try await store.tally(of: field, in: register, matching: query, reader: reader)
    }

    /// How many lie in each square of a grid, where they are crowded.
    /// See ``Store/crowd(of:within:beyond:in:matching:reader:)``.
    public func crowd(
        of side: Double, within box: Envelope, beyond limit: CrowdLimit, in register: RegisterID,
        matching query: FeatureQuery, reader: Reader
    ) async throws(StoreProblem) -> [SquareCount]? {
        try await store.crowd(of: side, within: box, beyond: limit, in: register, matching: query, reader: reader)
    }
}
