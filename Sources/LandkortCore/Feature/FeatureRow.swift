/// A feature on its way out of a store: the values of some fields in order, where the store has them.
///
/// It is valid within the call that hands it over, and so are the bytes of its values.
public struct FeatureRow {
    /// The feature's id.
    public var id: RowValue
    /// One for each field that was asked for; null for a field without value.
    public var values: [RowValue]
    /// EPSG:25832.
    public var geometry: Geometry?

    /// A row as a store reads it.
    public init(id: RowValue, values: [RowValue], geometry: Geometry?) {
        self.id = id
        self.values = values
        self.geometry = geometry
    }

    /// A feature that is in memory already.
    public init(_ feature: Feature, of fields: [String]) {
        id = .value(.string(feature.id))
        values = fields.map { .value(feature[$0]) }
        geometry = feature.geometry
    }
}

/// One field's value in a ``FeatureRow``.
public enum RowValue {
    case value(Value)
    /// A text of ASCII that JSON writes as it is: no control characters, quotes or backslashes.
    case plain(UnsafeRawBufferPointer)

    /// The text of a string, else nil.
    public var string: String? {
        switch self {
        case .value(let value): value.string
        case .plain(let bytes): String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are such as ``RowValue/plain(_:)`` holds. O(bytes), eight at a time.
    public var isPlainText: Bool {
        var odd: UInt64 = 0
        var place = 0
        while place + 8 <= count {
            odd |= loadUnaligned(fromByteOffset: place, as: UInt64.self).oddBytes
            place += 8
        }
        while place < count {
            odd |= UInt64(truncatingIfNeeded: self[place]).oddBytes & 0x80
            place += 1
        }
        return odd == 0
    }
}

extension UInt64 {
    /// Not zero where one of its eight bytes is none that a plain text has; see Mycroft's test for a zero byte.
    fileprivate var oddBytes: UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let (quote, backslash) = (self ^ ones &* 34, self ^ ones &* 92)
        let found = (self &- ones &* 32) & ~self | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | self
        return found & (ones &* 128)
    }
}

/// What was made of one page of features, and where to go on.
public struct ReadPage<Answer: Sendable>: Sendable {
    /// What the features were added to.
    public var answer: Answer
    /// How many there were.
    public var count: Int
    /// How many match, whatever the limit and cursor, where the store knows it without counting.
    public var matched: Int?
    /// The cursor of the next page; see ``FeaturePage/next``.
    public var next: String?

    /// A page of which something was made.
    public init(answer: Answer, count: Int, matched: Int? = nil, next: String?) {
        self.answer = answer
        self.count = count
        self.matched = matched
        self.next = next
    }
}

extension FeaturePage {
    /// What ``ReadPage`` tells of features that are in memory already.
    public func reduce<Answer: Sendable>(
        of fields: [String], into answer: () -> Answer, _ add: (inout Answer, FeatureRow) -> Void
    ) -> ReadPage<Answer> {
        let made = features.reduce(into: answer()) { add(&$0, FeatureRow($1, of: fields)) }
        return ReadPage(answer: made, count: features.count, next: next)
    }
}
