/// What a pattern asks for, in words: `^[0-9]{4}$` is four digits.
enum PatternWords {
    /// Nil where there is more to it than one kind of character so many times.
    static func words(for pattern: String) -> Bilingual? {
        let form = /\^(\[0-9\]|\[A-Z\]|\[a-z\]|\.)\{([0-9]+)(?:,([0-9]+))?\}\$/
        guard let match = pattern.wholeMatch(of: form), let least = Int(match.2) else { return nil }
        return sentence(String(match.1), least, match.3.flatMap { Int($0) } ?? least)
    }

    private static func sentence(_ kind: String, _ least: Int, _ most: Int) -> Bilingual? {
        guard let (one, many) = names[kind] else { return nil }
        let isMany = most > 1
        let name = Bilingual(da: isMany ? many.da : one.da, en: isMany ? many.en : one.en)
        return switch (least, most) {
        case (0...1, 2...):
            Bilingual(da: "kan højst være \(most) \(name.da).", en: "can be \(most) \(name.en) at most.")
        case (most, most): Bilingual(da: "skal være \(most) \(name.da).", en: "must be \(most) \(name.en).")
        default:
            Bilingual(da: "skal være \(least) til \(most) \(name.da).", en: "must be \(least) to \(most) \(name.en).")
        }
    }

    /// One of them, and many.
    private static let names: [String: (Bilingual, Bilingual)] = [
        "[0-9]": (Bilingual(da: "ciffer", en: "digit"), Bilingual(da: "cifre", en: "digits")),
        "[A-Z]": (
            Bilingual(da: "stort bogstav (A-Z)", en: "capital letter (A-Z)"),
            Bilingual(da: "store bogstaver (A-Z)", en: "capital letters (A-Z)")
        ),
        "[a-z]": (
            Bilingual(da: "lille bogstav (a-z)", en: "small letter (a-z)"),
            Bilingual(da: "små bogstaver (a-z)", en: "small letters (a-z)")
        ),
        ".": (
            Bilingual(da: "tegn", en: "character"),
            Bilingual(da: "tegn uden linjeskift", en: "characters without a line end")
        ),
    ]
}
