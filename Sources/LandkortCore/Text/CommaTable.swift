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
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        var letters = text.unicodeScalars.makeIterator()
        var letter = letters.next()
        func ended() {
            cells.append(cell)
            cell = ""
        }
        while let now = letter {
            letter = letters.next()
            switch now {
            case "\"" where isQuoted && letter == "\"":
                cell.unicodeScalars.append(now)
                letter = letters.next()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: ended()
            case "\r" where !isQuoted: break
            case "\n" where !isQuoted:
                ended()
                add(&cells)
            default: cell.unicodeScalars.append(now)
            }
        }
        ended()
        add(&cells)
    }

    private mutating func add(_ cells: inout [String]) {
        defer { cells = [] }
        guard cells != [""] else { return }
        if headings.isEmpty { headings = cells } else { rows.append(cells) }
    }
}
