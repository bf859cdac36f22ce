import LandkortCore

extension OutputRow {
    /// Rows as a JSON array of objects, one a line, keys in the rows' order.
    public static func json(_ rows: [OutputRow]) -> [UInt8] {
        var bytes = Array("[".utf8)
        for (place, row) in rows.enumerated() {
            bytes += (place == 0 ? "\n" : ",\n").utf8
            row.append(to: &bytes)
        }
        bytes += "\n]\n".utf8
        return bytes
    }

    /// The row as one object.
    func append(to bytes: inout [UInt8]) {
        bytes += "{".utf8
        for (place, entry) in values.enumerated() {
            if place > 0 { bytes += ",".utf8 }
            bytes.appendJSON(entry.name)
            bytes += ":".utf8
            Self.append(entry.value, to: &bytes)
        }
        bytes += "}".utf8
    }

    private static func append(_ value: Value, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += "null".utf8
        case .text(let text): bytes.appendJSON(text)
        case .count(let count): bytes += String(count).utf8
        case .counts(let counts):
            bytes += "{".utf8
            for (place, (name, count)) in counts.enumerated() {
                if place > 0 { bytes += ",".utf8 }
                bytes.appendJSON(name)
                bytes += ":\(count)".utf8
            }
            bytes += "}".utf8
        }
    }

    /// Rows as text for a terminal: a heading line, then aligned columns.
    public static func table(_ rows: [OutputRow]) -> String {
        guard let first = rows.first else { return "" }
        let cells = [first.values.map(\.name)] + rows.map { $0.values.map { Self.cell($0.value) } }
        let widths = first.values.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        return cells.map { row in
            zip(row, widths).map { cell, width in String(repeating: " ", count: width - cell.count) + cell }
                .joined(separator: "  ")
        }.joined(separator: "\n") + "\n"
    }

    private static func cell(_ value: Value) -> String {
        switch value {
        case .null: "–"
        case .text(let text): text
        case .count(let count): String(count)
        case .counts(let counts): counts.map { "\($0.0): \($0.1)" }.joined(separator: ", ")
        }
    }
}
