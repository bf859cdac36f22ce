import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("What people write in cells becomes the field's own kind of value")
struct CellReadingTests {
    static let cases: [(field: String, text: String, value: Value)] = [
        ("antal", "25", 25), ("antal", "25,0", 25), ("antal", " 25 ", 25), ("antal", "25.0", 25), ("vaegt", "2,5", 2.5),
        ("vaegt", "2.5", 2.5),
        ("vaegt", "1.234,5", 1234.5), ("vaegt", "1,234.5", 1234.5), ("vaegt", "-1 000,25", -1000.25),
        ("vaegt", "1,234", 1.234), ("vaegt", "0.125", 0.125), ("vaegt", "1234.567", 1234.567),
        ("vaegt", "1.234.567", 1234567.0), ("vaegt", "−2,5", -2.5), ("vaegt", "1.2340", 1.234),
        ("aktiv", "ja", true), ("aktiv", "Nej", false), ("aktiv", "TRUE", true), ("aktiv", "1", true),
        ("aktiv", "0", false),
        ("dag", "2025-12-31", "2025-12-31"), ("dag", "31-12-2025", "2025-12-31"), ("dag", "1.2.2025", "2025-02-01"),
        ("dag", "31/12/2025", "2025-12-31"), ("dag", "2025/12/31", "2025-12-31"),
        ("dag", "2025-12-31T00:00:00", "2025-12-31"), ("tid", "2025-12-31T10:00:00Z", "2025-12-31T10:00:00.000Z"),
        ("tid", "2025-12-31T10:00:00+01:00", "2025-12-31T09:00:00.000Z"),
        ("tid", "2025/12/31 10:00:00+00", "2025-12-31T10:00:00.000Z"),
        ("tid", "31-12-2025 10:00", "2025-12-31T09:00:00.000Z"),
        ("tid", "30-06-2025 10:00", "2025-06-30T08:00:00.000Z"),
        ("tid", "2025-12-31T10:00:00.250Z", "2025-12-31T10:00:00.250Z"),
        ("klokken", "9:05", "09:05:00"), ("klokken", "09:05:30", "09:05:30"), ("art", "1", "1"), ("art", "stål", "1"),
        ("art", "STAAL", "1"), ("art", "wood", "07"), ("art", "7", "07"), ("art", "7,0", "07"),
        ("maerker", "a|b", ["a", "b"]), ("maerker", #""[""a"",""b|c""]""#, ["a", "b|c"]), ("navn", "'=1+1", "=1+1"),
        ("navn", "  to ord ", "  to ord "), ("navn", "007", "007"),
    ]

    @Test("a text for each way of writing", arguments: cases)
    func read(field: String, text: String, value: Value) async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let file = field == "navn" ? "navn;nr\n\(text);A1" : "navn;\(field)\na;\(text)"
        try await fixture.read(text: file)
        #expect(try await fixture.rows().map { $0[field] } == [value])
    }

    @Test("a point between thousands makes no number a thousandth of it, in text of any format")
    func thousands() async throws {
        var register = Wares.register()
        register.fields = register.fields.map { field in
            var field = field
            if field.name == "antal" { (field.minimum, field.maximum) = (nil, nil) }
            return field
        }
        let fixture = try await ExchangeStore([register])
        try await fixture.read(text: "navn;antal\na;100.000\nb;1.250.000\nc;-12.500\nd;0.000\ne;7.0\nf;1.234,0")
        let json = """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "geometry": null, "properties": {"navn": "g", "antal": "100.000", "vaegt": 1.234}},
            {"type": "Feature", "geometry": null, "properties": {"navn": "h", "antal": 100.000, "vaegt": 1e-5}}]}
            """
        try await fixture.read(text: json)
        let rows = try await fixture.rows()
        let expected: [Value] = [100_000, 1_250_000, -12_500, 0, 7, 1_234, 100_000, 100]
        #expect(rows.map { $0["antal"] } == expected)
        #expect(rows.suffix(2).map { $0["vaegt"] } == [1.234, 0.00001])
    }

