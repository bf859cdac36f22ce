import Foundation
import LandkortCore

/// Whole rows of a separated text, as its bytes.
public struct TextStretch: Sendable {
    /// How the bytes are to be read.
    public struct Form: Sendable {
        /// Between cells.
        public let separator: UInt8
        /// Whether text is UTF-8; else bytes beyond ASCII are Windows' Latin letters.
        public let isUTF8: Bool
        /// Cells in a row.
        public let columns: Int
        let escape: UInt8?

        /// A longer row is a quote that was not closed.
        static let longestRow = 16 << 20

        private var encoding: TextEncoding { isUTF8 ? .utf8 : .windows1252 }

        func reader(line: Int = 1, from more: @escaping () -> [UInt8]?) -> SeparatedRows {
            SeparatedRows(
                separator: separator, escape: escape, limit: Self.longestRow, line: line, decoding: encoding.text,
                from: more)
        }

        func row(_ row: SeparatedRows.Row) -> FileRow {
            var cells = row.cells.prefix(columns).map(Self.cell)
            while cells.count < columns { cells.append(.value(.null)) }
            return FileRow(line: row.flaw?.line ?? row.line, cells: cells, flaw: flaw(of: row))
        }

        private func flaw(of row: SeparatedRows.Row) -> RowFlaw? {
            switch row.flaw {
            case .openQuote: .openQuote
            case .strayQuote: .strayQuote
            case .tooLong: .tooLong
            case nil: row.cells.count == columns ? nil : .cells(found: row.cells.count, expected: columns)
            }
        }

        /// - Throws: ``ExchangeProblem`` for a heading from which columns cannot be told.
        func headings(_ row: SeparatedRows.Row, of file: String) throws(ExchangeProblem) -> [String] {
            guard row.flaw == nil else { throw .heading(file: file, line: row.flaw?.line ?? row.line) }
            return row.cells.map { $0.trimmingCharacters(in: .whitespaces) }
        }

        private static func cell(_ text: String) -> Cell {
            text.isEmpty ? .value(.null) : .value(.string(SpreadsheetSafety.original(text)))
        }
    }

    /// How the bytes are to be read.
    public let form: Form
    /// The number of its first line.
    public let firstLine: Int
    private let data: Data
    private let range: Range<Int>

    init(_ data: Data, _ range: Range<Int>, line: Int, _ form: Form) {
        self.data = data
        self.range = range
        self.form = form
        firstLine = line
    }

    /// The rows, each cell a text. O(bytes).
    public var rows: [FileRow] { withBytes { rows(in: $0[...], line: firstLine) } }

    /// The rows in some of the bytes, which begin a row in line `line`.
    public func rows(in bytes: Slice<UnsafeRawBufferPointer>, line: Int) -> [FileRow] {
        var chunks = bytes.isEmpty ? [] : [Array(bytes)]
        var reader = form.reader(line: line) { chunks.popLast() }
        var rows: [FileRow] = []
        while let row = reader.next() { rows.append(form.row(row)) }
        return rows
    }

    /// The bytes, which are not kept in memory.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        data.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
}
