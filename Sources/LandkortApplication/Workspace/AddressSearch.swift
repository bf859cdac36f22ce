import LandkortCore

/// What somebody types to find an address, taken apart.
struct AddressSearch {
    /// Folded.
    let street: String
    let number: String?
    let postcode: Int?
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
        street = FoldedText.of(words.joined(separator: " "))
        postcode = place.first.flatMap(Int.init)
        let names = place.filter { Int($0) == nil }.joined(separator: " ")
        municipality = names.isEmpty || postcode != nil ? nil : FoldedText.of(names)
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
        if let municipality, !FoldedText.of(part.name).hasPrefix(municipality) { return false }
        return true
    }
}
