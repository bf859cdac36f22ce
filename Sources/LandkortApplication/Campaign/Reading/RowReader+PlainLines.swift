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
                guard take(lines.baseAddress! + place, &scanner, fields, isLast: isLast) else { break }
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
    /// - Parameter line: a place, for to pass its many facts by value would copy them all.
    /// - Returns: whether the next line begins where this one seemed to end.
    @inline(__always)
    private mutating func take(
        _ line: UnsafePointer<PlainLine>, _ scanner: inout FieldScanner,
        _ fields: UnsafeBufferPointer<CampaignField>, isLast: Bool
    ) -> Bool {
        let end = line.pointee.end - scanner.bytes.baseAddress!
        guard let street = line.pointee.knownStreet ?? rows.streets.find(line.pointee.street),
            let number = rows.numbers.find(line.pointee.number),
            let municipality = rows.municipalities.find(line.pointee.municipality),
            let speeds = line.pointee.knownSpeeds ?? rows.speedTexts.find(line.pointee.speeds)
        else {
            let profile = readLine(&scanner, fields, isLast: isLast)
            guard scanner.place == end, stop == nil else { return false }
            if let profile { rows.remember(line.pointee.speeds, as: profile) }
            return true
        }
        var row = CampaignRow(
            id: line.pointee.id, easting: line.pointee.easting, northing: line.pointee.northing, street: street,
            number: number, profile: rows.profileOfSpeedText[Int(speeds)], postcode: line.pointee.postcode)
        append(&row, to: municipality, scanner.lines)
        scanner.place = end
        scanner.lines += 1
        return true
    }
}
