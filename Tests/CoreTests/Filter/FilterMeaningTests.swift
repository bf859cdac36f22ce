import LandkortCore
import Support
import Testing

@Suite("what a filter means")
struct FilterMeaningTests {
    private let fields = [
        ("navn", FieldType.string, false), ("antal", .integer, false), ("hoejde", .number, false),
        ("aktiv", .boolean, false), ("dag", .date, false), ("tid", .datetime, false), ("klokken", .time, false),
        ("navne", .string, true), ("tal", .integer, true),
    ].map { Field(name: $0.0, title: Bilingual(da: $0.0, en: $0.0), type: $0.1, multivalued: $0.2) }

    private func bound(_ text: String, system: ReferenceSystem = .crs84) throws -> BoundFilter {
        let filter = Filter(try FilterExpression(text: text), system: system)
        return try BoundFilter(filter, fields: fields, hasGeometry: true)
    }

    private let feature = Feature(
        id: "1",
        values: [
            "navn": "Ålborg Øst", "antal": 7, "hoejde": 2.5, "aktiv": true, "dag": "2024-02-29",
            "tid": "2024-02-29T10:00:00.000Z", "klokken": "10:00:00", "navne": ["a", "b"], "tal": [1, 2],
        ], geometry: .point(ReferenceSystem.crs84.convert(Position(x: 9.9, y: 57.05), to: .utm32)))

    @Test(
        "is true of a feature",
        arguments: [
            "navn = 'Ålborg Øst'", "navn LIKE 'Å%_st'", "CASEI(navn) = CASEI('åLBORG ØST')",
            "ACCENTI(navn) = 'Aalborg Oest'", "CASEI(ACCENTI(navn)) LIKE 'aalborg%'", "navn > 'Z'",
            "antal = 7.0 AND hoejde = 2.5", "antal / 2 = 3.5", "antal div 2 = 3", "antal % 4 = 3", "antal ^ 2 = 49",
            "antal - -1 = 8", "aktiv", "NOT aktiv = false", "aktiv > FALSE", "antal IN (1, hoejde, 7)",
            "navn NOT IN ('x')", "antal BETWEEN hoejde AND 8", "dag = DATE('2024-02-29')", "dag = '2024-02-29'",
            "dag >= '2024-02-29T'",
            "dag BETWEEN '2024-01-01' AND '2024-12-31'", "dag IN ('2024-02-29')", "tid = DATE('2024-02-29')",
            "tid >= TIMESTAMP('2024-02-29T10:00:00Z')", "klokken > '09:59:59'",
            "T_DURING(tid, INTERVAL('2024-02-29T09:00:00Z', '..'))", "T_INTERSECTS(INTERVAL(dag, '..'), tid)",
            "A_CONTAINS(navne, ('b'))", "A_OVERLAPS(tal, (2, 3))", "A_EQUALS(tal, (1, 2))",
            "A_CONTAINEDBY(tal, (3, 2, 1))",
            "S_INTERSECTS(geometry, BBOX(9, 57, 10, 58))", "S_EQUALS(geometry, POINT(9.9 57.05))",
            "S_WITHIN(geometry, POLYGON((9 57, 10 57, 10 58, 9 58, 9 57)))", "S_DISJOINT(geometry, POINT(9.9 57.06))",
            "S_INTERSECTS(geometry, BBOX(170, 50, 20, 60)) OR S_INTERSECTS(BBOX(8, 50, -170, 60), geometry)",
            "S_TOUCHES(geometry, LINESTRING(9.9 57.05, 10 57.05))", "S_INTERSECTS(geometry, BBOX(-180, -90, 180, 90))",
            "geometry IS NOT NULL", "navn IS NOT NULL",
        ])
    func isTrue(text: String) throws {
        #expect(try bound(text).holds(for: feature))
        #expect(try !bound("NOT (\(text))").holds(for: feature))
    }

    @Test(
        "is neither true nor false of what is not known",
        arguments: [
            "navn = 'x'", "navn <> 'x'", "navn LIKE '%'", "antal + 1 > 0", "antal NOT BETWEEN 1 AND 2", "navn IN ('x')",
            "aktiv", "NOT aktiv", "dag < DATE('2024-01-01')", "T_AFTER(tid, DATE('2024-01-01'))", "A_EQUALS(tal, ())",
            "S_INTERSECTS(geometry, BBOX(0, 0, 1, 1))", "S_DISJOINT(geometry, BBOX(0, 0, 1, 1))", "CASEI(navn) = ''",
            "antal / 0 = 1", "NOT (aktiv AND antal = 1)", "aktiv OR antal = 1", "navn = navn",
            "2 ^ 1024 > 1", "antal < 2 ^ 1024", "antal IN (2 ^ 1024)",
        ])
    func isUnknown(text: String) throws {
        let nothing = Feature(id: "2", values: [:])
        #expect(try !bound(text).holds(for: nothing))
        #expect(try !bound("NOT (\(text))").holds(for: nothing))
    }

