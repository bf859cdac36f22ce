import LandkortCore

/// The parameters of a catalogue: OGC API – Records Part 1, *Record Core Query Parameters*.
struct RecordQuery {
    /// Beside the properties that have a value.
    static let parameters = ["q", "ids", "externalIds"]

    private let asked: [String: String]

    init(_ own: [String: String]) { asked = own }

    /// Whether a record with these identifiers is asked for.
    func fits(_ record: Feature, _ externalIDs: [String]) -> Bool {
        asked.allSatisfy { name, text in
            let words = Self.parts(text)
            return switch name {
            case "q": words.contains { SearchWords($0).fit(Self.texts(record)) }
            case "ids": words.contains(record.id)
            case "externalIds": words.contains { word in externalIDs.contains { $0 == word } }
            case "type": words.contains(record["type"].text)
            default: Self.has(record[name], text)
            }
        }
    }

    /// One of those between commas is enough.
    private static func parts(_ text: String) -> [String] {
        text.split(separator: ",").map { String($0.trimmingPrefix(while: \.isWhitespace)) }
    }

    private static func texts(_ record: Feature) -> [String] {
        ["title", "description", "keywords"].map { record[$0].text }
    }

    private static func has(_ value: Value, _ text: String) -> Bool {
        guard case .array(let items) = value else { return value.text == text }
        return items.contains { $0.text == text }
    }
}
