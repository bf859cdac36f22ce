import LandkortCore

extension RowReader {
    /// So many that memory answers for one while the next are asked for; few enough to stay in the nearest cache.
    private static let most = 16

    /// Reads some lines, up to one that is not plain; false when that is the first.
    mutating func readPlainLines(
        _ scanner: inout FieldScanner, _ fields: UnsafeBufferPointer<CampaignField>, isLast: Bool
    ) -> Bool {
        withUnsafeTemporaryAllocation(of: PlainLine.self, capacity: Self.most) { lines in
            let count = Self.scan(scanner, into: lines)
            lookUp(UnsafeMutableBufferPointer(rebasing: lines[..<count]))
            for place in 0..<count {
                guard take(lines[place], &scanner, fields, isLast: isLast) else { break }
            }
            return count > 0
        }
    }

    /// How many lines from the scanner's place on are plain up to their speeds.
    @inline(__always)
    private static func scan(_ scanner: FieldScanner, into lines: UnsafeMutableBufferPointer<PlainLine>) -> Int {
        guard let block = scanner.bytes.baseAddress else { return 0 }
        let end = block + scanner.bytes.count
        var place = block + scanner.place
        for count in 0..<most {
            guard place < end, let line = PlainLine(at: place), line.end <= end,
                line.end - place <= CampaignFile.longestLine
            else { return count }
            lines.initializeElement(at: count, to: line)
            place = line.end
        }
        return most
    }

    /// Texts and speeds that are many, one kind and one step after the other.
    @inline(__always)
    private func lookUp(_ lines: UnsafeMutableBufferPointer<PlainLine>) {
        for place in lines.indices { lines[place].likelyStreet = rows.streets.likely(lines[place].street) }
        for place in lines.indices { lines[place].likelySpeeds = rows.speedTexts.likely(lines[place].speeds) }
        for place in lines.indices {
            lines[place].knownStreet = rows.streets.find(lines[place].street, likely: lines[place].likelyStreet)
        }
        for place in lines.indices {
            lines[place].knownSpeeds = rows.speedTexts.find(lines[place].speeds, likely: lines[place].likelySpeeds)
        }
    }

    /// Takes in a line of which all is known; any other is read carefully, and remembered.
    ///
    /// - Returns: whether the next line begins where this one seemed to end.
    @inline(__always)
    private mutating func take(
        _ line: PlainLine, _ scanner: inout FieldScanner, _ fields: UnsafeBufferPointer<CampaignField>, isLast: Bool
    ) -> Bool {
        let end = line.end - scanner.bytes.baseAddress!
        guard let street = line.knownStreet ?? rows.streets.find(line.street),
            let number = rows.numbers.find(line.number), let municipality = rows.municipalities.find(line.municipality),
            let speeds = line.knownSpeeds ?? rows.speedTexts.find(line.speeds)
        else {
            let profile = readLine(&scanner, fields, isLast: isLast)
            guard scanner.place == end, stop == nil else { return false }
            if let profile { rows.remember(line.speeds, as: profile) }
            return true
        }
        var row = CampaignRow(
            id: line.id, easting: line.easting, northing: line.northing, street: street, number: number,
            profile: rows.profileOfSpeedText[Int(speeds)], postcode: line.postcode)
        append(&row, to: municipality, scanner.lines)
        scanner.place = end
        scanner.lines += 1
        return true
    }
}
