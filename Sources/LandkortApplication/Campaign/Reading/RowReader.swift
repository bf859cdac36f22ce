import LandkortCore

/// Reads the rows of a block into columns.
struct RowReader {
    let header: CampaignHeader
    var rows = CampaignRows()
    /// The block's place in the file.
    private var block = 0
    private var facts = BlockFacts(block: 0)
    /// Where reading the whole file stops.
    private(set) var stop: Stop?

    private let isNational: Bool

    init(header: CampaignHeader) {
        self.header = header
        isNational = header.isNational
    }

    /// A line that is too long, or a text that is not UTF-8.
    struct Stop {
        var block: Int
        var line: Int
        /// Where the text is not UTF-8, nil where the line is too long.
        var column: String?
    }

    /// Reads the lines of a block in `buffer`, whose bytes behind them it overwrites.
    mutating func read(_ buffer: UnsafeMutableRawBufferPointer, block: CampaignFile.Block) {
        self.block = block.number
        // No search for a line end or a quote goes further, and neither is taken for the block's own.
        for (place, byte) in [10, UInt8(ascii: "\""), 10].enumerated() { buffer[block.lines.upperBound + place] = byte }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[block.lines])
        var scanner = FieldScanner(bytes)
        facts = BlockFacts(block: block.number)
        facts.endsOpen = block.isLast && bytes.last.map { $0 != 10 } == true
        // Threads share the header: counting its references once a line would make them wait for one another.
        let fields = header.fields
        fields.withUnsafeBufferPointer { fields in
            while !scanner.isAtEnd, stop == nil {
                if isNational, readPlainLines(&scanner, fields, isLast: block.isLast) { continue }
                _ = readLine(&scanner, fields, isLast: block.isLast)
            }
        }
        facts.lines = scanner.lines
        rows.blocks.append(facts)
    }

    /// Reads a line field by field; nil when it is wrong or empty, else the number of its speed profile.
    mutating func readLine(
        _ scanner: inout FieldScanner, _ fields: UnsafeBufferPointer<CampaignField>, isLast: Bool
    ) -> UInt32? {
        let (line, start) = (scanner.lines, scanner.place)
        var row = CampaignRow()
        var speeds = SpeedProfile()
        var municipality: UInt32 = 0
        var sound = true
        for place in 0..<fields.count {
            let meaning = fields[place]
            let field = scanner.next()
            if field.flaw != .none, let reason = field.fault {
                let cutOff = isLast && scanner.isAtEnd && reason == .quoteNotClosed
                return note(cutOff ? .cutOff : reason, meaning, scanner.bytes, field.range, line)
            }
            let isEnd = place == fields.count - 1
            if field.ending == .field, isEnd { return noteTooMany(&scanner, line) }
            if field.ending != .field, !isEnd {
                if place == 0, field.range.isEmpty { return nil }
                let reason = RowError.Reason.fields(found: place + 1, expected: fields.count)
                let cutOff = isLast && field.ending == .block
                return noteLine(cutOff ? .cutOff : reason, line)
            }
            if isEnd, field.ending == .block, field.range.isEmpty { return noteLine(.cutOff, line) }
            sound = take(field, meaning, scanner.bytes, line, &row, &municipality, &speeds) && sound
        }
        if scanner.place - start > CampaignFile.longestLine { stop = Stop(block: block, line: line, column: nil) }
        guard sound else { return nil }
        row.profile = withUnsafeBytes(of: speeds.speeds) { rows.profiles.number($0).number }
        append(&row, to: municipality, line)
        return row.profile
    }

    @inline(__always)
    mutating func append(_ row: inout CampaignRow, to municipality: UInt32, _ line: Int) {
        row.place = UInt64(truncatingIfNeeded: block) &<< 32 | UInt64(truncatingIfNeeded: line)
        rows.buckets.append(row, to: Int(municipality))
        facts.add(row.id)
    }

    /// Reads one value; false when it is wrong, which is then noted.
    private mutating func take(
        _ field: FieldScanner.Field, _ meaning: CampaignField, _ bytes: UnsafeRawBufferPointer, _ line: Int,
        _ row: inout CampaignRow, _ municipality: inout UInt32, _ speeds: inout SpeedProfile
    ) -> Bool {
        do throws(RowError.Reason) {
            switch meaning {
            case .id:
                guard let id = FieldNumber.addressID(bytes, field.range) else {
                    throw field.range.isEmpty ? .missing : .notAnAddressID
                }
                row.id = id
            case .street: row.street = try text(field, meaning, bytes, line, in: { $0.streets.number($1) })
            case .number: row.number = try text(field, meaning, bytes, line, in: { $0.numbers.number($1) })
            case .municipality:
                municipality = try text(field, meaning, bytes, line, in: { $0.municipalities.number($1) })
            case .postcode: row.postcode = try postcode(bytes, field.range)
            case .easting: row.easting = try position(bytes, field.range)
            case .northing: row.northing = try position(bytes, field.range)
            case .speed(let place) where field.range.isEmpty: speeds.speeds[place] = 0
            case .speed(let place):
                speeds.speeds[place] = try FieldNumber.scaled(bytes, field.range, decimals: 3)
            }
            return true
        } catch {
            _ = note(error, meaning, bytes, field.range, line)
            return false
        }
    }

    private func position(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) throws(RowError.Reason) -> Int32 {
        range.isEmpty ? CampaignPart.noPosition : try FieldNumber.scaled(bytes, range, decimals: 2)
    }

    private func postcode(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) throws(RowError.Reason) -> UInt16 {
        guard !range.isEmpty else { return 0 }
        guard range.count <= 4 else { throw .notAPostcode }
        var value: UInt16 = 0
        for byte in bytes[range] {
            guard byte &- 48 < 10 else { throw .notAPostcode }
            value = value * 10 + UInt16(byte - 48)
        }
        guard value > 0 else { throw .notAPostcode }
        return value
    }

    private mutating func text(
        _ field: FieldScanner.Field, _ meaning: CampaignField, _ bytes: UnsafeRawBufferPointer, _ line: Int,
        in dictionary: (inout CampaignRows, UnsafeRawBufferPointer) -> (number: UInt32, isNew: Bool)
    ) throws(RowError.Reason) -> UInt32 {
        let raw = UnsafeRawBufferPointer(rebasing: bytes[field.range])
        let isPlain = !field.hasQuotes && !raw.contains { $0 < 32 }
        if !isPlain, raw.contains(where: Self.isControl) { throw .controlCharacter }
        let (number, isNew) =
            isPlain ? dictionary(&rows, raw) : cleaned(raw).withUnsafeBytes { dictionary(&rows, $0) }
        if isNew, String(validating: raw, as: UTF8.self) == nil {
            stop = Stop(block: block, line: line, column: meaning.heading)
        }
        return number
    }

    /// Tabs and line ends are spaces; nothing else below a space belongs in a text.
    private static func isControl(_ byte: UInt8) -> Bool { byte < 32 && byte != 9 && byte != 10 && byte != 13 }

    /// Doubled quotes made single, tabs and line ends made spaces.
    private func cleaned(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var result: [UInt8] = []
        var quote = false
        for byte in bytes {
            quote = byte == UInt8(ascii: "\"") && !quote
            if !quote || byte != UInt8(ascii: "\"") { result.append(byte < 32 ? 32 : byte) }
        }
        return result
    }

    private mutating func noteTooMany(_ scanner: inout FieldScanner, _ line: Int) -> UInt32? {
        var found = header.fields.count + 1
        while !scanner.isAtEnd, case let field = scanner.next(), field.fault == nil, field.ending == .field {
            found += 1
        }
        return noteLine(.fields(found: found, expected: header.fields.count), line)
    }

    /// Notes what is wrong with a value; nil, for there is no row.
    private mutating func note(
        _ reason: RowError.Reason, _ meaning: CampaignField, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>,
        _ line: Int
    ) -> UInt32? {
        let value = String(decoding: bytes[range].prefix(60), as: UTF8.self)
        rows.note(RowError(line: line, column: meaning.heading, value: value, reason: reason), block: block)
        return nil
    }

    private mutating func noteLine(_ reason: RowError.Reason, _ line: Int) -> UInt32? {
        rows.note(RowError(line: line, column: nil, value: "", reason: reason), block: block)
        return nil
    }
}
