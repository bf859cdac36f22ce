/// Letters and what is written for them. Most text is plain, and is then given back as it is.
struct LetterTable: Sendable {
    /// Those of several letters, which come first.
    private let groups: [(letters: String, written: String)]
    /// By the letter however it is composed.
    private let letters: [Character: String]

    init(_ pairs: [(String, String)]) {
        groups = pairs.filter { $0.0.count > 1 }
        letters = Dictionary(uniqueKeysWithValues: pairs.filter { $0.0.count == 1 }.map { (Character($0.0), $0.1) })
    }

    /// `text` with what is written for each of its letters. O(length).
    func written(_ text: String) -> String {
        var text = text
        for group in groups where text.utf8.contains(group.letters.utf8) {
            text.replace(group.letters, with: group.written)
        }
        guard text.utf8.contains(where: { $0 > 0x7F }) else { return text }
        return text.reduce(into: "") { $0 += $1.isASCII ? String($1) : letters[$1] ?? String($1) }
    }
}
