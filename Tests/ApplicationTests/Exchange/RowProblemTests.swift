import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("What is wrong with a row is told with line, column, value and what to do")
struct RowProblemTests {
    private static let long = String(repeating: "x", count: 32_768)

    static let cases: [(text: String, column: String?, value: String, code: String)] = [
        ("navn;antal\na;to", "antal", "to", "value.wrong-type"),
        ("navn;antal\na;2,5", "antal", "2,5", "value.wrong-type"),
        ("navn;antal\na;0", "antal", "0", "value.too-small"), ("navn;antal\na;100", "antal", "100", "value.too-large"),
        ("navn;vaegt\na;1,2,3", "vaegt", "1,2,3", "value.wrong-type"),
        ("navn;vaegt\na;1.234", "vaegt", "1.234", "value.ambiguous-number"),
        ("navn;antal\na;100,000", "antal", "100,000", "value.ambiguous-number"),
        ("navn;antal\na;100.000", "antal", "100.000", "value.too-large"),
        ("navn;antal\na;1,250,000", "antal", "1,250,000", "value.thousands-commas"),
        ("navn;vaegt\na;-1,250,000", "vaegt", "-1,250,000", "value.thousands-commas"),
        ("navn;antal\na;1,25,000", "antal", "1,25,000", "value.wrong-type"),
        ("navn;nr\na;1,250,000", "nr", "1,250,000", "value.pattern"),
        ("navn;antal\na;12.5", "antal", "12.5", "value.wrong-type"),
        ("navn;vaegt\na;0x10", "vaegt", "0x10", "value.wrong-type"),
        ("navn;vaegt\na;1e5", "vaegt", "1e5", "value.wrong-type"),
        ("navn;vaegt\na;12.34,5", "vaegt", "12.34,5", "value.wrong-type"),
        ("navn\na\u{1}b", "navn", "a\u{1}b", "value.control-character"),
        ("navn\na\u{85}b", "navn", "a\u{85}b", "value.control-character"),
        ("navn\n\(long)", "navn", long, "value.too-long"),
        ("navn;aktiv\na;måske", "aktiv", "måske", "value.wrong-type"),
        ("navn;dag\na;31-02-2026", "dag", "31-02-2026", "value.wrong-type"),
        ("navn;dag\na;i går", "dag", "i går", "value.wrong-type"),
        ("navn;tid\na;2026-01-01T25:00:00Z", "tid", "2026-01-01T25:00:00Z", "value.wrong-type"),
        ("navn;klokken\na;ti", "klokken", "ti", "value.wrong-type"),
        ("navn;art\na;Guld", "art", "Guld", "value.unknown-code"),
        ("navn;art\na;Bly", "art", "Bly", "value.inactive-code"),
        ("navn;web\na;ingen adresse", "web", "ingen adresse", "value.wrong-type"),
        ("navn;web\na;javascript:alert(1)", "web", "javascript:alert(1)", "value.running-address"),
        ("navn;nr\na;17", "nr", "17", "value.pattern"), ("navn;nr\n;A1", "navn", "", "value.missing"),
        ("nr\nA1", nil, "", "value.missing"),
        ("navn;del_af\na;ukendt", "del_af", "ukendt", "import.reference"),
        ("navn;geometri\na;her", "geometri", "her", "import.place"),
        ("navn;geometri\na;POINT (6300000 550000)", "geometri", "POINT (6300000 550000)", "import.place"),
        ("navn;geometri\na;LINESTRING (550000 6300000, 550001 6300000)", nil, "", "value.wrong-geometry"),
        ("navn;del_af\na; ukendt ", "del_af", " ukendt ", "import.reference"),
        ("navn;x;y\na;556.000;6.200.000", "x", "556.000, 6.200.000", "import.place"),
        ("navn;x;y\na;550000;nord", "x", "550000, nord", "import.place"),
        ("navn;nr\na;A1;mere", nil, "", "import.row"), ("navn;nr\na", nil, "", "import.row"),
        ("navn;nr\n\"a;A1\n", nil, "", "import.row"),
        ("navn;nr\n\"a\" b;A1\n", nil, "", "import.row"),
        ("navn;x;y\na;550000;", "y", "", "import.place"),
        ("navn;x;y\na;;6300000", "x", "", "import.place"),
        ("navn;lat;lon\na;57;", "lon", "", "import.place"),
        ("navn;nr\na;A1\nb;A1", "nr", "A1", "import.key-repeated"),
    ]

