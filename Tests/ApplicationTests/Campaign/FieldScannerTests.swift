import Testing

@testable import LandkortApplication

@Suite("Fields of a line")
struct FieldScannerTests {
    /// One field as text: `a;` ends a field, `a|` a line, `a` the block; `!` marks a fault.
    private func fields(_ text: String) -> [String] {
        Array(text.utf8).withUnsafeBytes { bytes in
            var scanner = FieldScanner(bytes)
            var found: [String] = []
            while !scanner.isAtEnd {
                let field = scanner.next()
                let value = String(decoding: bytes[field.range], as: UTF8.self)
                let ending = [FieldScanner.Ending.field: ";", .line: "|", .block: ""][field.ending] ?? "?"
                found.append((field.fault.map { "!\($0) " } ?? "") + value + ending)
            }
            return found
        }
    }

    private func lines(_ text: String) -> Int {
        Array(text.utf8).withUnsafeBytes { bytes in
            var scanner = FieldScanner(bytes)
            while !scanner.isAtEnd { _ = scanner.next() }
            return scanner.lines
        }
    }

    @Test(
        "fields end at separators, lines and the end",
        arguments: [
            ("a;b\nc", ["a;", "b|", "c"]), (";;\n", [";", ";", "|"]), ("a\n\nb\n", ["a|", "|", "b|"]),
            ("a;\"b\";c\n", ["a;", "b;", "c|"]), ("\"a\";\"b\"\n\"c\"", ["a;", "b|", "c"]),
            ("\"\";\"\"\n", [";", "|"]),
            ("\"en lang tekst; med semikolon\";x\n", ["en lang tekst; med semikolon;", "x|"]),
        ])
    func plain(text: String, expected: [String]) { #expect(fields(text) == expected) }

    @Test(
        "a carriage return before the line end belongs to it, quoted or not",
        arguments: [
            ("a;b\r\nc\r\n", ["a;", "b|", "c|"]), ("\"a\"\r\n\"b\"\r\n", ["a|", "b|"]), ("a\r", ["a"]),
            ("\"a\"\r", ["a"]), ("a\rb;c\n", ["a\rb;", "c|"]),
        ])
    func carriageReturns(text: String, expected: [String]) { #expect(fields(text) == expected) }

    @Test("doubled quotes and line ends stay inside a quoted field")
    func inside() {
        #expect(fields("\"a\"\"b\";c\n") == ["a\"\"b;", "c|"])
        #expect(fields("\"\"\"\";c\n") == ["\"\";", "c|"])
        #expect(fields("\"a\nb\";c\n") == ["a\nb;", "c|"])
        #expect(fields("\"a;\"\"\nb\";c") == ["a;\"\"\nb;", "c"])
        #expect(lines("\"a\nb\n\";c\nd\n") == 4)
    }

    @Test("a field is found wherever it lies, as eight bytes are read at a time", arguments: 0..<20)
    func alignments(length: Int) {
        let value = String(repeating: "x", count: length)
        for tail in ["", "z", "zzzzzzz", "zzzzzzzz"] {
            #expect(fields("\"\(value)\";\(tail)\n") == ["\(value);", "\(tail)|"])
            #expect(
                fields("\(value);\"\(tail)\"\n\"\(value)\"") == ["\(value);", "\(tail)|", value])
            #expect(fields("\"\(value)\n\(tail)\";q\n") == ["\(value)\n\(tail);", "q|"])
        }
    }

    @Test("bytes that differ from a quote or a line end by one are neither")
    func lookalikes() {
        let near = "!#\u{9}\u{B}¢\u{A2}ª"
        #expect(fields("\"\(near)\(near)\";\(near)\n") == ["\(near)\(near);", "\(near)|"])
    }

    @Test("text after a closing quote is a fault, and reading goes on with the next line")
    func textAfterQuote() {
        #expect(fields("\"a\"b;c\nd\n") == ["!textAfterQuote a|", "d|"])
        #expect(fields("\"a\" ;c\nd\n") == ["!textAfterQuote a|", "d|"])
        #expect(lines("\"a\"b;c\nd\n") == 2)
    }

    @Test("a quote that is never closed is a fault of its own line")
    func notClosed() {
        #expect(fields("x;\"abc;d\ne;f\n") == ["x;", "!quoteNotClosed |", "e;", "f|"])
        #expect(lines("x;\"abc;d\ne;f\n") == 2)
        #expect(fields("\"") == ["!quoteNotClosed |"])
    }
}
