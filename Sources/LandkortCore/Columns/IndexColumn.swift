/// `n` row numbers into a dictionary, kept as narrow as the dictionary allows.
public enum IndexColumn: Sendable, Equatable {
    case bytes([UInt8])
    case shorts([UInt16])
    case words([UInt32])

    /// - Parameter entries: the dictionary's size; every index is below it.
    public init(_ indices: [UInt32], entries: Int) {
        switch entries {
        case ...256: self = .bytes(indices.map { UInt8(truncatingIfNeeded: $0) })
        case ...65536: self = .shorts(indices.map { UInt16(truncatingIfNeeded: $0) })
        default: self = .words(indices)
        }
    }

    /// `n`.
    public var count: Int {
        switch self {
        case .bytes(let column): column.count
        case .shorts(let column): column.count
        case .words(let column): column.count
        }
    }

    /// The index in `row`, 0 ..< `count`. O(1), with a branch on the width:
    /// hot loops switch over the case once.
    public subscript(row: Int) -> Int {
        switch self {
        case .bytes(let column): Int(column[row])
        case .shorts(let column): Int(column[row])
        case .words(let column): Int(column[row])
        }
    }

    /// The largest index, -1 of an empty column.
    public var largest: Int {
        switch self {
        case .bytes(let column): column.max().map(Int.init) ?? -1
        case .shorts(let column): column.max().map(Int.init) ?? -1
        case .words(let column): column.max().map(Int.init) ?? -1
        }
    }
}

/// `n` texts, each distinct one held once.
public struct TextColumn: Sendable, Equatable {
    /// The distinct texts, in no order to rely on.
    public var entries: [String]
    /// For each row, its place in `entries`; empty where only the entries were loaded.
    public var indices: IndexColumn

    /// A column from its parts; that every index lies within `entries` is the caller's promise.
    public init(entries: [String], indices: IndexColumn) {
        self.entries = entries
        self.indices = indices
    }

    /// Rows, not entries.
    public var count: Int { indices.count }
    /// The text in `row`, 0 ..< `count`. O(1).
    public subscript(row: Int) -> String { entries[indices[row]] }
}

/// Consecutive rows of one post code; rows of a part lie sorted by it.
public struct PostcodeRun: Sendable, Hashable {
    /// 0 is unknown.
    public var postcode: Int
    /// Rows, ≥ 1.
    public var count: Int

    /// A run of `count` rows; 0 for rows whose post code is unknown.
    public init(postcode: Int, count: Int) {
        self.postcode = postcode
        self.count = count
    }
}
