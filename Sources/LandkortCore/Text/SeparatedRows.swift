/// Rows of text with a separator between their cells (RFC 4180), pulled one at a time: quoted cells may hold
/// separators and line ends.
///
/// A cell is quoted where a quote is the first of it; any other quote in a cell is a character like others.
///
/// Works on bytes, so that any encoding will do in which ASCII is ASCII. It refuses nothing but says what is odd.
public struct SeparatedRows {
    /// One row.
    public struct Row: Sendable, Equatable {
        /// Where it begins, from 1.
        public var line: Int
        /// Untrimmed; an empty cell is an empty text.
        public var cells: [String]
        /// Nil for a sound row.
        public var flaw: Flaw?
    }

    /// What can be wrong with the form of a row.
    public enum Flaw: Sendable, Equatable {
        /// The text ended within a cell that was quoted in this line, which holds the rest of it.
        case openQuote(line: Int)
        /// More stands behind the quote that ends a cell, which was quoted in this line; it is in the cell as well.
        case strayQuote(line: Int)
        /// The row is longer than the limit and cut there; nothing comes after it.
        case tooLong

        /// Where it is, where that is not the row's first line.
        public var line: Int? {
            switch self {
            case .openQuote(let line), .strayQuote(let line): line
            case .tooLong: nil
            }
        }
    }

    private let separator: UInt8
    private let escape: UInt8?
    private let limit: Int
    private let decode: ([UInt8]) -> String
    private let more: () -> [UInt8]?
    private var chunk: [UInt8] = []
    private var place = 0
    /// Bytes that the row may still have.
    private var left = 0
    private var isOver = false
    /// How many bytes the rows so far took.
    public private(set) var taken = 0
    /// The line that the next row begins in.
    public private(set) var line: Int

    /// - Parameters:
    ///   - escape: takes the meaning from the byte after it within quotes, as PostgreSQL can write it.
    ///   - limit: bytes of one row.
    ///   - line: the number of the first line.
    ///   - decode: makes a cell's bytes text.
    ///   - more: the next bytes, nil at the end; empty chunks are not allowed.
    public init(
        separator: UInt8, escape: UInt8? = nil, limit: Int = .max, line: Int = 1,
        decoding decode: @escaping ([UInt8]) -> String = { String(decoding: $0, as: UTF8.self) },
        from more: @escaping () -> [UInt8]?
    ) {
        self.separator = separator
        self.escape = escape
        self.limit = limit
        self.line = line
        self.decode = decode
        self.more = more
    }

    /// The next row that is not empty; nil at the end. O(bytes of the row).
    public mutating func next() -> Row? {
        while true {
            guard !isOver, peek() != nil else { return nil }
            let row = read()
            if row.cells != [""] || row.flaw != nil { return row }
        }
    }

    private mutating func read() -> Row {
        var row = Row(line: line, cells: [])
        left = limit
        while readCell(into: &row) {}
        return row
    }

    /// - Returns: whether the row goes on.
    private mutating func readCell(into row: inout Row) -> Bool {
        var cell: [UInt8] = []
        defer { row.cells.append(decode(cell)) }
        let opened = peek() == Self.quote ? line : nil
        if let opened, left > 0, !readQuoted(into: &cell) { row.flaw = .openQuote(line: opened) }
        while left > 0, let byte = take() {
            switch byte {
            case separator: return true
            case Self.lineFeed: return false
            case Self.carriageReturn: break
            default:
                cell.append(byte)
                if let opened { row.flaw = row.flaw ?? .strayQuote(line: opened) }
            }
        }
        if left <= 0, peek() != nil { row.flaw = .tooLong }
        isOver = row.flaw == .tooLong
        return false
    }

    /// - Returns: whether it was closed.
    private mutating func readQuoted(into cell: inout [UInt8]) -> Bool {
        _ = take()
        while left > 0, let byte = take() {
            switch byte {
            case Self.quote where peek() != Self.quote: return true
            case Self.quote: cell.append(take() ?? byte)
            case escape: cell.append(take() ?? byte)
            default: cell.append(byte)
            }
        }
        return false
    }

    private mutating func peek() -> UInt8? {
        if place == chunk.count {
            guard let next = more() else { return nil }
            (chunk, place) = (next, 0)
        }
        return chunk[place]
    }

    private mutating func take() -> UInt8? {
        guard let byte = peek() else { return nil }
        place += 1
        taken += 1
        left -= 1
        if byte == Self.lineFeed { line += 1 }
        return byte
    }

    static let quote = UInt8(ascii: "\"")
    private static let carriageReturn = UInt8(ascii: "\r")
    static let lineFeed = UInt8(ascii: "\n")
}
