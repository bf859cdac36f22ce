/// A table in comma-separated text with a heading line (RFC 4180): quoted cells may hold commas and line ends.
public struct CommaTable: Sendable, Equatable {
    public var headings: [String] = []
    public var rows: [[String]] = []

    /// Reads `text`; empty lines are passed over. O(characters).
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
