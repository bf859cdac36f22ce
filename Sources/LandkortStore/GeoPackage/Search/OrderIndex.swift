import GRDB
import LandkortCore

/// What records are sorted by, as SQL that other programs can run too, and indexes of what they are called.
///
/// A collation of our own would do the same, but then no other program could write to a table with such an index.
struct OrderIndex {
    let table: RegisterTable

    /// The names of the records in order, and those that everyone may see.
    var definitions: [TableIndex] {
        let columns = [Self.label(table.register) { quoted($0) }, quoted(table.identifier)]
        let all = TableIndex("\(table.name)_navne", on: table.name, columns)
        guard table.register[VisibilityIndex.field] != nil else { return [all] }
        let open = [quoted(VisibilityIndex.field)] + columns
        return [all, TableIndex("\(table.name)_navne_synlig", on: table.name, open)]
    }

    /// ``Register/labelKey(of:)`` over columns.
    static func label(_ register: Register, _ column: (String) -> String) -> String {
        register.label.compactMap { register[$0] }.map { field in
            let value = column(field.name)
            return field.type == .integer && !field.multivalued
                ? "coalesce(printf('%0\(Register.labelDigits)d', \(value)), '')"
                : danish("coalesce(\(field.columnType == "TEXT" ? value : "CAST(\(value) AS TEXT)"), '')")
        }.joined(separator: " || char(1) || ")
    }

    /// `String.danishOrder` of an expression. Most text is plain, and a look at it costs less than the replacing.
    static func danish(_ text: String) -> String {
        let lower = "lower(\(text))"
        let replaced = DanishLetters.order.reduce(lower) { "replace(\($0), \(sqlText($1.0)), \(sqlText($1.1)))" }
        return "iif(\(isForeign(text)) OR instr(\(lower), 'aa'), \(replaced), \(lower))"
    }

    /// Whether a text has a letter beyond ASCII: it then has more bytes than letters.
    static func isForeign(_ text: String) -> String { "length(\(text)) < length(CAST(\(text) AS BLOB))" }
}