    @Test("where commas part the cells, a point and three digits are decimals; between thousands in whole numbers")
    func commas() async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        try await fixture.read(text: "navn,vaegt,antal\na,32.383,25\nb,-1.234,25\nc,\" 1.500 \",25\nd,\"2,5\",25")
        #expect(try await fixture.rows().map { $0["vaegt"] } == [32.383, -1.234, 1.5, 2.5])
        for (field, text) in [
            ("antal", "1.000"), ("antal", "25.000"), ("vaegt", "\"1,234\""), ("vaegt", "\"-12,345\""),
        ] {
            let problems = try await fixture.problems(in: "navn,\(field)\na,\(text)")
            #expect(problems.map(\.code).first?.hasPrefix("value.") == true, "\(text) may be two numbers")
        }
        try await fixture.read(text: "navn,antal\ne,25.0")
        #expect(try await fixture.rows().last?["antal"] == 25)
    }

    @Test("what is written is read as the same number again", arguments: [false, true])
    func again(isInternational: Bool) async throws {
        let numbers = [1.234, -12.345, 0.125, 123.0, 1234.567, 0.00001, 1e21, 100.5]
        let fixture = try await ExchangeStore([Wares.register()])
        let text = numbers.map { "a;\($0.plainDigits.replacing(".", with: ","))" }.joined(separator: "\n")
        try await fixture.read(text: "navn;vaegt\n" + text)
        let path = try await fixture.write(to: "ud.csv") { $0.isInternational = isInternational }
        let other = try await ExchangeStore([Wares.register()])
        try await other.read(path)
        #expect(try await other.rows().map { $0["vaegt"] } == numbers.map(Value.number))
    }

    @Test("numbers in a column of text are written as digits")
    func digits() async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let members = ["1e21", "1e-5", "-2.5e-7", "12.0", "1.5e17"].map {
            #"{"type": "Feature", "geometry": null, "properties": {"navn": \#($0)}}"#
        }
        let list = members.joined(separator: ",")
        try await fixture.read(text: #"{"type": "FeatureCollection", "features": [\#(list)]}"#)
        let expected: [Value] = ["1000000000000000000000", "0.00001", "-0.00000025", "12", "150000000000000000"]
        #expect(try await fixture.rows().map { $0["navn"] } == expected)
    }

    static let placeColumns = [
        "geometri\nPOINT (550000.5 6300000)", "WKT\n\"SRID=25832;POINT(550000.5 6300000)\"", "x;y\n550000,5;6300000",
        "Easting;Northing\n550000.5;6300000", "geom\nMULTIPOINT ((550000.5 6300000))",
        "geom\nPOINT Z (550000.5 6300000 12)",
        "geom\n0101000020E864000000000000E1C820410000000058085841",
    ]

    @Test("a place as text, as binary and as two columns", arguments: placeColumns)
    func place(columns: String) async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let lines = columns.split(separator: "\n")
        try await fixture.read(text: "navn;\(lines[0])\na;\(lines[1])")
        let found = try await fixture.rows().map(\.geometry)
        #expect(found == [.point(Position(x: 550000.5, y: 6300000))])
    }

    @Test("degrees are known by their size, longitude first in text and by name in columns")
    func degrees() async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        try await fixture.read(text: "navn;latitude;longitude\na;57;9,5")
        try await fixture.read(text: "navn;wkt\nb;POINT (9.5 57)")
        let expected = ReferenceSystem.crs84.convert(Position(x: 9.5, y: 57), to: .utm32)
        #expect(try await fixture.rows().map(\.geometry) == [.point(expected), .point(expected)])
    }

    static let headingLines = [
        "navn;antal", "Navnet på varen;Antal", "NAVNET PAA VAREN;ANTAL", "Benaevnelse;antal", "name;_antal_",
    ]

    @Test("columns are known by name, title and alias, whatever the letters", arguments: headingLines)
    func headings(line: String) async throws {
        let fixture = try await ExchangeStore([Wares.register()])
        let summary = try await fixture.read(text: "\(line);Bemærkning\nBly, blødt;3;x")
        #expect(try await fixture.rows().map { [$0["navn"], $0["antal"]] } == [["Bly, blødt", 3]])
        #expect(summary.unmatched == ["Bemærkning"])
    }
}
