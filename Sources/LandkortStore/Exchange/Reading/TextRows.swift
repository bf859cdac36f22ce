import Foundation
import LandkortCore

/// A table in separated text, whose separator and encoding are found out.
final class TextRows: RowFile {
    let columns: [String]
    private var rows: SeparatedRows
    private let stretches: Stretches

    /// A longer row is a quote that was not closed.
    private static let longestRow = 16 << 20

    init(_ data: Data, _ source: RowOrigin) throws(ExchangeProblem) {
        guard !data.starts(with: [0xFF, 0xFE]), !data.starts(with: [0xFE, 0xFF]) else {
            throw .encoding(file: source.name)
        }
        let start = data.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let encoding = TextEncoding(of: data)
        let stretches = Stretches(data, from: start)
        rows = SeparatedRows(
            separator: Self.separator(of: data.dropFirst(start)), escape: source.escape?.asciiValue,
            limit: Self.longestRow, decoding: encoding.text, from: { stretches.next() })
        self.stretches = stretches
        guard let heading = rows.next() else { throw .empty(file: source.name) }
        columns = heading.cells.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    var share: Double { stretches.share }

    func next() throws(ExchangeProblem) -> FileRow? {
        guard let row = rows.next() else { return nil }
        var cells = row.cells.prefix(columns.count).map(Self.cell)
        while cells.count < columns.count { cells.append(.value(.null)) }
        return FileRow(line: row.line, cells: cells, flaw: flaw(of: row))
    }

    private func flaw(of row: SeparatedRows.Row) -> RowFlaw? {
        switch row.flaw {
        case .openQuote: .openQuote
        case .tooLong: .tooLong
        case nil:
            row.cells.count == columns.count
                ? nil : .cells(found: row.cells.count, expected: columns.count)
        }
    }

    private static func cell(_ text: String) -> Cell {
        text.isEmpty ? .value(.null) : .value(.string(SpreadsheetSafety.original(text)))
    }

    /// The one that the heading line has most of, outside quotes.
    private static func separator(of data: Data) -> UInt8 {
        let candidates = Array(";,\t|".utf8)
        var counts = [UInt8: Int]()
        var isQuoted = false
        for byte in data {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == UInt8(ascii: "\n"), !counts.isEmpty { break }
            if candidates.contains(byte) { counts[byte, default: 0] += 1 }
            if byte == UInt8(ascii: "\n") { break }
        }
        let most = counts.values.max()
        return candidates.first { counts[$0] == most && most != nil } ?? candidates[0]
    }
}

/// A file's bytes a stretch at a time.
final class Stretches {
    private let data: Data
    private var place: Int
    private static let length = 1 << 18

    init(_ data: Data, from place: Int) {
        self.data = data
        self.place = place
    }

    var share: Double { Double(place) / Double(max(data.count, 1)) }

    func next() -> [UInt8]? {
        guard place < data.count else { return nil }
        let end = min(place + Self.length, data.count)
        defer { place = end }
        return Array(data[place..<end])
    }
}

/// Text that a spreadsheet program would run as a formula gets an apostrophe in front, and reading takes it off again.
///
/// Text that already begins with apostrophes and such a sign gets one more, so that nothing is lost.
enum SpreadsheetSafety {
    static func safe(_ text: String) -> String { isRisky(text) ? "'" + text : text }

    static func original(_ text: String) -> String {
        text.first == "'" && isRisky(text.dropFirst()) ? String(text.dropFirst()) : text
    }

    private static func isRisky(_ text: some StringProtocol) -> Bool {
        guard let first = text.first(where: { $0 != "'" }) else { return false }
        return "=+-@\t\r".contains(first)
    }
}
