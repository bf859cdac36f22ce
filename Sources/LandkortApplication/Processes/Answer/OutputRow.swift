/// Named values in a fixed order.
public struct OutputRow: Sendable, Equatable {
    /// What a cell can hold.
    public enum Value: Sendable, Equatable {
        case null
        case text(String)
        case count(Int)
        case counts([(String, Int)])

        /// By case and content; counts in order.
        public static func == (a: Self, b: Self) -> Bool {
            switch (a, b) {
            case (.null, .null): true
            case (.text(let a), .text(let b)): a == b
            case (.count(let a), .count(let b)): a == b
            case (.counts(let a), .counts(let b)): a.elementsEqual(b, by: ==)
            default: false
            }
        }
    }

    /// The same names in the same order in every row of one answer.
    public var values: [(name: String, value: Value)] = []

    /// By names and values, in order.
    public static func == (a: Self, b: Self) -> Bool {
        a.values.elementsEqual(b.values) { $0.name == $1.name && $0.value == $1.value }
    }
}

extension OutputRow {
    /// The count in a column; nil where there is none.
    func count(_ column: String) -> Int? {
        guard case .count(let count)? = value(column) else { return nil }
        return count
    }

    /// The text in a column; nil where there is none.
    public func text(_ column: String) -> String? {
        guard case .text(let text)? = value(column) else { return nil }
        return text
    }

    private func value(_ column: String) -> Value? { values.first { $0.name == column }?.value }
}
