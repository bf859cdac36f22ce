/// Two texts that differ, as they are shown beside one another: where only blanks tell them apart, those are seen.
struct ToldApart {
    let old: String
    let new: String

    init(_ old: String, _ new: String) {
        let isAlike = Self.looksAlike(old, new)
        func told(_ text: String) -> String {
            isAlike || text.allSatisfy(\.isWhitespace) ? Self.showingBlanks(text) : text
        }
        (self.old, self.new) = (told(old), told(new))
    }

    /// A browser shows several blanks as one, and those at the ends not at all.
    private static func looksAlike(_ old: String, _ new: String) -> Bool {
        old.split(whereSeparator: \.isWhitespace) == new.split(whereSeparator: \.isWhitespace)
    }

    private static func showingBlanks(_ text: String) -> String { "»" + String(text.map(sign)) + "«" }

    private static func sign(_ character: Character) -> Character {
        switch character {
        case " ": "␣"
        case "\t": "⇥"
        case _ where character.isNewline: "↵"
        case _ where character.isWhitespace: "⍽"
        default: character
        }
    }
}
