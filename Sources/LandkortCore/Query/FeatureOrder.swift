/// The order of features where a store's own will not do: by one key, then by id, so that it is the same every time.
public struct FeatureOrder: Sendable, Hashable {
    /// What features are sorted by.
    public enum Key: Sendable, Hashable {
        /// What the record is called: the fields of ``Register/label``, in Danish order.
        case label
        /// Text in Danish order, codes in the order of their list, references by what the record is called.
        case field(String)
    }

    /// What features are sorted by.
    public var key: Key
    /// Whether the largest comes first. What has no value comes last in either direction.
    public var isDescending: Bool

    /// An order by `key`, smallest first unless said otherwise.
    public init(by key: Key, isDescending: Bool = false) {
        self.key = key
        self.isDescending = isDescending
    }
}

/// What one feature is sorted by.
public enum SortKey: Sendable, Hashable, Comparable {
    case number(Double)
    case text(String)
    /// There is no value.
    case none
}

/// The place of a row in an order, as the cursor behind it: its key and its id, so that rows that come and go in
/// between move nobody.
public struct SortPlace: Sendable, Hashable {
    /// What the row is sorted by.
    public var key: SortKey
    /// The row's own.
    public var id: Feature.ID

    /// The place of a row.
    public init(key: SortKey, id: Feature.ID) {
        self.key = key
        self.id = id
    }

    /// Whether a row here comes before one at `other`.
    public func precedes(_ other: SortPlace, isDescending: Bool) -> Bool {
        guard key != other.key else { return isDescending ? id > other.id : id < other.id }
        guard key != .none, other.key != .none else { return other.key == .none }
        return isDescending ? key > other.key : key < other.key
    }

    private static let mark = "^"

    /// `^t5^12345lærkevej`: the kind of key, the length of the id in bytes, the id, the key.
    public var cursor: String {
        let (kind, text) =
            switch key {
            case .number(let number): ("n", String(number))
            case .text(let text): ("t", text)
            case .none: ("-", "")
            }
        return "\(Self.mark)\(kind)\(id.utf8.count)\(Self.mark)\(id)\(text)"
    }

    /// Nil for what is no ``cursor``.
    public init?(cursor: String) {
        let parts = cursor.split(separator: Self.mark, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty, let kind = parts[1].first,
            let length = Int(parts[1].dropFirst()), 0...parts[2].utf8.count ~= length
        else { return nil }
        let bytes = Array(parts[2].utf8)
        let rest = String(decoding: bytes[length...], as: UTF8.self)
        switch kind {
        case "n": guard let number = Double(rest) else { return nil }; key = .number(number)
        case "t": key = .text(rest)
        case "-": key = .none
        default: return nil
        }
        id = String(decoding: bytes[..<length], as: UTF8.self)
    }
}