    @Test("each kind of error", arguments: cases)
    func each(text: String, column: String?, value: String, code: String) async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let problems = try await fixture.problems(in: text)
        let problem = try #require(problems.first, "no problem in \(text)")
        #expect(problems.count == 1 && problem.code == code && problem.column == column, "\(problems)")
        #expect(problem.value == value)
        #expect(problem.line == text.split(separator: "\n").count)
        #expect(problem.message.da.hasPrefix("linje \(problem.line)") && problem.message.en.hasPrefix("line"))
        #expect(try await fixture.count(Wares.id) == 0)
        #expect(try await fixture.store.imports().isEmpty)
    }

    @Test("coordinates with a mark that may stand between thousands are told as they can be written")
    func thousands() async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        for (x, y, asked) in [("556.000", "6200000", "556000"), ("556,000", "620,000", "556000, 620000")] {
            let problem = try #require(try await fixture.problems(in: "navn;x;y\na;\(x);\(y)").first)
            #expect(problem.reason.da.hasSuffix("skriv \(asked).") && problem.reason.en.hasSuffix("write \(asked)."))
        }
        let degrees = try await fixture.read(text: "navn;x;y\na;10.250;56.125\nb;556000.125;6200000,250")
        #expect(degrees.receipt.counts.inserted == 2)
    }

    @Test("a line end and a tab in a value are told in words")
    func invisible() async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let problem = try #require(try await fixture.problems(in: "navn;antal\na;\"kaput\nog\tmere\"").first)
        #expect(problem.message.da.contains("»kaput[linjeskift]og[tabulator]mere«"))
        #expect(problem.message.en.contains("“kaput[line break]og[tab]mere”"))
    }

    @Test("a geometry that is none is told without the sign for a part of it")
    func geometry() async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let feature = #"{"type": "Feature", "geometry": {"type": "Point"}, "properties": {"navn": "a"}}"#
        let problem = try #require(try await fixture.problems(in: feature).first)
        #expect(problem.message.da.hasPrefix("linje 1: her skal stå en GeoJSON-geometri"))
        #expect(problem.message.en.hasPrefix("line 1: a GeoJSON geometry"))
    }

    @Test("a whole number that a sheet writes in digits comes in as that number, or not at all")
    func digits() async throws {
        var register = Wares.register()
        register.fields = register.fields.map { field in
            var field = field
            if field.name == "antal" { (field.minimum, field.maximum) = (nil, nil) }
            return field
        }
        let fixture = try await ExchangeStore([register])
        let big = 9_007_199_254_740_993
        try await fixture.read(text: "navn;antal\na;\(big)")
        let path = try await fixture.write(to: "ud.xlsx")
        let other = try await ExchangeStore([register])
        try await other.read(path)
        #expect(try await other.rows().map { $0["antal"] } == [.integer(big)])
    }

    @Test("a key that the register has is refused by insert, and taken by another row by update")
    func keys() async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        try await fixture.read(text: "objekt_id;navn;nr\n\(Wares.id(1));a;A1\n\(Wares.id(2));b;A2")
        #expect(try await fixture.problems(in: "navn;nr\nc;A1").map(\.code) == ["import.key-present"])
        let taken = try await fixture.problems(in: "objekt_id;navn;nr\n\(Wares.id(2));b;A1", .update)
        #expect(taken.map(\.code) == ["import.key-taken"] && taken.first?.field == "nr")
        let keyless = try await fixture.problems(in: "navn;nr\nb;", .update)
        #expect(keyless.map(\.code) == ["import.key-keyless"])
    }

    @Test("every error is counted, the first hundred are kept, and good rows before and after are not written")
    func many() async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let bad = (0..<1200).map { "a;\($0 % 2 == 0 ? "1" : "x");y" }.joined(separator: "\n")
        let problem = await #expect(throws: ImportProblem.self) {
            try await fixture.read(text: "navn;antal;vaegt\n\(bad)")
        }
        guard case .rows(_, let first, let count, let rows) = problem else { throw Unexpected() }
        #expect(first.count == 100 && count == 1800 && rows == 1200)
        #expect(problem?.message.da.contains("… og 1780 til.") == true)
        #expect(try await fixture.count(Wares.id) == 0)
    }

    @Test("a row may refer to one further down, and to itself, but not to one that is nowhere")
    func forward() async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let rows = (1...3).map { "\(Wares.id($0));v\($0);\(Wares.id($0 % 3 + 1))" }.joined(separator: "\n")
        try await fixture.read(text: "objekt_id;navn;del_af\n" + rows)
        #expect(try await fixture.count(Wares.id) == 3)
        let problems = try await fixture.problems(in: "objekt_id;navn;del_af\n\(Wares.id(5));v;\(Wares.id(6))")
        #expect(problems.map(\.code) == ["import.reference"])
    }

    struct Unexpected: Error {}
}
