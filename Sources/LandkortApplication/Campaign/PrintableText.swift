/// Text from elsewhere in a message: it moves no cursor, and it shows what it is made of.
enum PrintableText {
    /// `text` with what does not show as its number, at most `length` letters of it.
    static func of(_ text: String, atMost length: Int) -> String {
        let letters = text.unicodeScalars
        let shown = letters.prefix(length).reduce(into: "") { shown, letter in
            shown += isInvisible(letter) ? "\\u{\(String(letter.value, radix: 16))}" : String(letter)
        }
        return shown + (letters.count > length ? "…" : "")
    }

    /// Control characters, marks of direction and width, line ends of every kind.
    static func isInvisible(_ letter: Unicode.Scalar) -> Bool {
        switch letter.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
        default: false
        }
    }
}
