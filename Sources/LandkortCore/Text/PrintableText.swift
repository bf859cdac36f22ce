/// Text from elsewhere in a message: it moves no cursor, and it shows what it is made of.
public enum PrintableText {
    /// `text` with what does not show in words, at most `length` letters of it.
    public static func of(_ text: String, atMost length: Int, in language: Language) -> String {
        let letters = text.unicodeScalars
        let shown = letters.prefix(length).reduce(into: "") { shown, letter in
            shown += isInvisible(letter) ? "[\(name(of: letter)[language])]" : String(letter)
        }
        return shown + (letters.count > length ? "…" : "")
    }

    private static func name(of letter: Unicode.Scalar) -> Bilingual {
        switch letter {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": Bilingual(da: "linjeskift", en: "line break")
        case "\t": Bilingual(da: "tabulator", en: "tab")
        default:
            Bilingual(
                da: "usynligt tegn nr. \(letter.value)", en: "invisible character no. \(letter.value)")
        }
    }

    /// Control characters, marks of direction and width, line ends of every kind.
    public static func isInvisible(_ letter: Unicode.Scalar) -> Bool {
        switch letter.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
        default: false
        }
    }
}
