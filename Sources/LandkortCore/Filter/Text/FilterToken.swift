/// One word of CQL2 text, and where it begins.
struct FilterToken {
    enum Kind: Equatable {
        /// A keyword or a name as written.
        case word(String)
        /// What stood in double quotes.
        case quoted(String)
        /// What stood in single quotes.
        case text(String)
        case number(Double)
        case symbol(String)
        case end
    }

    let kind: Kind
    /// Of the text's characters, from 0.
    let start: Int
    let end: Int

    var place: FilterPlace { .character(start + 1) }

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol(symbol) }

    /// In capitals where it is a word, else nil.
    var keyword: String? {
        if case .word(let word) = kind { word.uppercased() } else { nil }
    }
}

extension FilterToken {
    /// What no field can be called without quotes.
    static let reserved: Set<String> = [
        "AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "TRUE", "FALSE", "DIV",
    ]
}
