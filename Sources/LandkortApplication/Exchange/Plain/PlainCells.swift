import LandkortCore

/// The cells of one row of separated text, where they lie: without quotes, or wholly within them.
struct PlainCells {
    let separator: UInt8
    private(set) var cells: [Slice<UnsafeRawBufferPointer>] = []
    /// How many line ends stood in quoted cells.
    private(set) var innerLines = 0

    /// What became of a row.
    enum Outcome {
        /// It has cells, and the next one begins there.
        case row(end: Int)
        /// It is empty.
        case none(end: Int)
        /// It is written in a way that is for others.
        case unusual
    }

    private static let quote = UInt8(ascii: "\"")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")

    init(separator: UInt8) { self.separator = separator }

    /// Finds the cells of the row that begins at `start`.
    mutating func read(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Outcome {
        cells.removeAll(keepingCapacity: true)
        innerLines = 0
        var place = start
        while true {
            guard let end = readCell(bytes, &place) else { return .unusual }
            switch end {
            case .cell: continue
            case .row: return cells.count == 1 && cells[0].isEmpty ? .none(end: place) : .row(end: place)
            }
        }
    }

    private enum End {
        case cell
        case row
    }

    /// - Parameter place: moves behind what ends the cell.
    private mutating func readCell(_ bytes: UnsafeRawBufferPointer, _ place: inout Int) -> End? {
        let isQuoted = place < bytes.count && bytes[place] == Self.quote
        let start = isQuoted ? place + 1 : place
        let end = isQuoted ? quotedEnd(bytes, from: start) : plainEnd(bytes, from: start)
        guard let end else { return nil }
        place = isQuoted ? end + 1 : end
        cells.append(bytes[start..<end])
        guard place < bytes.count else { return .row }
        let byte = bytes[place]
        place += 1
        if byte == separator { return .cell }
        if byte == Self.lineFeed { return .row }
        guard byte == Self.carriageReturn else { return nil }
        guard place < bytes.count else { return .row }
        guard bytes[place] == Self.lineFeed else { return nil }
        place += 1
        return .row
    }

    private func plainEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { return place }
            if byte == Self.quote { return nil }
            place += 1
        }
        return place
    }

    private mutating func quotedEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var place = start
        while place < bytes.count {
            if bytes[place] == Self.quote { return place }
            if bytes[place] == Self.lineFeed { innerLines += 1 }
            place += 1
        }
        return nil
    }

    /// Behind the row that begins at `start`, however it is written, and how many line ends it has.
    func end(of bytes: UnsafeRawBufferPointer, from start: Int) -> (end: Int, lines: Int) {
        let end = SeparatedRows.end(in: bytes, from: start, atLeast: 1, separator: separator) ?? bytes.count
        return (end, bytes[start..<end].count { $0 == Self.lineFeed })
    }
}
