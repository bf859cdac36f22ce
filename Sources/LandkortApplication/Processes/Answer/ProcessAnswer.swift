import LandkortCore

/// What an analysis answers: rows of named values, or a document.
public enum ProcessAnswer: Sendable, Equatable {
    case rows([OutputRow])
    /// - Parameter format: the one its caller asked for.
    case document(Document, format: DocumentFormat)

    /// The rows of the one, nil of the other.
    public var rows: [OutputRow]? {
        if case .rows(let rows) = self { rows } else { nil }
    }

    /// For people: a table, or the document in its format. UTF-8.
    public var printed: [UInt8] {
        switch self {
        case .rows(let rows): Array(OutputRow.table(rows).utf8)
        case .document(let document, let format): document.bytes(as: format)
        }
    }

    /// For programs: an array of objects, or the document's structure.
    public var json: [UInt8] {
        switch self {
        case .rows(let rows): OutputRow.json(rows)
        case .document(let document, _): document.json.bytes + [UInt8(ascii: "\n")]
        }
    }

    /// As comma-separated text; nil for a document, which has no columns.
    public var csv: [UInt8]? {
        rows.map(OutputRow.csv)
    }
}
