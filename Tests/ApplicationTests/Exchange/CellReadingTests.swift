import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("What people write in cells becomes the field's own kind of value")
struct CellReadingTests {
    static let cases: [(field: String, text: String, value: Value)] = [
        ("antal", "25", 25), ("antal", "25,0", 25), ("antal", " 25 ", 25), ("vaegt", "2,5", 2.5), ("vaegt", "2.5", 2.5),
        ("vaegt", "1.234,5", 1234.5), ("vaegt", "1,234.5", 1234.5), ("vaegt", "-1 000,25", -1000.25),
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

    static let placeColumns = [
        "geometri\nPOINT (550000.5 6300000)", "WKT\n\"SRID=25832;POINT(550000.5 6300000)\"", "x;y\n550000,5;6300000",
        "Easting;Northing\n550000.5;6300000", "geom\nMULTIPOINT ((550000.5 6300000))",
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
