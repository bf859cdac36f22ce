import GRDB
import LandkortCore

/// The words of one register in the store's full-text index (FTS5), which the register's triggers keep, so that what
/// other programs write is found as well.
///
/// All registers share one index: an FTS5 table takes five others with it. Folding is `replace` alone, and the
/// tokenizer's own, so a program that writes needs no function of ours. A row's number in the index is its key and,
/// in the last bits, its register's number.
struct SearchIndex {
    static let name = "landkort_soegning"
    /// Without a table of how many words each row has, which only an order by likeness would ask for.
    static let definition = """
        CREATE VIRTUAL TABLE \(name) USING fts5(tekst, columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
        CREATE TABLE landkort_soegeregister (nr INTEGER NOT NULL PRIMARY KEY, navn TEXT NOT NULL UNIQUE);
        """
    /// So many registers there can be.
    private static let bits = 12

    let table: RegisterTable
    private let fields: [Field]

    /// Nil where there is nothing to search.
    init?(table: RegisterTable) {
        self.table = table
        fields = table.register.searchFields
        guard !fields.isEmpty else { return nil }
    }

    private var register: String {
        "(SELECT nr FROM landkort_soegeregister WHERE navn = \(sqlText(table.name)))"
    }

    private func number(_ key: String) -> String { "((\(key) << \(Self.bits)) | \(register))" }

    private var text: String {
        let words = fields.map { "coalesce(\(quoted($0.name)), '')" }.joined(separator: " || ' ' || ")
        let replaced = DanishLetters.search.reduce(words) { "replace(\($0), \(sqlText($1.0)), \(sqlText($1.1)))" }
        return "iif(\(OrderIndex.isForeign(words)), \(replaced), \(words))"
    }

    private var entering: String {
        "INSERT INTO \(Self.name) (rowid, tekst) SELECT \(number(RegisterTable.key)), \(text)"
    }

    private func leave(_ row: String) -> String {
        "DELETE FROM \(Self.name) WHERE rowid = \(number("\(row).\(RegisterTable.key)"))"
    }

    /// The row is read from its table, for other triggers may have filled it in.
    private var enter: String {
        "\(entering) FROM \(quoted(table.name)) WHERE \(RegisterTable.key) = NEW.\(RegisterTable.key)"
    }

    var triggers: [Trigger] {
        let columns = [RegisterTable.key] + fields.map { quoted($0.name) }
        let changed = columns.map { "OLD.\($0) IS NOT NEW.\($0)" }.joined(separator: " OR ")
        return [
            Trigger("\(table.name)_soeg_ny", "AFTER INSERT", on: table.name, [leave("NEW"), enter]),
            Trigger(
                "\(table.name)_soeg_rettet", "AFTER UPDATE OF \(columns.joined(separator: ", "))", on: table.name,
                when: changed, [leave("OLD"), leave("NEW"), enter]),
            Trigger("\(table.name)_soeg_slettet", "AFTER DELETE", on: table.name, [leave("OLD")]),
        ]
    }

    /// Gives the register its number.
    func enlist(_ db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO landkort_soegeregister (navn) VALUES (?)", arguments: [table.name])
    }

    /// Reads all the register's rows anew. O(rows).
    func fill(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM \(Self.name) WHERE rowid & \((1 << Self.bits) - 1) = \(register)")
        try db.execute(sql: "\(entering) FROM \(quoted(table.name))")
    }

    /// Reads the rows with these keys, all of them new.
    func add(_ keys: ClosedRange<Int64>, _ db: Database) throws {
        let rows = "\(entering) FROM \(quoted(table.name)) WHERE \(RegisterTable.key) BETWEEN ? AND ?"
        try db.cachedStatement(sql: rows).execute(arguments: [keys.lowerBound, keys.upperBound])
    }

    /// Forgets the rows whose keys a query gives.
    func remove(keys: String, _ db: Database) throws {
        try db.execute(
            sql: "DELETE FROM \(Self.name) WHERE rowid IN (SELECT \(number("chosen.fid")) FROM (\(keys)) chosen)")
    }

    /// What finds the keys of the rows with the words that are bound to it.
    ///
    /// - Parameter isShown: makes of a row's key whether the reader may see it; nil where that takes the row.
    func keys(_ isShown: (String) -> String?) -> String {
        let key = "\(Self.name).rowid >> \(Self.bits)"
        let shown = isShown("(\(key))").map { " AND \($0)" } ?? ""
        return """
            SELECT \(key) FROM \(Self.name) WHERE \(Self.name) MATCH ?
            AND (\(Self.name).rowid & \((1 << Self.bits) - 1)) = \(register)\(shown)
            """
    }

    /// The words as FTS5 asks for them: each begins a word.
    static func match(_ words: SearchWords) -> String { words.words.map { "\"\($0)\"*" }.joined(separator: " ") }
}
