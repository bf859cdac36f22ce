/// A number that a spreadsheet had taken the zeros in front from, which were put back.
public struct RestoredZeros: Sendable, Hashable {
    /// The register's name of the field.
    public var field: String
    /// As the file has it: `851`.
    public var text: String
    /// What it was read as: `0851`.
    public var value: String
    /// In how many rows.
    public var rows = 1

    init(_ field: String, _ text: String, _ value: String) {
        (self.field, self.text, self.value) = (field, text, value)
    }

    /// Identifiers are hardly longer where programs take them for numbers.
    private static let longest = 8

    /// `text` with more and more zeros in front; none of what is not digits.
    static func candidates(for text: String) -> [String] {
        guard !text.isEmpty, text.utf8.count < longest, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return []
        }
        return (1...(longest - text.utf8.count)).map { String(repeating: "0", count: $0) + text }
    }

    /// Whether `value` is `text` with zeros in front.
    static func lie(between text: String, and value: String) -> Bool {
        value.utf8.count > text.utf8.count && candidates(for: text).contains(value)
    }
}

/// The numbers that got their zeros back, once each, with their rows.
struct RestoredCounts {
    private(set) var all: [RestoredZeros] = []
    private var places: [RestoredZeros: Int] = [:]

    mutating func add(_ found: [RestoredZeros]) {
        for one in found {
            guard let place = places[one] else {
                places[one] = all.count
                all.append(one)
                continue
            }
            all[place].rows += 1
        }
    }
}
