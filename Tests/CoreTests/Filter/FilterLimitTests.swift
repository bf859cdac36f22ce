import LandkortCore
import Support
import Testing

@Suite("a hostile filter")
struct FilterLimitTests {
    private static let texts: [(String, String)] = [
        (String(repeating: "(", count: 9_999), "filter.too-deep"),
        (String(repeating: "NOT ", count: 2_499) + "a", "filter.too-deep"),
        (String(repeating: "f(", count: 4_999), "filter.too-deep"),
        ("a = 1" + String(repeating: "+1", count: 4_900), "filter.too-deep"),
        ("a = " + String(repeating: "-(", count: 4_900), "filter.too-deep"),
        ("A_EQUALS(a, " + String(repeating: "(", count: 9_000), "filter.too-deep"),
        ("a = '" + String(repeating: "''", count: 4_990), "filter.unterminated"),
        ("a = '" + String(repeating: "\\'", count: 4_990), "filter.unterminated"),
        ("a = " + String(repeating: "9", count: 9_000), "filter.number-too-large"),
        ("a = 1e" + String(repeating: "9", count: 9_000), "filter.number-too-large"),
        (String(repeating: "a", count: 10_001), "filter.too-long"),
        (String(repeating: "\u{301}", count: 10_001), "filter.too-long"),
        (String(repeating: "a ", count: 5_000), "filter.unexpected"),
        ("a IN (" + String(repeating: "1,", count: 4_900), "filter.unexpected"),
        ("S_WITHIN(a, GEOMETRYCOLLECTION(" + String(repeating: "GEOMETRYCOLLECTION(", count: 500), "filter.unexpected"),
    ]

    @Test("is refused within a second, with the reason", arguments: texts)
    func isRefused(text: String, code: String) {
        var problem: FilterProblem?
        let time = ProcessorTime.measure {
            problem = #expect(throws: FilterProblem.self) { try FilterExpression(text: text) }
        }
        #expect(problem?.code == code)
        #expect(time < .seconds(1))
    }

    @Test("in JSON is refused within a second too")
    func isRefusedInJSON() {
        let deep = String(repeating: #"{"op":"not","args":["#, count: 201)
        let texts = [
            (deep + "true" + String(repeating: "]}", count: 201), "filter.too-deep"),
            (deep, "filter.not-json"),
            (
                String(repeating: #"{"op":"not","args":["#, count: 350) + "true" + String(repeating: "]}", count: 350),
                "filter.too-deep"
            ),
            (String(repeating: "[", count: 9_999), "filter.not-json"),
            (String(repeating: "[", count: 210) + String(repeating: "]", count: 210), "filter.too-deep"),
            ("[1e999]", "filter.not-json"), ("{", "filter.not-json"), ("null", "filter.unexpected"),
            (String(repeating: " ", count: 10_001), "filter.too-long"),
        ]
        for (text, code) in texts {
            var problem: FilterProblem?
            let time = ProcessorTime.measure {
                problem = #expect(throws: FilterProblem.self) { try FilterExpression(json: text) }
            }
            #expect(problem?.code == code)
            #expect(time < .seconds(1))
        }
    }

    @Test("of a long list or many words is read within a second")
    func longIsRead() throws {
        let texts = [
            "a IN (1" + String(repeating: ",1", count: 4_900) + ")", "a=1" + String(repeating: " OR a=1", count: 1_400),
            "a = " + String(repeating: "9", count: 300), "a = '" + String(repeating: "x", count: 9_900) + "'",
            String(repeating: "(", count: 198) + "a" + String(repeating: ")", count: 198),
            String(repeating: "NOT ", count: 198) + "a",
        ]
        for text in texts {
            let time = try ProcessorTime.measure {
                let expression = try FilterExpression(text: text)
                let json = String(decoding: expression.json.bytes, as: UTF8.self)
                guard json.utf8.count < 10_000 else { return }
                #expect(try FilterExpression(json: json) == expression)
            }
            #expect(time < .seconds(1))
        }
    }
}
