import LandkortStore

/// What an import did, or would do, for people to read.
public struct ImportNote: Sendable, Hashable {
    /// What became of rows.
    public enum Fate: String, Sendable, CaseIterable {
        case inserted
        case updated
        case unchanged
        case ended
        case passedOver
    }

    /// 0 for a trial.
    public let number: Int
    /// The file's own name.
    public let file: String
    /// UTC, `2026-11-20T10:00:00Z`.
    public let time: String
    /// Who.
    public let author: String
    /// When it was taken back; nil for one that stands.
    public let undone: String?
    /// Numbers that got their zeros back; none where the import is told of afterwards.
    public let restored: [RestoredZeros]
    private let counts: ImportReceipt.Counts

    init(_ summary: ImportSummary) { self.init(summary.receipt, summary.restored) }

    init(_ receipt: ImportReceipt, _ restored: [RestoredZeros] = []) {
        self.restored = restored
        (number, file, time) = (receipt.number, receipt.file, receipt.time)
        (author, undone, counts) = (receipt.actor, receipt.undone, receipt.counts)
    }

    /// How many rows.
    public subscript(fate: Fate) -> Int {
        switch fate {
        case .inserted: counts.inserted
        case .updated: counts.updated
        case .unchanged: counts.unchanged
        case .ended: counts.ended
        case .passedOver: counts.passedOver
        }
    }
}
