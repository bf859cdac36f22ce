/// Rows as a spreadsheet program opens them: RFC 4180 with semicolons, which Danish ones expect, and a byte order mark.
///
/// A cell that such a program would take for a formula gets an apostrophe in front, which it hides.
struct SpreadsheetText {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    let rows: [[String]]

    var bytes: [UInt8] {
        Self.byteOrderMark
            + rows.flatMap { row in Array((row.map(Self.cell).joined(separator: ";") + "\r\n").utf8) }
    }

    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let plain = isFormula ? "'" + text : text
        guard plain.contains(where: { ";\"\n\r\r\n".contains($0) }) else { return plain }
        return "\"\(plain.replacing("\"", with: "\"\""))\""
    }
}
