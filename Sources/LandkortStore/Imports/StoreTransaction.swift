public import LandkortCore

/// Many reads and writes that happen together or not at all, made in a store's one writing transaction.
///
/// It reads what was written in it, sees every row whoever asks, and must not be used after the body that was given it
/// has returned. Calls take many rows at a time, so that a store can be quick about them.
public protocol StoreTransaction {
    /// The registers of the store.
    var registers: [Register] { get }

    /// For each of `keys`, the feature in force whose `fields` have those values.
    ///
    /// - Parameters:
    ///   - keys: values in the order of `fields`, none null.
    ///   - fields: the identifier, or one of the register's unique keys.
    func find(_ keys: [[Value]], of fields: [String], in register: RegisterID) throws(StoreProblem) -> [StoredFeature?]

    /// For each of `ids`, the revision in force; nil also for a feature from which something was taken out for good that
    /// the actor did not know of.
    func revisions(of ids: [Feature.ID], in register: RegisterID) throws(StoreProblem) -> [Revision?]

    /// Writes the records of `block` as new ones, and keeps that the import `number` wrote them.
    ///
    /// - Returns: those left out for they take a key that is taken, in their order; the others are written.
    func insert(
        _ block: RecordBlock, in register: RegisterID, for number: Int
    ) throws(StoreProblem) -> [RefusedRecord]

    /// Writes each change; one that takes a key that is taken is left out, and the others are written.
    func write(_ changes: [FeatureChange], in register: RegisterID) throws(StoreProblem) -> [WriteOutcome]

    /// The feature as it was in one of its versions; nil when there is none.
    func version(_ revision: Revision, of id: Feature.ID, in register: RegisterID) throws(StoreProblem) -> Feature?

    /// Some of the features in force, of any register, that refer to any of `ids`, at most `limit`.
    func referrers(to ids: [Feature.ID], in register: RegisterID, limit: Int) throws(StoreProblem) -> [Referrer]

    /// Notes that these features have been met in this transaction.
    ///
    /// - Returns: for each, whether it was noted before.
    func mark(_ ids: [Feature.ID], in register: RegisterID) throws(StoreProblem) -> [Bool]

    /// Some of the features in force that `reader` may see and nobody marked, at most `limit`.
    func unmarked(in register: RegisterID, reader: Reader, limit: Int) throws(StoreProblem) -> [StoredFeature]

    /// Keeps what an import did.
    ///
    /// - Returns: the number it has from now on; that of `receipt` where it has one.
    func save(_ receipt: ImportReceipt) throws(StoreProblem) -> Int

    /// Keeps which rows an import wrote.
    func add(_ rows: [ImportedRow], to number: Int) throws(StoreProblem)

    /// What an import did; nil when there is none of that number.
    func receipt(_ number: Int) throws(StoreProblem) -> ImportReceipt?

    /// The rows that an import wrote, in the order it wrote them, at most `limit` of those behind the first `skipped`.
    func rows(of number: Int, after skipped: Int, limit: Int) throws(StoreProblem) -> [ImportedRow]
}

extension StoreTransaction {
    /// ``insert(_:in:for:)`` by way of ``write(_:in:)`` and ``add(_:to:)``: one record after the other. O(rows).
    public func insertEach(
        _ block: RecordBlock, in register: RegisterID, for number: Int
    ) throws(StoreProblem) -> [RefusedRecord] {
        let outcomes = try write((0..<block.count).map { .insert(block.feature(at: $0)) }, in: register)
        var refused: [RefusedRecord] = []
        var written: [ImportedRow] = []
        for (row, outcome) in outcomes.enumerated() {
            switch outcome {
            case .written(let saved):
                written.append(ImportedRow(id: saved.id, action: .inserted, revision: saved.revision))
            case .duplicate(let fields): refused.append(RefusedRecord(row: row, fields: fields))
            case .missing: throw .damaged(block.feature(at: row).id)
            }
        }
        try add(written, to: number)
        return refused
    }
}

/// A feature in force and the revision it is in.
public struct StoredFeature: Sendable, Hashable {
    /// As it is.
    public var feature: Feature
    /// From 1.
    public var revision: Revision

    /// As a store found it.
    public init(feature: Feature, revision: Revision) {
        self.feature = feature
        self.revision = revision
    }
}

/// One thing to do to one feature.
public enum FeatureChange: Sendable, Hashable {
    /// A new one, which gets an id where it has none. One that was ended before goes on counting its revisions.
    case insert(Feature)
    /// The values of a feature in force, found by its id.
    case update(Feature)
    /// It ends; its versions are kept.
    case end(Feature.ID)
}

/// What became of a ``FeatureChange``.
public enum WriteOutcome: Sendable, Hashable {
    /// The revision that is now in force, or that was the last one.
    case written(Saved)
    /// The fields whose values another feature has.
    case duplicate(fields: [String])
    /// There is no feature in force by that id.
    case missing
}
