/// A table in comma-separated text with a heading line (RFC 4180): quoted cells may hold commas and line ends.
///
/// For texts of our own. It refuses nothing: a quote that is never closed takes the rest of the text into its cell,
/// rows may be shorter or longer than the headings, and a byte order mark stays in the first heading.
public struct CommaTable: Sendable, Equatable {
    /// The cells of the first line that is not empty; none of an empty text.
    public var headings: [String] = []
    /// The cells of each later line, untrimmed; an empty cell is an empty text.
    public var rows: [[String]] = []

    /// Reads `text`, whose lines end in LF or CRLF, the last perhaps in neither; empty lines are passed over.
    /// O(characters).
    public init(_ text: String) {
        var chunks = text.isEmpty ? [] : [Array(text.utf8)]
        var lines = SeparatedRows(separator: UInt8(ascii: ",")) { chunks.popLast() }
        headings = lines.next()?.cells ?? []
        while let row = lines.next() { rows.append(row.cells) }
    }
}
