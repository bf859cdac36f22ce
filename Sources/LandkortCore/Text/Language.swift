/// The languages a person can read Landkort in; Danish is the first.
public enum Language: String, Sendable, CaseIterable {
    case da
    case en
}

/// One sentence or word in both languages.
public struct Bilingual: Sendable, Hashable {
    public var da: String
    public var en: String

    public init(da: String, en: String) {
        self.da = da
        self.en = en
    }

    public subscript(language: Language) -> String {
        switch language {
        case .da: da
        case .en: en
        }
    }
}
