import LandkortCore

extension Condition {
    /// As SQL over the columns of `table`, a table's name or alias.
    ///
    /// - Parameter isIndexed: false keeps the columns' indexes out of the plan, so that another index leads.
    func sql(of table: String, isIndexed: Bool = true) -> String {
        func column(_ field: String) -> String { (isIndexed ? "" : "+") + "\(quoted(table)).\(quoted(field))" }
        func joined(_ parts: [Condition], _ word: String) -> String {
            "(" + parts.map { $0.sql(of: table, isIndexed: isIndexed) }.joined(separator: " \(word) ") + ")"
        }
        return switch self {
        case .always: "1"
        case .never: "0"
        case .isOne(let texts, let field) where texts.count == 1: "\(column(field)) = \(sqlText(texts[0]))"
        case .isOne(let texts, let field): "\(column(field)) IN (\(texts.map(sqlText).joined(separator: ", ")))"
        case .isMissing(let field): "\(column(field)) IS NULL"
        case .all(let parts): joined(parts, "AND")
        case .any(let parts): joined(parts, "OR")
        }
    }
}

/// A text as SQL writes it.
func sqlText(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "'")) else { return "'\(text)'" }
    return "'\(text.replacing("'", with: "''"))'"
}
