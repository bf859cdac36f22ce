import LandkortCore
import LandkortStore

/// Some rows of a file as new records, read and checked.
struct RowBatch: Sendable {
    /// The rows themselves, for what becomes of them in unusual cases.
    let stretch: RowStretch
    /// How many rows there were.
    var count = 0
    /// How many of them the mapping's conditions left out.
    var passedOver = 0
    /// The records without problems.
    var block: RecordBlock
    /// Where in the file each of them stands.
    var lines: [Int] = []
    /// Texts of the records that got their zeros back.
    var restored: [RestoredZeros] = []
    /// Of the other rows, in their order.
    var problems: [RowProblem] = []

    init(_ stretch: RowStretch, _ block: RecordBlock) {
        self.stretch = stretch
        self.block = block
    }
}
