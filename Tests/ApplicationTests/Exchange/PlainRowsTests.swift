import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

/// Rows that are written as nearly all are take a shorter way: nobody may see a difference.
@Suite("Rows of text by the short way and by the long")
struct PlainRowsTests {
    /// What became of a file: its counts and the rows, or its errors.
    private struct Fate: Equatable {
        var counts: ImportReceipt.Counts?
        var features: [Feature] = []
        var problems: [RowProblem] = []
        var code = ""
    }

    /// A mark for empty cells keeps every row off the short way.
    private func fate(of path: String, long: Bool, on kind: ExchangeStore.Kind = .geoPackage) async throws -> Fate {
        let fixture = try await ExchangeStore([Wares.register()], on: kind)
        var fate = Fate()
        do {
            let summary = try await fixture.read(path) { if long { $0.mapping.blanks = ["\u{2}"] } }
            fate.counts = summary.receipt.counts
        } catch ImportProblem.rows(_, let first, let count, let rows) {
            fate.problems = first
            fate.code = "\(count) \(rows)"
        } catch let problem as any Problem {
            fate.code = problem.code
        }
        fate.features = try await fixture.rows().map { feature in
            var feature = feature
            feature.id = ""
            for field in ["objekt_id", "versions_id", "systid_fra"] { feature.values[field] = nil }
            return feature
        }
        return fate
    }

    private static let columns: [(name: String, sound: [String], odd: [String])] = [
        (
            "navn", ["a", "Ærø", "B c", "O’Hara", "\"x;y\"", "\"a\nb\"", "\"q\"", "æ", " a ", "-5", "1"],
            [
                "", " ", "'=1", "'a", "a\"b", "5\" rør", "\"a\"\"b\"", "\"a\" b", "\u{A0}", "\u{1F600}", "=1", "a\u{1}",
                "\u{7F}b", "a\u{85}b", "5 m²",
            ]
        ),
        (
            "antal", ["1", "99", "007", "", "\"5\""],
            [
                "0", "100", "2,5", "2.0", "1.000", "1,000", "0.000", "0x1", "1e1", " 7", "+3", "-1", "to",
                "99999999999999999999", "-",
            ]
        ),
        (
            "vaegt", ["1", "2.5", "2,5", "-0,125", "", "123456789.012345", "0.1", "-0"],
            [
                "1,2,3", ".5", "5.", "1e-3", "1 000,5", "0,30000000000000004", "nan", "inf", "--1", "1.234,5", "1.234",
                "-12.345", "1,234", "0.125", "1234.567", "1.234.567", "0x10", "12.34,5",
            ]
        ),
        ("aktiv", ["ja", "nej", "true", "0", ""], ["JA", "x", "måske", " ja"]),
        ("dag", ["2026-02-28", "2024-02-29", ""], ["2026-02-29", "28-02-2026", "2026-2-3", "0000-01-01", "i går"]),
        (
            "tid", ["2026-01-01T10:00:00.000Z", ""],
            ["2026-01-01T10:00:00Z", "2026-01-01 10:00", "2026-01-01T25:00:00.000Z", "2026-01-01T10:00:00.5Z", "nu"]
        ),
        ("klokken", ["10:00:00", ""], ["9:05", "24:00:00", "10:00:00.5", "ti"]),
        ("art", ["1", "07", "Stål", "Wood", ""], ["7", "stål", "Bly", "9", "Guld", " 1"]),
        ("web", ["https://a.dk/b", ""], ["ingen adresse", " https://a.dk"]),
        ("maerker", ["", ""], ["a|b", "[\"a\", 1]", "a"]),
        ("x", ["550000", "600000.25", "720000,5"], ["", "9.5", "abc", "1e5", "1"]),
        ("y", ["6300000", "6200000.75", "6100000"], ["", "56.5", "nord", "550000"]),
        ("ukendt", ["", "hvad som helst"], ["a\"b"]),
    ]

    /// A file with rows of chance: one cell in `odd` is unusual or wrong.
    private func text(seed: UInt64, odd: Int, separator: String) -> String {
        var chance = SplitMix(seed: seed)
        let ending = Bool.random(using: &chance) ? "\n" : "\r\n"
        var lines = [Self.columns.map(\.name).joined(separator: separator)]
        for _ in 0..<60 {
            let cells = Self.columns.map { column in
                let isOdd = Int.random(in: 0..<odd, using: &chance) == 0
                let cell = (isOdd ? column.odd : column.sound).randomElement(using: &chance) ?? ""
                return separator == "," && cell.contains(",") && !cell.contains("\"") ? "\"\(cell)\"" : cell
            }
            lines.append(cells.joined(separator: separator))
            if Int.random(in: 0..<odd * 5, using: &chance) == 0 {
                lines.append(["", "a\(separator)b", "\"", separator].randomElement(using: &chance) ?? "")
            }
        }
        return lines.joined(separator: ending) + (Bool.random(using: &chance) ? ending : "")
    }

