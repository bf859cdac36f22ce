import LandkortCore

/// What somebody types to find an address, taken apart.
struct AddressSearch {
    /// Folded: lower case; å and aa, æ and ae, ø and oe alike.
    let street: String
    let number: String?
    private let postcode: Int?
    private let municipality: String?

    init(_ text: String) {
        let parts = text.split(separator: ",", maxSplits: 1)
        var words = (parts.first ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
        var place = parts.count > 1 ? parts[1].split(whereSeparator: \.isWhitespace).map(String.init) : []
        if place.isEmpty, words.count > 1, let last = words.last, last.count == 4, Int(last) != nil {
            place = [words.removeLast()]
        }
        Self.joinLetter(&words)
        if words.count > 1, let last = words.last, last.first?.isNumber == true {
            number = words.removeLast().uppercased()
        } else {
            number = nil
        }
        street = Self.folded(words.joined(separator: " "))
        postcode = place.first.flatMap(Int.init)
        let names = place.filter { Int($0) == nil }.joined(separator: " ")
        municipality = names.isEmpty || postcode != nil ? nil : Self.folded(names)
    }

    /// `10 A` is the house number `10A`.
    private static func joinLetter(_ words: inout [String]) {
        guard words.count > 2, let letter = words.last, letter.count == 1, letter.first?.isLetter == true,
            words[words.count - 2].allSatisfy(\.isNumber)
        else { return }
        words.removeLast()
        words[words.count - 1] += letter
    }

    struct Hit: Comparable {
        var begins: Bool
        var street: String
        var number: Int
        var letter: String
        var part: Int
        var row: Int

        static func < (a: Hit, b: Hit) -> Bool {
            if a.begins != b.begins { return a.begins }
            return (a.street, a.part, a.number, a.letter, a.row) < (b.street, b.part, b.number, b.letter, b.row)
        }
    }

    /// Whether the part may hold what is sought.
    func fits(_ part: Campaign.Part) -> Bool {
        if let postcode, !part.postcodes.contains(where: { $0.postcode == postcode }) { return false }
        if let municipality, !Self.folded(part.name).hasPrefix(municipality) { return false }
        return true
    }

    /// Rows whose street fits, the best `limit` of them.
    func hits(in part: CampaignPart, part place: Int, limit: Int) -> [Hit] {
        var streets: [Int: Bool] = [:]
        for (entry, name) in part.street.entries.enumerated() {
            let folded = Self.folded(name)
            if folded.hasPrefix(street) {
                streets[entry] = true
            } else if folded.contains(" \(street)") {
                streets[entry] = false
            }
        }
        guard !streets.isEmpty else { return [] }
        return rows(of: streets, in: part, place).sorted().prefix(limit).map { $0 }
    }

    private func rows(of streets: [Int: Bool], in part: CampaignPart, _ place: Int) -> [Hit] {
        var hits: [Hit] = []
        var row = 0
        for run in part.postcodes {
            defer { row += run.count }
            if let postcode, run.postcode != postcode { continue }
            for row in row..<row + run.count {
                guard let begins = streets[part.street.indices[row]] else { continue }
                let text = part.number[row]
                if let number, !text.uppercased().hasPrefix(number) { continue }
                let digits = text.prefix { $0.isNumber }
                hits.append(
                    Hit(
                        begins: begins, street: part.street[row], number: Int(digits) ?? 0,
                        letter: String(text.dropFirst(digits.count)), part: place, row: row))
            }
        }
        return hits
    }

    static func folded(_ text: String) -> String {
        let lower = text.lowercased()
        // Most names are plain, and a country has a hundred thousand.
        guard lower.utf8.contains(where: { $0 > 127 }) else { return lower }
        return lower.reduce(into: "") { word, letter in
            switch letter {
            case "å": word += "aa"
            case "æ": word += "ae"
            case "ø": word += "oe"
            case "é": word += "e"
            default: word.append(letter)
            }
        }
    }
}
