import LandkortCore

/// What is known of a block of a coverage file once it is read.
struct BlockFacts: Sendable {
    var block: Int
    /// Line ends in it.
    var lines = 0
    /// Whether the file ends in it, in the middle of a line for all one can see.
    var endsOpen = false
    /// Of its first and its last row; nil of a block without rows.
    private(set) var ids: ClosedRange<AddressID>?
    /// Whether each id is larger than the one before: then none stands twice.
    private(set) var isAscending = true

    init(block: Int) { self.block = block }

    @inline(__always)
    mutating func add(_ id: AddressID) {
        guard let known = ids else { return ids = id...id }
        guard known.upperBound < id else { return isAscending = false }
        ids = ClosedRange(uncheckedBounds: (known.lowerBound, id))
    }

    /// Whether all ids ascend from block to block; `blocks` in the order of the file.
    static func areAscending(_ blocks: [BlockFacts]) -> Bool {
        let ranges = blocks.compactMap(\.ids)
        return blocks.allSatisfy(\.isAscending)
            && zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
    }
}
