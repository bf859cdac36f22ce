extension OutputRow {
    /// Rows as comma-separated text (RFC 4180) with a heading line; counts by name become a column each.
    public static func csv(_ rows: [OutputRow]) -> [UInt8] {
        let (names, cells) = flat(rows)
        let lines = [names] + cells.map { $0.map(text) }
        return Array(lines.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined().utf8)
    }

    /// Rows of the same columns, where counts by name are a column each, called `mobil 100/5`; null where a row has none.
    public static func flat(_ rows: [OutputRow]) -> (names: [String], cells: [[Value]]) {
        let tables = rows.map { Dictionary($0.parts, uniquingKeysWith: { first, _ in first }) }
        var (names, seen) = ([String](), Set<String>())
        for name in rows.flatMap({ $0.parts.map(\.0) }) where seen.insert(name).inserted { names.append(name) }
        return (names, tables.map { table in names.map { table[$0] ?? .null } })
    }

    private var parts: [(String, Value)] {
        values.flatMap { name, value -> [(String, Value)] in
            guard case .counts(let counts) = value else { return [(name, value)] }
            return counts.map { ("\(name) \($0.0)", .count($0.1)) }
        }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .null: ""
        case .text(let text): text
        case .count(let count): String(count)
        case .counts: preconditionFailure("flat rows have none")
        }
    }

    private static func quoted(_ cell: String) -> String {
        let isPlain = !cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
