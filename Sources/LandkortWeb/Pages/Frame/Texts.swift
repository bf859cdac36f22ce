import Foundation
import LandkortCore

/// Every word of the pages, in both languages, from `Web/texts`.
struct Texts: Sendable {
    private let texts: [Language: [String: String]]

    /// - Throws: what the JSON reader throws; both files travel inside the program.
    init() throws {
        var texts: [Language: [String: String]] = [:]
        for language in Language.allCases {
            let name = "Web/texts/\(language.rawValue).json"
            let content = Embedded.files.first { $0.name == name }?.content.description ?? "{}"
            texts[language] = try JSONDecoder().decode([String: String].self, from: Data(content.utf8))
        }
        self.texts = texts
    }

    /// All texts of a language by key, as the templates' `t`.
    func all(_ language: Language) -> [String: String] { texts[language] ?? [:] }

    /// The text called `key` with its `{placeholders}` filled; the key itself when there is no such text.
    func callAsFunction(_ key: String, _ language: Language, _ values: [String: String] = [:]) -> String {
        var text = texts[language]?[key] ?? key
        for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
        return text
    }
}
