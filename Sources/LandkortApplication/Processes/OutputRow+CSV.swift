extension OutputRow {
    /// Rows as comma-separated text (RFC 4180) with a heading line; counts by name become a column each.
    public static func csv(_ rows: [OutputRow]) -> [UInt8] {
        let tables = rows.map { Dictionary($0.columns, uniquingKeysWith: { first, _ in first }) }
        var headings: [String] = []
        var seen = Set<String>()
        for name in rows.flatMap({ $0.columns.map(\.0) }) where seen.insert(name).inserted { headings.append(name) }
        let lines = [headings] + tables.map { table in headings.map { table[$0] ?? "" } }
        return Array(lines.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined().utf8)
    }

    private var columns: [(String, String)] {
        values.flatMap { name, value -> [(String, String)] in
            switch value {
            case .null: [(name, "")]
            case .text(let text): [(name, text)]
            case .count(let count): [(name, String(count))]
            case .counts(let counts): counts.map { ("\(name) \($0.0)", String($0.1)) }
            }
        }
    }

    private static func quoted(_ cell: String) -> String {
        let isPlain = !cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
