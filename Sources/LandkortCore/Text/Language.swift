/// The languages a person can read Landkort in; Danish is the first.
public enum Language: String, Sendable, CaseIterable {
    case da
    case en
}

/// One sentence or word in both languages.
public struct Bilingual: Sendable, Hashable {
    /// Danish, which is written first.
    public var da: String
    /// English, saying the same.
    public var en: String

    /// Both are required: nothing is shown in one language only.
    public init(da: String, en: String) {
        self.da = da
        self.en = en
    }

    /// A text that is the same in both, such as an option of the command line.
    public init(both text: String) { self.init(da: text, en: text) }

    /// The text for a reader of `language`.
    public subscript(language: Language) -> String {
        switch language {
        case .da: da
        case .en: en
        }
    }
}

extension Bilingual {
    /// One text behind the other, in both languages.
    public static func + (one: Bilingual, other: Bilingual) -> Bilingual {
        Bilingual(da: one.da + other.da, en: one.en + other.en)
    }
}