    @Test("the same rows, counts and errors", arguments: [UInt64](1...12))
    func same(seed: UInt64) async throws {
        let scratch = try Scratch()
        // Hardly any, some, and very many cells of a file are unusual.
        let odd = [100_000, 400, 8][Int(seed % 3)]
        let separator = [";", ",", "\t"][Int(seed / 3 % 3)]
        let path = try scratch.write(text(seed: seed, odd: odd, separator: separator), to: "a.csv")
        let long = try await fate(of: path, long: true)
        #expect(try await fate(of: path, long: false) == long)
        #expect(try await fate(of: path, long: false, on: .memory) == long)
        if odd > 60_000 { #expect(long.counts?.inserted == 60) }
    }

    @Test("an empty cell of a required field is an error on either way", arguments: [";", ",", "\t"])
    func missing(separator: String) async throws {
        let scratch = try Scratch()
        let lines = ["navn;antal;x;y", "a;5;;", ";7;;", "b;9;550000;6300000", ";;550000;6300000"]
        let text = lines.joined(separator: "\n").replacing(";", with: separator)
        let path = try scratch.write(text, to: "a.csv")
        for long in [false, true] {
            let fate = try await fate(of: path, long: long)
            #expect(fate.problems.map(\.line) == [3, 5] && fate.problems.allSatisfy { $0.code == "value.missing" })
            #expect(fate.features.isEmpty)
        }
    }

    @Test("letters with their accents apart, as Macs write them, become one letter each", arguments: [false, true])
    func composed(long: Bool) async throws {
        let scratch = try Scratch()
        let path = try scratch.write("navn;web\nA\u{30A}rhus;https://a.dk/a\u{30A}\n\u{C5}lborg;\n", to: "a.csv")
        let rows = try await fate(of: path, long: long).features
        let names = rows.compactMap { $0["navn"].string }
        #expect(
            rows.compactMap { $0["web"].string }.map { Array($0.utf8) } == [Array("https://a.dk/a\u{30A}".utf8)],
            "an address is as it is written")
        // Swift takes both ways of writing for the same; databases do not.
        #expect(Set(names.map { Array($0.utf8) }) == [Array("\u{C5}rhus".utf8), Array("\u{C5}lborg".utf8)])
    }

    @Test("Windows' letters and bytes that are no letters are read as by the long way")
    func bytes() async throws {
        let scratch = try Scratch()
        let files: [[UInt8]] = [
            Array("navn;antal\n".utf8) + [0xC6, 0x72, 0xF8] + Array(";5\nb;6\n".utf8),
            Array("navn\n".utf8) + [0xED, 0xA0, 0x80, 0x61, 0x0A], Array("navn\n".utf8) + [0xE0, 0x80, 0x80, 0x61],
            Array("navn\na\0b\n".utf8), Array("navn;antal\r\na;5\r\n\r\nb;6".utf8),
            Array("navn;antal\na;5\rb;6\n".utf8),
        ]
        for (number, bytes) in files.enumerated() {
            let path = try scratch.write(.init(bytes), to: "\(number).csv")
            let (short, long) = (try await fate(of: path, long: false), try await fate(of: path, long: true))
            #expect(short == long, "file \(number)")
            #expect(!short.features.isEmpty || !short.code.isEmpty)
        }
    }

    @Test(
        "a key that the file has a part of is held to, and the row that takes it is told",
        arguments: ExchangeStore.Kind.allCases)
    func partOfKey(kind: ExchangeStore.Kind) async throws {
        var register = Wares.register()
        register.uniqueKeys = [["navn", "off_kode"]]
        let fixture = try await ExchangeStore([register], on: kind)
        let text = "navn;antal\n" + (1...200).map { "\($0 == 150 ? 7 : $0);5\n" }.joined()
        let problems = try await fixture.problems(in: text)
        #expect(problems.map(\.code) == ["import.key-taken"], "once, however many fields the key has")
        #expect(problems.map(\.line) == [151] && problems.map(\.field) == [nil])
        #expect(problems.map(\.column) == [nil] && problems.map(\.value) == ["7"])
        #expect(problems.first?.reason.da.contains("navn, off_kode") == true)
        #expect(try await fixture.rows().isEmpty)
    }

    @Test("a file of many stretches, with quoted line ends where they are cut, and an error's line in the last")
    func stretches() async throws {
        let scratch = try Scratch()
        let row = "\"første\nanden \(String(repeating: "x", count: 997))\";5\n"
        let text = "navn;antal\n" + String(repeating: row, count: 1_800)
        let path = try scratch.write(text, to: "a.csv")
        let fate = try await fate(of: path, long: false)
        #expect(fate.counts?.inserted == 1_800)
        #expect(Set(fate.features.map { $0["navn"].string?.count }) == [1_010])
        let flawed = try scratch.write(text + "b;to\n", to: "b.csv")
        #expect(try await self.fate(of: flawed, long: false).problems.map(\.line) == [3_602])
        #expect(try await self.fate(of: flawed, long: true).problems.map(\.line) == [3_602])
    }
}
