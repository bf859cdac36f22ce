import Foundation

/// What somebody searches for: a record fits when each of the words begins a word of its text.
public struct SearchWords: Sendable, Hashable {
    /// Folded: lower case without accents, å as aa, æ as ae, ø as oe.
    public let words: [String]

    /// The words of `text`; letters and digits make words, all else is between them.
    public init(_ text: String) { words = Self.words(of: text) }

    /// Whether each of the words begins a word of one of `texts`. O(length of the texts).
    public func fit(_ texts: some Sequence<String>) -> Bool {
        let all = texts.flatMap(Self.words)
        return words.allSatisfy { word in all.contains { $0.hasPrefix(word) } }
    }

    private static let letters = LetterTable(DanishLetters.search)

    private static func words(of text: String) -> [String] {
        letters.written(text)
            .folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}

extension Register {
    /// The fields whose words a record is found by: text that whoever sees the record sees too, so that a search tells
    /// of nothing that is not shown.
    public var searchFields: [Field] {
        fields.filter { field in
            field.isWritten && field.leastRole == .anonymous && !field.isSetBySystem && !field.tellsOfVersion
        }
    }

    /// Whether `feature` has the words.
    public func holds(_ words: SearchWords, _ feature: Feature) -> Bool {
        words.fit(searchFields.flatMap { feature[$0.name].texts })
    }
}
