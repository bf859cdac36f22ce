import LandkortCore

/// Reads the fields of one block of lines, separated by semicolons, quoted or not.
struct FieldScanner {
    let bytes: UnsafeRawBufferPointer
    var place = 0
    /// Line ends passed.
    var lines = 0

    private static let quote = UInt8(ascii: "\"")
    private static let separator = UInt8(ascii: ";")
    private static let lineEnd: UInt8 = 10

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    enum Ending: UInt8 {
        case field
        case line
        case block
    }

    struct Field {
        /// Without the quotes around it.
        var range: Range<Int>
        var ending: Ending
        /// Holds doubled quotes.
        var hasQuotes = false
        var flaw = Flaw.none

        var fault: RowError.Reason? {
            switch flaw {
            case .none: nil
            case .quoteNotClosed: .quoteNotClosed
            case .textAfterQuote: .textAfterQuote
            }
        }
    }

    /// A byte, so that fields travel in registers.
    enum Flaw: UInt8 {
        case none
        case quoteNotClosed
        case textAfterQuote
    }

    var isAtEnd: Bool { place >= bytes.count }

    /// Reads one field and what ends it.
    @inline(__always)
    mutating func next() -> Field {
        guard place < bytes.count else { return plain() }
        let byte = bytes[place]
        if byte == Self.separator {
            place += 1
            return Field(range: place - 1..<place - 1, ending: .field)
        }
        return byte == Self.quote ? quoted() : plain()
    }

    private mutating func plain() -> Field {
        let start = place
        while place < bytes.count {
            let byte = bytes[place]
            if byte == Self.separator || byte == Self.lineEnd { break }
            place += 1
        }
        var end = place
        let ending = passEnding()
        if ending != .field, end > start, bytes[end - 1] == 13 { end -= 1 }
        return Field(range: start..<end, ending: ending)
    }

    @inline(__always)
    private mutating func quoted() -> Field {
        let start = place + 1
        let end = quoteOrLineEnd(from: start)
        guard end + 1 < bytes.count, bytes[end] == Self.quote, bytes[end + 1] == Self.separator else {
            return quotedAnyhow()
        }
        place = end + 2
        return Field(range: start..<end, ending: .field)
    }

    /// The place of the next quote or line end, eight bytes at a time.
    @inline(__always)
    private func quoteOrLineEnd(from start: Int) -> Int {
        let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        var place = start
        while place + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            let (quotes, ends) = (word ^ (ones &* UInt64(Self.quote)), word ^ (ones &* UInt64(Self.lineEnd)))
            // A byte's highest bit where the byte is zero; right up to the lowest such byte.
            let found = ((quotes &- ones) & ~quotes | (ends &- ones) & ~ends) & highs
            if found != 0 { return place + found.trailingZeroBitCount / 8 }
            place += 8
        }
        while place < bytes.count, bytes[place] != Self.quote, bytes[place] != Self.lineEnd { place += 1 }
        return place
    }

    /// Quotes and line ends inside, or the last field of a line.
    private mutating func quotedAnyhow() -> Field {
        place += 1
        let start = place
        let firstLine = lines
        var doubled = false
        while place < bytes.count {
            let byte = bytes[place]
            if byte == Self.quote {
                guard place + 1 < bytes.count, bytes[place + 1] == Self.quote else { break }
                doubled = true
                place += 1
            } else if byte == Self.lineEnd {
                lines += 1
            }
            place += 1
        }
        guard place < bytes.count else {
            place = start
            lines = firstLine
            skipLine()
            return Field(range: start..<start, ending: .line, flaw: .quoteNotClosed)
        }
        let end = place
        place += 1
        if place < bytes.count, bytes[place] == 13, place + 1 == bytes.count || bytes[place + 1] == Self.lineEnd {
            place += 1
        }
        guard place == bytes.count || bytes[place] == Self.separator || bytes[place] == Self.lineEnd else {
            let found = start..<end
            skipLine()
            return Field(range: found, ending: .line, flaw: .textAfterQuote)
        }
        return Field(range: start..<end, ending: passEnding(), hasQuotes: doubled)
    }

    private mutating func passEnding() -> Ending {
        guard place < bytes.count else { return .block }
        defer { place += 1 }
        if bytes[place] == Self.separator { return .field }
        lines += 1
        return .line
    }

    /// Goes on behind the next line end.
    mutating func skipLine() {
        while place < bytes.count, bytes[place] != Self.lineEnd { place += 1 }
        guard place < bytes.count else { return }
        place += 1
        lines += 1
    }
}
