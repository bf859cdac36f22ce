/// Rows of text with a separator between their cells (RFC 4180), pulled one at a time: quoted cells may hold
/// separators and line ends.
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
        /// The text ended within a quoted cell, which holds the rest of it.
        case openQuote
        /// The row is longer than the limit and cut there; nothing comes after it.
        case tooLong
    }

    private let separator: UInt8
    private let escape: UInt8?
    private let limit: Int
    private let decode: ([UInt8]) -> String
    private let more: () -> [UInt8]?
    private var chunk: [UInt8] = []
    private var place = 0
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
            guard peek() != nil else { return nil }
            let row = read()
            if row.cells != [""] || row.flaw != nil { return row }
        }
    }

    private mutating func read() -> Row {
        var row = Row(line: line, cells: [])
        var cell: [UInt8] = []
        var (isQuoted, size) = (false, 0)
        while let byte = take() {
            size += 1
            switch byte {
            case Self.quote where isQuoted && peek() == Self.quote:
                cell.append(byte)
                _ = take()
            case Self.quote: isQuoted.toggle()
            case _ where isQuoted && byte == escape: cell.append(take() ?? byte)
            case separator where !isQuoted:
                row.cells.append(decode(cell))
                cell.removeAll(keepingCapacity: true)
            case Self.carriageReturn where !isQuoted: break
            case Self.lineFeed where !isQuoted: return ended(row, cell)
            default: cell.append(byte)
            }
            guard size < limit else {
                row.flaw = .tooLong
                return ended(row, cell)
            }
        }
        if isQuoted { row.flaw = .openQuote }
        return ended(row, cell)
    }

    private func ended(_ row: Row, _ cell: [UInt8]) -> Row {
        var row = row
        row.cells.append(decode(cell))
        return row
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
        if byte == Self.lineFeed { line += 1 }
        return byte
    }

    private static let quote = UInt8(ascii: "\"")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")
}
