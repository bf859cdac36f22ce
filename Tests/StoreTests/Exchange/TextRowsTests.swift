import Foundation
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Separated text, however it was saved")
struct TextRowsTests {
    @Test("any separator, mark and line end", arguments: [";", ",", "\t", "|"], ["\n", "\r\n", "\r"])
    func separators(separator: String, ending: String) throws {
        let scratch = try Scratch()
        let lines = [["navn", "tal"], ["\"a\(separator)\"\"b\"\"\nc\"", "1"], ["Ærø", ""]]
        let text = lines.map { $0.joined(separator: separator) + ending }.joined(separator: ending)
        for mark in ["", "\u{FEFF}"] {
            let read = try RowFiles.rows(try scratch.write(mark + text, to: "a.csv"))
            #expect(read.columns == ["navn", "tal"])
            #expect(
                read.rows.map(\.cells) == [
                    [.value(.string("a\(separator)\"b\"\nc")), .value("1")], [.value("Ærø"), .value(.null)],
                ])
            #expect(read.rows.map(\.line) == [3, 6] && read.rows.allSatisfy { $0.flaw == nil })
        }
    }

    @Test(
        "Excel's own line says the separator and is no heading", arguments: ["sep=;", "SEP=,", "sep=\t", "sep=^"],
        ["\n", "\r\n"])
    func separatorLine(line: String, ending: String) throws {
        let scratch = try Scratch()
        let separator = String(line.suffix(1))
        let lines = [line, "navn\(separator)a;b,c", "x\(separator)1"].map { $0 + ending }
        guard separator != ";", separator != "," else {
            let read = try RowFiles.rows(
                try scratch.write("\(line)\(ending)a\(separator)b\(ending)1|2\(separator)3", to: "b.csv"))
            #expect(read.columns == ["a", "b"] && read.rows.map(\.cells) == [[.value("1|2"), .value("3")]])
            return
        }
        for mark in ["", "\u{FEFF}"] {
            let read = try RowFiles.rows(try scratch.write(mark + lines.joined(), to: "a.csv"))
            #expect(read.columns == ["navn", "a;b,c"])
            #expect(read.rows.map(\.cells) == [[.value("x"), .value("1")]] && read.rows.map(\.line) == [3])
        }
    }

    @Test("Windows' own Latin letters, and UTF-8 where the first such letter stands a megabyte into the file")
    func encodings() throws {
        let scratch = try Scratch()
        let text = "navn\n" + String(repeating: "abc\n", count: 300_000) + "Ærø – 5 €\n"
        for encoding in [String.Encoding.windowsCP1252, .utf8] {
            let path = try scratch.write(try #require(text.data(using: encoding)), to: "a.csv")
            #expect(try RowFiles.rows(path).rows.last?.cells == [.value("Ærø – 5 €")])
        }
        let wide = try scratch.write(try #require(text.data(using: .utf16)), to: "b.csv")
        #expect(throws: ExchangeProblem.self) { try RowFiles.rows(wide) }
    }

    @Test("one byte that is not UTF-8 in a long text of it is told by line and character, with and without a mark")
    func flawed() throws {
        let scratch = try Scratch()
        let start = "navn;by\nÆrø;Aarhus\nHøje" + String(repeating: "x", count: 100_000) + "Tåstrup;Kø"
        for mark in ["", "\u{FEFF}"] {
            let bytes = Data((mark + start).utf8) + [0xF8] + Data("ge\nRødby;Æ\n".utf8)
            let problem = #expect(throws: ExchangeProblem.self) {
                try RowFiles.rows(try scratch.write(bytes, to: "a.csv"))
            }
            guard case .badCharacter(_, 3, 100_015) = problem else {
                Issue.record("\(String(describing: problem))")
                continue
            }
        }
        let marked = try scratch.write(Data("\u{FEFF}navn;K".utf8) + [0xF8] + Data("n\na;b\n".utf8), to: "b.csv")
        let problem = #expect(throws: ExchangeProblem.self) { try RowFiles.rows(marked) }
        guard case .badCharacter(_, 1, 7) = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
    }

    @Test("texts with quotes anywhere have the cells that Python's reader finds in them")
    func quotes() async throws {
        let scratch = try Scratch()
        var random = SplitMix(seed: 3)
        let pieces = ["a", "\"\"", "b\"c", " ", "5\"", "\"a;b\"", "\"\"\"x\"\"\"", "æ", "\"linje\nto\"", ""]
        let lines = (0..<2_000).map { _ in
            let cells = (0..<3).map { _ in
                let first = pieces.randomElement(using: &random) ?? ""
                return first.hasPrefix("\"") ? first : first + ["", "d\"", "\"\""].randomElement(using: &random)!
            }
            return cells.joined(separator: ";")
        }
        let path = try scratch.write("x;y;z\n" + lines.map { $0 + "\n" }.joined(), to: "a.csv")
        let script = """
            import csv, json, sys
            rows = list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8'), delimiter=';'))
            print(json.dumps(rows[1:]))
            """
        let outcome = try await Tool.python.run(["-c", script, path])
        let expected = try JSONDecoder().decode([[String]].self, from: Data(outcome.output.utf8))
        let found = try RowFiles.rows(path).rows
        #expect(found.allSatisfy { $0.flaw == nil })
        let texts = found.map { row in
            row.cells.map { if case .value(.string(let text)) = $0 { text } else { "" } }
        }
        #expect(texts == expected && texts.count == 2_000)
    }

    @Test("text that would be a formula comes back as it was, with or without apostrophes of its own")
    func formulas() throws {
        let scratch = try Scratch()
        let texts = ["=1+1", "+45 12", "-x", "@a", "'=1", "''-", "'tis", "a=b", "'", "\t=", "-5"]
        let field = Field(name: "navn", title: Bilingual(da: "Navn", en: "Name"), isIdentifier: true)
        let register = Register(
            id: "a", title: field.title, fields: [field], identifier: field, label: ["navn"], listColumns: ["navn"])
        let path = scratch.path("a.csv")
        let file = try FileFormat.csv.file(at: path, FeatureShape(register, fields: [field], system: .utm32))
        try file.write(texts.map { Feature(id: $0, values: ["navn": .string($0)]) })
        try file.finish()
        #expect(try RowFiles.rows(path).rows.map(\.cells) == texts.map { [.value(.string($0))] })
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n").dropFirst()
        #expect(!lines.contains { "=+-@\t".contains($0.first ?? " ") })
    }

    @Test("a file that is not there, is empty, or is broken off is told so, by kind")
    func broken() throws {
        let scratch = try Scratch()
        let cases: [(Data?, String)] = [
            (nil, "exchange.no-file"), (Data(), "exchange.empty"), (Data("  \n".utf8), "exchange.empty"),
            (Data("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"".utf8), "exchange.not-geojson"),
            (Data("{\"a\":1}".utf8), "exchange.not-geojson"),
            (Data([0x50, 0x4B, 3, 4, 0, 0]), "exchange.not-spreadsheet"),
            (Data("SQLite format 3\0 and no more".utf8), "exchange.damaged"),
        ]
        for (data, code) in cases {
            let path = try data.map { try scratch.write($0, to: "f") } ?? scratch.path("nowhere")
            let problem = #expect(throws: ExchangeProblem.self) { try RowFiles.rows(path) }
            #expect(problem?.code == code)
        }
    }

    @Test("a number of GeoJSON is the double that its text is nearest to, a whole one an integer")
    func exactNumbers() throws {
        let scratch = try Scratch()
        var random = SplitMix(seed: 5)
        let numbers = (0..<4_000).map { place in
            place % 2 == 0
                ? Double(bitPattern: .random(in: 0...UInt64.max, using: &random))
                : Double.random(in: -180...180, using: &random)
        }.filter(\.isFinite)
        let wholes = [-9_007_199_254_740_993, -1, 0, 9_007_199_254_740_993, 123_456_789_012_345_678, Int.max]
        let texts = numbers.map { "\($0)" } + wholes.map(String.init) + ["9223372036854775808", "true", "false"]
        let features = texts.map { #"{"type":"Feature","properties":{"tal":\#($0)},"geometry":null}"# }
        let path = try scratch.write(
            #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#, to: "a.geojson")
        let expected: [Value] =
            numbers.map(Value.number) + wholes.map(Value.integer) + [.number(0x1p63), .boolean(true), .boolean(false)]
        let found = try RowFiles.rows(path).rows.map(\.cells)
        #expect(found.count == expected.count)
        for (cells, value) in zip(found, expected) { #expect(cells == [.value(value)]) }
    }
}
