/// How a part's columns lie in a store: little-endian numbers, texts as UTF-8 ended by a line feed.
extension CampaignPart {
    /// The bytes of one column, without a copy where the column already is its bytes.
    public func withBytes<R>(of column: CampaignColumn, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        switch column {
        case .profiles: try profiles.columns.flatMap { $0 }.withUnsafeBytes(body)
        case .profile: try profile.withBytes(body)
        case .postcodes: try postcodes.flatMap { [Int32($0.postcode), Int32($0.count)] }.withUnsafeBytes(body)
        case .easting: try easting.withUnsafeBytes(body)
        case .northing: try northing.withUnsafeBytes(body)
        case .streets: try street.entryBytes.withUnsafeBytes(body)
        case .street: try street.indices.withBytes(body)
        case .numbers: try number.entryBytes.withUnsafeBytes(body)
        case .number: try number.indices.withBytes(body)
        case .ids: try ids.withUnsafeBytes(body)
        }
    }
}

extension TextColumn {
    var entryBytes: [UInt8] {
        entries.reduce(into: []) { bytes, entry in
            bytes.append(contentsOf: entry.utf8)
            bytes.append(10)
        }
    }

    /// The dictionary that ``CampaignPart/withBytes(of:_:)`` wrote; nil when the bytes end in the middle of a text.
    public static func entries(from bytes: UnsafeRawBufferPointer) -> [String]? {
        guard let last = bytes.last else { return [] }
        guard last == 10 else { return nil }
        return bytes.dropLast().split(separator: 10, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

extension IndexColumn {
    func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        switch self {
        case .bytes(let column): try column.withUnsafeBytes(body)
        case .shorts(let column): try column.withUnsafeBytes(body)
        case .words(let column): try column.withUnsafeBytes(body)
        }
    }

    /// Reads `count` indices; nil when the bytes are not that many, or one points outside a dictionary of `entries`.
    public init?(bytes: UnsafeRawBufferPointer, count: Int, entries: Int) {
        switch bytes.count {
        case count: self = .bytes(Array(bytes))
        case count * 2: self = .shorts(numbers(bytes))
        case count * 4: self = .words(numbers(bytes))
        default: return nil
        }
        guard largest < entries else { return nil }
    }
}

extension SpeedTable {
    /// Reads a table of ten columns; nil when the bytes cannot be that.
    public init?(bytes: UnsafeRawBufferPointer) {
        let all: [Int32] = numbers(bytes)
        guard all.count * 4 == bytes.count, all.count % SpeedProfile.width == 0 else { return nil }
        let height = all.count / SpeedProfile.width
        self.init(columns: (0..<SpeedProfile.width).map { Array(all[$0 * height..<($0 + 1) * height]) })
    }
}

extension PostcodeRun {
    /// Reads runs; nil when the bytes cannot be that.
    public static func runs(from bytes: UnsafeRawBufferPointer) -> [PostcodeRun]? {
        let all: [Int32] = numbers(bytes)
        guard all.count * 4 == bytes.count, all.count % 2 == 0 else { return nil }
        return stride(from: 0, to: all.count, by: 2).map {
            PostcodeRun(postcode: Int(all[$0]), count: Int(all[$0 + 1]))
        }
    }
}

/// The whole numbers in `bytes`, which may lie unaligned; a rest shorter than one number is left out.
public func numbers<T: BitwiseCopyable>(_ bytes: UnsafeRawBufferPointer) -> [T] {
    let count = bytes.count / MemoryLayout<T>.stride
    return Array(unsafeUninitializedCapacity: count) { buffer, filled in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes[0..<count * MemoryLayout<T>.stride]))
        filled = count
    }
}