    @Test("knows what one known half decides, and that a missing end is an open one")
    func decides() throws {
        let nothing = Feature(id: "2", values: ["antal": 1])
        #expect(try bound("aktiv OR antal = 1").holds(for: nothing))
        #expect(try bound("NOT (aktiv AND antal = 2)").holds(for: nothing))
        let begun = Feature(id: "2", values: ["dag": "1998-01-01"])
        #expect(try bound("T_INTERSECTS(INTERVAL(dag, tid), DATE('1999-01-01'))").holds(for: begun))
        for sign in ["", "NOT "] {
            let ends = "\(sign)T_INTERSECTS(INTERVAL(dag, tid), DATE('1999-01-01'))"
            #expect(try !bound(ends).holds(for: nothing), "nothing is known of its time")
        }
        #expect(try bound("navn IS NULL AND geometry IS NULL").holds(for: nothing))
    }

    @Test(
        "is refused where names or types do not fit",
        arguments: [
            ("ukendt = 1", "filter.unknown-property"), ("nu() = 1", "filter.unknown-function"),
            ("navn = 1", "filter.types-differ"), ("antal = '7'", "filter.types-differ"),
            ("antal LIKE '7%'", "filter.wrong-type"), ("navn + 1 = 2", "filter.wrong-type"),
            ("tal = 1", "filter.wrong-type"), ("A_EQUALS(navn, ('x'))", "filter.wrong-type"),
            ("S_INTERSECTS(navn, POINT(1 1))", "filter.wrong-type"), ("T_AFTER(navn, dag)", "filter.wrong-type"),
            ("dag = 'i går'", "filter.types-differ"), ("navn AND aktiv", "filter.wrong-type"),
            ("navn", "filter.not-predicate"), ("antal + 1", "filter.not-predicate"),
            ("geometry = POINT(1 1)", "filter.wrong-type"), ("antal IN ('7')", "filter.types-differ"),
            ("T_AFTER(dag, INTERVAL(navn, '..'))", "filter.wrong-type"),
        ])
    func isRefused(text: String, code: String) {
        let problem = #expect(throws: FilterProblem.self) { try bound(text) }
        #expect(problem?.code == code)
        #expect(problem?.message.da != problem?.message.en)
    }

    @Test("asks for a box that holds whatever it is true of")
    func envelope() throws {
        func box(_ text: String) throws -> Envelope? { try bound(text, system: .utm32).envelope }
        let square = Envelope(minX: 1, minY: 2, maxX: 3, maxY: 4)
        #expect(try box("S_WITHIN(geometry, BBOX(1, 2, 3, 4))") == square)
        #expect(try box("antal = 1 AND S_EQUALS(BBOX(1, 2, 3, 4), geometry)") == square)
        #expect(try box("S_DISJOINT(geometry, BBOX(1, 2, 3, 4))") == nil)
        #expect(try box("NOT S_INTERSECTS(geometry, BBOX(1, 2, 3, 4))") == nil)
        #expect(try box("antal = 1 OR S_INTERSECTS(geometry, BBOX(1, 2, 3, 4))") == nil)
        #expect(
            try box("S_INTERSECTS(geometry, POINT(0 0)) OR S_INTERSECTS(geometry, BBOX(1, 2, 3, 4))")
                == Envelope(minX: 0, minY: 0, maxX: 3, maxY: 4))
        #expect(try bound("S_INTERSECTS(geometry, BBOX(-180, -90, 180, 90))").envelope == nil)
    }

    @Test("finds a pattern in time linear in the text, whatever stands in it")
    func pattern() {
        let text = String(repeating: "a", count: 5_000)
        let time = ProcessorTime.measure {
            #expect(!LikePattern(String(repeating: "%a", count: 500) + "b").fits(text))
            #expect(LikePattern(String(repeating: "%a", count: 500)).fits(text))
        }
        #expect(time < .seconds(1))
        #expect(LikePattern(#"100\%"#).fits("100%"))
        #expect(!LikePattern(#"100\%"#).fits("1000"))
        #expect(LikePattern("_").fits("ø"))
    }
}
