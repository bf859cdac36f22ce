import LandkortCore

/// What somebody types to find an address, taken apart.
struct AddressSearch {
    /// Folded.
    let street: String
    let number: String?
    private let postcode: Int?
    /// Folded: how a municipality's name, or a town's, begins.
    private let place: String?
    /// Names of post codes, folded.
    private let towns: [Int: String]

    /// The most words that a place without a comma before it has.
    private static let mostPlaceWords = 3

    /// How a text may be meant, the likeliest first: without a comma, the last words may be the place.
    ///
    /// - Parameter towns: names of post codes, as people see them.
    static func readings(of text: String, towns: [Int: String] = [:]) -> [AddressSearch] {
        let towns = towns.mapValues(FoldedText.of)
        let words = text.split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty, !text.contains(",") else { return [AddressSearch(text, towns)] }
        if words[0].count == 4, Int(words[0]) != nil {
            let rest = words.dropFirst().joined(separator: " ")
            return ["\(rest), \(words[0])", ", \(words[0]) \(rest)"].map { AddressSearch($0, towns) }
        }
        let splits = (1...mostPlaceWords).prefix(words.count - 1).filter { words[words.count - $0].count > 1 }
        let placed = splits.map { count in
            words.dropLast(count).joined(separator: " ") + ", " + words.suffix(count).joined(separator: " ")
        }
        return ([text] + placed).map { AddressSearch($0, towns) }
    }

    /// Whether it says anything to look for.
    var isEmpty: Bool { street.isEmpty && postcode == nil }

    private init(_ text: String, _ towns: [Int: String]) {
        let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
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
        street = FoldedText.of(words.joined(separator: " "))
        postcode = place.first.flatMap(Int.init)
        let names = place.filter { Int($0) == nil }.joined(separator: " ")
        // A post code says enough of where a street is.
        let isSaid = postcode != nil && !street.isEmpty
        self.place = names.isEmpty || isSaid ? nil : FoldedText.of(names)
        self.towns = towns
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
        part.postcodes.contains { fits($0.postcode, in: part.name) }
    }

    /// Whether what is sought may lie in a post code of a municipality.
    func fits(_ postcode: Int, in municipality: String) -> Bool {
        if let sought = self.postcode, postcode != sought { return false }
        guard let place else { return true }
        return FoldedText.of(municipality).hasPrefix(place) || towns[postcode]?.hasPrefix(place) == true
    }
}
