import Foundation
import LandkortCore

/// A table in separated text, whose separator and encoding are found out.
final class TextRows: RowFile {
    let columns: [String]
    private let data: Data
    private let form: TextStretch.Form
    private var place: Int
    private var line: Int
    /// Reads the rest row by row; nil as long as stretches are cut off.
    private var rest: SeparatedRows?
    private let chunks: Stretches

    /// Bytes of a stretch, and of the rest of its last row.
    private static let stretch = 1 << 19

    init(_ bytes: Data, _ source: RowOrigin) throws(ExchangeProblem) {
        let data = bytes.withUnixLineEnds
        guard !data.starts(with: [0xFF, 0xFE]), !data.starts(with: [0xFE, 0xFF]) else {
            throw .encoding(file: source.name)
        }
        let mark = data.starts(with: TextEncoding.mark) ? TextEncoding.mark.count : 0
        let word = SeparatorWord(data.dropFirst(mark))
        let start = mark + (word?.length ?? 0)
        let separator = word?.separator ?? Self.separator(of: data.dropFirst(start))
        let isUTF8 = try TextEncoding(of: data, in: source.name) == .utf8
        let escape = source.escape?.asciiValue
        let heading = TextStretch.Form(separator: separator, isUTF8: isUTF8, columns: 0, escape: escape)
        let stretches = Stretches(data, from: start)
        var rows = heading.reader(line: word == nil ? 1 : 2) { stretches.next() }
        guard let first = rows.next() else { throw .empty(file: source.name) }
        columns = try heading.headings(first, of: source.name)
        form = TextStretch.Form(separator: separator, isUTF8: isUTF8, columns: first.cells.count, escape: escape)
        self.data = data
        (place, line) = (start + rows.taken, rows.line)
        chunks = Stretches(data, from: place)
    }

    var isCommaSeparated: Bool { form.separator == UInt8(ascii: ",") }

    var share: Double { rest == nil ? Double(place) / Double(max(data.count, 1)) : chunks.share }

    func next() throws(ExchangeProblem) -> FileRow? {
        if rest == nil { readRest() }
        return rest?.next().map(form.row)
    }

    private func readRest() {
        chunks.place = place
        rest = form.reader(line: line) { [chunks] in chunks.next() }
    }

    func stretch() throws(ExchangeProblem) -> RowStretch? {
        guard rest == nil, form.escape == nil else { return try pulledStretch() }
        guard place < data.count else { return nil }
        guard let end = data.withUnsafeBytes({ end(in: $0) }) else { return try pulledStretch() }
        let stretch = TextStretch(data, place..<end, line: line, form)
        line += stretch.withBytes { $0.count(of: UInt8(ascii: "\n")) }
        place = end
        return .text(stretch)
    }

    /// Behind the row in which a stretch is full; nil where that row is too long to be one.
    private func end(in bytes: UnsafeRawBufferPointer) -> Int? {
        let limit = min(bytes.count, place + Self.stretch + TextStretch.Form.longestRow)
        guard place + Self.stretch < bytes.count else { return bytes.count }
        let sought = UnsafeRawBufferPointer(rebasing: bytes[..<limit])
        let end = SeparatedRows.end(in: sought, from: place, atLeast: Self.stretch, separator: form.separator)
        return end ?? (limit == bytes.count ? limit : nil)
    }

    /// The one that the heading line has most of, outside quotes.
    private static func separator(of data: Data) -> UInt8 {
        let candidates = Array(";,\t|".utf8)
        var counts = [UInt8: Int]()
        var (isQuoted, isStart) = (false, true)
        for byte in data {
            let isClosed = isQuoted && byte == UInt8(ascii: "\"")
            if byte == UInt8(ascii: "\"") { isQuoted = !isQuoted && isStart }
            // Two quotes in a quoted cell close it and open it again.
            isStart = isClosed || candidates.contains(byte)
            guard !isQuoted else { continue }
            if byte == UInt8(ascii: "\n"), !counts.isEmpty { break }
            if candidates.contains(byte) { counts[byte, default: 0] += 1 }
            if byte == UInt8(ascii: "\n") { break }
        }
        let most = counts.values.max()
        return candidates.first { counts[$0] == most && most != nil } ?? candidates[0]
    }
}

/// The line `sep=;` that Excel reads and writes above the headings, which says what separates the cells.
private struct SeparatorWord {
    let separator: UInt8
    /// Bytes, with the end of the line.
    let length: Int

    /// Nil where the text does not begin with it.
    init?(_ data: Data) {
        let line = data.prefix(7).prefix { $0 != UInt8(ascii: "\n") }
        let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        guard text.count == 5, let separator = text.last, separator < 0x80, separator != UInt8(ascii: "\""),
            String(decoding: text.dropLast(), as: UTF8.self).lowercased() == "sep="
        else { return nil }
        self.separator = separator
        length = min(line.count + 1, data.count)
    }
}

/// A file's bytes a stretch at a time.
final class Stretches {
    private let data: Data
    var place: Int
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

extension UnsafeRawBufferPointer {
    fileprivate func count(of wanted: UInt8) -> Int {
        var count = 0
        for byte in self where byte == wanted { count &+= 1 }
        return count
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
