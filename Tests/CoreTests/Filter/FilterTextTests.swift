import LandkortCore
import Testing

@Suite("a filter in CQL2 text")
struct FilterTextTests {
    @Test(
        "says the same in JSON",
        arguments: [
            (#"city='Toronto'"#, #"{"op":"=","args":[{"property":"city"},"Toronto"]}"#),
            (
                #"navn LIKE 'It''s%' or x <> -1.5e2"#,
                #"{"op":"or","args":[{"op":"like","args":[{"property":"navn"},"It's%"]},{"op":"<>","args":[{"property":"x"},-150]}]}"#
            ),
            (
                #"NOT a < 1 AND b >= .5"#,
                #"{"op":"and","args":[{"op":"not","args":[{"op":"<","args":[{"property":"a"},1]}]},{"op":">=","args":[{"property":"b"},0.5]}]}"#
            ),
            (
                #"a NOT BETWEEN 1 AND 2 AND b IS NOT NULL"#,
                #"{"op":"and","args":[{"op":"not","args":[{"op":"between","args":[{"property":"a"},1,2]}]},{"op":"not","args":[{"op":"isNull","args":[{"property":"b"}]}]}]}"#
            ),
            (
                #"a NOT IN ('x')"#,
                #"{"op":"not","args":[{"op":"in","args":[{"property":"a"},["x"]]}]}"#
            ),
            (
                #"a = 1 + 2 * b ^ 2 - c div 2 % 3"#,
                #"{"op":"=","args":[{"property":"a"},{"op":"-","args":[{"op":"+","args":[1,{"op":"*","args":[2,{"op":"^","args":[{"property":"b"},2]}]}]},{"op":"%","args":[{"op":"div","args":[{"property":"c"},2]},3]}]}]}"#
            ),
            (#"a = -b"#, #"{"op":"=","args":[{"property":"a"},{"op":"*","args":[-1,{"property":"b"}]}]}"#),
            (
                #""and" = TRUE AND "a b""c" = false"#,
                #"{"op":"and","args":[{"op":"=","args":[{"property":"and"},true]},{"op":"=","args":[{"property":"a b\"c"},false]}]}"#
            ),
            (
                #"casei(ærø) = Accenti('É')"#,
                #"{"op":"=","args":[{"op":"casei","args":[{"property":"ærø"}]},{"op":"accenti","args":["É"]}]}"#
            ),
            (
                #"s_within(geom, MULTIPOINT Z ((1 2 3), (4 -5 6)))"#,
                #"{"op":"s_within","args":[{"property":"geom"},{"type":"MultiPoint","coordinates":[[1,2,3],[4,-5,6]]}]}"#
            ),
            (
                #"S_INTERSECTS(geom, BBOX(1,2,3,4))"#,
                #"{"op":"s_intersects","args":[{"property":"geom"},{"bbox":[1,2,3,4]}]}"#
            ),
            (
                #"S_CROSSES(GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1)), geom)"#,
                #"{"op":"s_crosses","args":[{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[0,0],[1,1]]}]},{"property":"geom"}]}"#
            ),
            (
                #"T_AFTER(t, DATE('2024-02-29'))"#,
                #"{"op":"t_after","args":[{"property":"t"},{"date":"2024-02-29"}]}"#
            ),
            (
                #"T_METBY(TIMESTAMP('2024-02-29T10:00:00.500Z'), INTERVAL(fra, '..'))"#,
                #"{"op":"t_metBy","args":[{"timestamp":"2024-02-29T10:00:00.5Z"},{"interval":[{"property":"fra"},".."]}]}"#
            ),
            (#"A_OVERLAPS(a, ('x'))"#, #"{"op":"a_overlaps","args":[{"property":"a"},["x"]]}"#),
            (#"A_EQUALS((), a)"#, #"{"op":"a_equals","args":[[],{"property":"a"}]}"#),
            (
                #"nu() > afstand(geom, 'm', (1, 2))"#,
                #"{"op":">","args":[{"op":"nu","args":[]},{"op":"afstand","args":[{"property":"geom"},"m",[1,2]]}]}"#
            ),
        ])
    func agreesWithJSON(text: String, json: String) throws {
        let expression = try FilterExpression(text: text)
        #expect(try FilterExpression(json: json) == expression)
        #expect(String(decoding: expression.json.bytes, as: UTF8.self) == json)
        #expect(try FilterExpression(text: expression.text) == expression)
    }

    @Test("lets AND hold tighter than OR, and NOT tighter than both")
    func precedence() throws {
        let bare = try FilterExpression(text: "a OR NOT b AND c")
        #expect(bare == (try FilterExpression(text: "a OR ((NOT b) AND c)")))
        #expect(bare != (try FilterExpression(text: "(a OR NOT b) AND c")))
        #expect(bare.text == "a OR NOT b AND c")
    }

    @Test(
        "is refused with the place and what was expected there",
        arguments: [
            ("a =", 4, "et felt, en værdi eller en parentes", "slutningen"),
            ("a = 1 b", 7, "en operator som AND eller slutningen", "”b”"),
            ("(a = 1", 7, "”)”", "slutningen"),
            ("a = b = c", 7, "en operator som AND eller slutningen", "”=”"),
            ("a ^ 2 ^ 3 = 1", 7, "en operator som AND eller slutningen", "”^”"),
            ("æø = #", 6, "et felt, en værdi eller en parentes", "”#”"),
            ("a BETWEEN 1 OR 2", 13, "”AND”", "”OR”"),
            ("a NOT 5", 7, "”LIKE, BETWEEN, IN”", "”5”"),
            ("POINT(1)", 8, "et tal", "”)”"),
            ("T_AFTER(a, INTERVAL('2020-01-01'))", 34, "en dato eller et tidspunkt", "”)”"),
            ("", 1, "et felt, en værdi eller en parentes", "slutningen"),
            ("and", 1, "et felt, en værdi eller en parentes", "”and”"),
        ])
    func refusesAtPlace(text: String, place: Int, expected: String, found: String) {
        let problem = #expect(throws: FilterProblem.self) { try FilterExpression(text: text) }
        #expect(problem?.message.da == "Filterets tegn \(place): her skal stå \(expected), ikke \(found).")
        #expect(problem?.kind == .invalid)
    }

    @Test(
        "tells what stood in the JSON as it stood there",
        arguments: [
            ("{}", "{}"), ("{\"op\": \"not\", \"args\": {\"b\": [], \"a\": null}}", "{\"a\":null,\"b\":[]}"),
            ("null", "null"), ("{\"property\": true}", "true"), ("{\"property\": 1}", "1"),
        ])
    func refusesInJSON(json: String, found: String) {
        let problem = #expect(throws: FilterProblem.self) { try FilterExpression(json: json) }
        #expect(problem?.message.da.hasSuffix("ikke ”\(found)”.") == true, "\(problem?.message.da ?? "")")
    }

    @Test(
        "is refused for what is no value",
        arguments: [
            ("a = 'x", "filter.unterminated"), ("\"a = 1", "filter.unterminated"),
            ("a = 1e999", "filter.number-too-large"), ("a = DATE('2023-02-29')", "filter.bad-instant"),
            ("a = DATE('2023-02-28T00:00:00Z')", "filter.bad-instant"),
            ("a = TIMESTAMP('2023-02-28T00:00:00+01:00')", "filter.bad-instant"),
            ("S_WITHIN(a, POLYGON((0 0, 1 0, 1 1)))", "filter.bad-geometry"),
            ("S_WITHIN(a, POLYGON((0 0, 1 0, 1 1, 0 1)))", "filter.bad-geometry"),
            ("S_WITHIN(a, LINESTRING(0 0))", "filter.bad-geometry"),
            ("S_WITHIN(a, LINESTRING(0 0, 1 1 1))", "filter.bad-geometry"),
            ("S_WITHIN(a, POINT Z(0 0))", "filter.bad-geometry"),
            ("S_WITHIN(a, BBOX(0, 0, 1))", "filter.bad-geometry"),
            ("S_WITHIN(a)", "filter.wrong-count"), ("CASEI(a, b) = 'x'", "filter.wrong-count"),
        ])
    func refusesValue(text: String, code: String) {
        let problem = #expect(throws: FilterProblem.self) { try FilterExpression(text: text) }
        #expect(problem?.code == code)
    }
}
