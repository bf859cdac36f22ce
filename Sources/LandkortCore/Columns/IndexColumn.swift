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

    public var count: Int {
        switch self {
        case .bytes(let column): column.count
        case .shorts(let column): column.count
        case .words(let column): column.count
        }
    }

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
    public var entries: [String]
    public var indices: IndexColumn

    public init(entries: [String], indices: IndexColumn) {
        self.entries = entries
        self.indices = indices
    }

    public var count: Int { indices.count }
    public subscript(row: Int) -> String { entries[indices[row]] }
}

/// Consecutive rows of one post code; rows of a part lie sorted by it.
public struct PostcodeRun: Sendable, Hashable {
    /// 0 is unknown.
    public var postcode: Int
    public var count: Int

    public init(postcode: Int, count: Int) {
        self.postcode = postcode
        self.count = count
    }
}
