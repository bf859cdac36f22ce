import LandkortCore

/// The texts and numbers of one page in its language.
struct Words: Sendable {
    let texts: Texts
    let language: Language

    var numbers: Numbers { Numbers(language: language) }

    /// The text called `key`, with its `{placeholders}` filled.
    func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String { texts(key, language, values) }

    /// As the call, in the singular where `count` is one: the text called `key` with `One` behind it.
    func plural(_ key: String, _ count: Int, _ values: [String: String] = [:]) -> String {
        self(count == 1 ? key + "One" : key, values)
    }

    /// `20. november 2026` of `2026-11-20`, or of a time of that day.
    func date(_ text: String) -> String { DateText(language: language)(String(text.prefix(10)), .long) }

    /// Of Guldborgsund: »Guldborgsunds«, “Guldborgsund’s”.
    func genitive(_ name: String) -> String {
        let hisses = ["s", "x", "z"].contains { name.lowercased().hasSuffix($0) }
        switch language {
        case .da: return name + (hisses ? "’" : "s")
        case .en: return name + (hisses ? "’" : "’s")
        }
    }
}

extension Pages {
    func words(_ language: Language) -> Words { Words(texts: texts, language: language) }
}
