import Foundation

extension FilterOperator.Folding {
    /// `text` with what differs in letter case, or in accents, written alike.
    ///
    /// Danish letters are no accented ones: å is aa, æ is ae, ø is oe, however they are written, as in a search.
    public func folded(_ text: String) -> String {
        switch self {
        case .casei: text.uppercased().lowercased()
        case .accenti: Self.letters.written(text).folding(options: .diacriticInsensitive, locale: nil)
        }
    }

    /// As ``DanishLetters/search``, but that capitals stay capitals.
    private static let letters = LetterTable(
        DanishLetters.search.map { letter, folded in
            (letter, letter == letter.uppercased() ? folded.prefix(1).uppercased() + folded.dropFirst() : folded)
        })
}
