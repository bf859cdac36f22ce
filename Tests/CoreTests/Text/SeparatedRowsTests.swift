import LandkortCore
import Support
import Testing

@Suite("Rows of separated text")
struct SeparatedRowsTests {
    private func rows(_ text: some Sequence<UInt8>, line: Int = 1) -> [SeparatedRows.Row] {
        var chunks = text.map { [$0] }[...]
        var reader = SeparatedRows(separator: UInt8(ascii: ";"), line: line) { chunks.popFirst() }
        var rows: [SeparatedRows.Row] = []
        while let row = reader.next() { rows.append(row) }
        return rows
    }

    @Test(
        "a quote quotes only as the first of a cell, and is kept anywhere else",
        arguments: [
            ("a \"b\" c;5\" rør", ["a \"b\" c", "5\" rør"]), ("\"a;\"\"b\"\"\";c", ["a;\"b\"", "c"]),
            (" \"a\";\"\"", [" \"a\"", ""]), ("a\"\";b\"", ["a\"\"", "b\""]), ("\"\"\"\"\"\";x", ["\"\"", "x"]),
        ])
    func quotes(text: String, cells: [String]) {
        let found = rows(text.utf8)
        #expect(found.map(\.cells) == [cells])
        #expect(found.allSatisfy { $0.flaw == nil })
    }

    @Test("a quote that is not closed, and one with more behind it, are told by the line in which they were opened")
    func flaws() {
        let open = rows("a;b\n\"to\nlinjer\";\"c\nd;e\n".utf8)
        #expect(open.map(\.line) == [1, 2] && open.map(\.flaw) == [nil, .openQuote(line: 3)])
        let stray = rows("a;\"b\" c\n\"d\n;\"e\"\nf;g\n".utf8)
        #expect(stray.map(\.flaw) == [.strayQuote(line: 1), .strayQuote(line: 2), nil])
        #expect(stray.map(\.cells) == [["a", "b c"], ["d\n;e\""], ["f", "g"]])
    }

    @Test("nothing comes after a row that is too long")
    func tooLong() {
        var chunks = [Array("a\nbbbbbbbb\nc\n".utf8)]
        var reader = SeparatedRows(separator: UInt8(ascii: ";"), limit: 4) { chunks.popLast() }
        #expect(reader.next()?.flaw == nil)
        #expect(reader.next()?.flaw == .tooLong)
        #expect(reader.next() == nil)
    }

    @Test("text that is cut where rows end has the same rows as the whole")
    func cutting() {
        var random = SplitMix(seed: 7)
        let letters = Array("a;\"\"\n\r\n;b".utf8)
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 1...24, using: &random)).map { _ in letters.randomElement(using: &random)! }
            let (whole, least) = (rows(text), Int.random(in: 1...8, using: &random))
            var (parts, start, line) = ([SeparatedRows.Row](), 0, 1)
            while start < text.count {
                let end = text.withUnsafeBytes {
                    SeparatedRows.end(in: $0, from: start, atLeast: least, separator: UInt8(ascii: ";"))
                }
                let part = text[start..<(end ?? text.count)]
                parts += rows(part, line: line)
                line += part.count { $0 == UInt8(ascii: "\n") }
                start = end ?? text.count
            }
            #expect(parts == whole, "\(String(decoding: text, as: UTF8.self).debugDescription)")
        }
    }
}
