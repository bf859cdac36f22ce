import LandkortCore
import Testing

@Suite("Checking records")
struct ValueProblemTests {
    private static let list = CodeList(
        name: "Art", title: Bilingual(da: "Art", en: "Kind"), description: Bilingual(da: "", en: ""),
        codes: [
            Code(value: "1", title: Bilingual(da: "En", en: "One"), description: Bilingual(da: "", en: "")),
            Code(
                value: "2", title: Bilingual(da: "To", en: "Two"), description: Bilingual(da: "", en: ""),
                isActive: false),
        ])

    private func register(_ field: Field, geometry: GeometryKind? = nil) -> Register {
        let identifier = Field(name: "id", title: Bilingual(da: "Id", en: "Id"), required: true, isIdentifier: true)
        return Register(
            id: "ting", title: Bilingual(da: "Ting", en: "Things"), fields: [identifier, field], geometry: geometry,
            identifier: identifier, label: ["id"], listColumns: ["id"])
    }

    private func codes(_ field: Field, _ value: Value, replacing previous: Value? = nil) -> [String] {
        let before = previous.map { Feature(id: "a", values: ["x": $0]) }
        return register(field).problems(in: Feature(id: "a", values: ["x": value]), replacing: before).map(\.code)
    }

    private func field(_ type: FieldType = .string, required: Bool = false, multivalued: Bool = false) -> Field {
        Field(
            name: "x", title: Bilingual(da: "Iks", en: "Ex"), type: type, required: required, multivalued: multivalued)
    }

    @Test(
        "a value of the right form passes and any other is refused",
        arguments: [
            (FieldType.string, Value.string("a"), Value.integer(1)),
            (.uri, "https://example.org/a", "example.org"),
            (.uri, "urn:x:y", "urn: x"),
            (.integer, 3, 3.0),
            (.number, 3, "3"),
            (.number, 3.5, .number(.infinity)),
            (.boolean, true, "true"),
            (.date, "2024-02-29", "2026-02-29"),
            (.date, "2026-12-31", "2026-13-01"),
            (.date, "2000-02-29", "1900-02-29"),
            (.date, "2026-01-01", "2026-1-1"),
            (.datetime, "2026-11-20T10:00:00Z", "2026-11-20T10:00:00+01:00"),
            (.datetime, "2026-11-20T10:00:00.25Z", "2026-11-20T24:00:00Z"),
            (.time, "23:59:59", "23:59"),
            (.reference("kommune"), "0773", 773),
        ])
    func forms(type: FieldType, right: Value, wrong: Value) {
        #expect(codes(field(type), right).isEmpty)
        #expect(codes(field(type), wrong) == ["value.wrong-type"])
        #expect(codes(field(type, multivalued: true), [right]).isEmpty)
        #expect(codes(field(type), .null).isEmpty)
    }

    @Test(
        "an empty text is no value where texts are, and a value of the wrong type everywhere else",
        arguments: [
            (FieldType.string, []), (.uri, ["value.wrong-type"]), (.integer, ["value.wrong-type"]),
            (.number, ["value.wrong-type"]), (.boolean, ["value.wrong-type"]), (.date, ["value.wrong-type"]),
            (.datetime, ["value.wrong-type"]), (.time, ["value.wrong-type"]), (.code(list), ["value.unknown-code"]),
            (.reference("kommune"), ["value.wrong-type"]),
        ] as [(FieldType, [String])])
    func emptyText(type: FieldType, found: [String]) {
        #expect(codes(field(type), "") == found)
        #expect(codes(field(type, required: true), "") == ["value.missing"])
        let kept = register(field(type)).withoutEmpty(Feature(id: "a", values: ["x": ""]))
        #expect(kept["x"] == (found.isEmpty ? .null : ""))
    }

    @Test("a text has as many characters as a cell of a workbook holds, and so has a list", arguments: ["x", "ø", "😀"])
    func length(letter: String) {
        let most = String(repeating: letter, count: 32_767 / letter.utf16.count)
        for type in [FieldType.string, .reference("kommune")] {
            #expect(codes(field(type), .string(most)).isEmpty)
            #expect(codes(field(type), .string(most + letter)) == ["value.too-long"])
            #expect(codes(field(type), .string(most + letter), replacing: .string(most + letter)).isEmpty)
        }
        let list = field(multivalued: true)
        #expect(codes(list, [.string(most)]).isEmpty)
        #expect(codes(list, [.string(most + letter)]) == ["value.too-long"])
        #expect(codes(list, [.string(most), "x"]) == ["value.too-long"], "together they have no cell")
        #expect(codes(field(.uri), .string("https://eksempel.dk/" + most)) == ["value.too-long"])
        #expect(
            ValueProblem.tooLong(FieldPlace(name: "x", title: Bilingual(da: "Iks", en: "Ex")), most: 32_767).message
                == Bilingual(
                    da: "»Iks« kan højst have 32.767 tegn.", en: "“Ex” can have at most 32,767 characters."))
    }

    @Test(
        "an address that a browser would run is refused in any case of letters, unless the record has it already",
        arguments: ["javascript:alert(1)", "JavaScript://eksempel.dk/%0Aalert(1)", "data:text/html,a", "VBSCRIPT:a"])
    func running(text: String) {
        #expect(codes(field(.uri), .string(text)) == ["value.running-address"])
        #expect(codes(field(.uri, multivalued: true), ["https://eksempel.dk", .string(text)]).count == 1)
        #expect(codes(field(.uri), .string(text), replacing: .string(text)).isEmpty)
        #expect(codes(field(), .string(text)).isEmpty)
    }

    @Test(
        "every other scheme is an address",
        arguments: [
            "https://eksempel.dk/javascript:a", "mailto:a@b.dk", "tel:+4512345678", "ftp://a/b", "databas:a",
            "file:///S:/sager/1.pdf", "https://ida@eksempel.dk:80/", "https://[::1]:80/",
        ])
    func goingSomewhere(text: String) {
        #expect(codes(field(.uri), .string(text)).isEmpty)
    }

    @Test(
        "what names a host after // has one",
        arguments: [
            "https://", "https:///a", "https://:80/a", "https://?a", "https://#a", "http://ida@/a", "https://[]/",
        ]
    )
    func hostless(text: String) {
        #expect(codes(field(.uri), .string(text)) == ["value.wrong-type"])
    }

    @Test("a required value is missing when it is null, empty text or an empty list")
    func missing() {
        #expect(codes(field(required: true), .null) == ["value.missing"])
        #expect(codes(field(required: true), "") == ["value.missing"])
        #expect(codes(field(required: true, multivalued: true), []) == ["value.missing"])
        var filled = field(required: true)
        filled.defaultValue = "y"
        #expect(codes(filled, .null).isEmpty)
        var system = field(required: true)
        system.annotations["udfyldes"] = "system"
        #expect(codes(system, .null).isEmpty)
    }

    @Test("a required text of blanks says nothing, nor does one in a list; one that need not be there may be so")
    func blanks() {
        let unseen = ["\u{200B}", "\u{AD}\u{2060}", "\u{3164}", "\u{FEFF}", "\u{180E}", "\u{2800}"]
        for blank in [" ", "\u{A0}\t", "\n"] + unseen {
            #expect(codes(field(required: true), .string(blank)) == ["value.missing"])
            #expect(codes(field(required: true, multivalued: true), [.string(blank)]) == ["value.missing"])
            #expect(codes(field(), .string(blank)).isEmpty)
            #expect(codes(field(multivalued: true), ["a", .string(blank)]) == ["value.missing"])
            #expect(codes(field(multivalued: true), ["a", .string(blank)], replacing: [.string(blank)]).isEmpty)
        }
        let told = register(field(multivalued: true)).problems(in: Feature(id: "a", values: ["x": ["a", ""]]))
        #expect(told.map(\.message.da) == ["»Iks« (2) er tom. Skriv noget, eller slet den."])
        #expect(told.map(\.pointer) == ["/properties/x/1"])
        #expect(codes(field(required: true), " a ").isEmpty)
    }

    @Test("a control character is refused, alone or in a list; tabs, line ends and what was there before may be")
    func controls() {
        for text in ["a\u{0}b", "\u{1}", "a\u{1B}[1m", "\u{7F}"] {
            let value = Value.string(text)
            #expect(codes(field(), value) == ["value.control-character"])
            #expect(codes(field(multivalued: true), ["a", value]) == ["value.control-character"])
            #expect(codes(field(), value, replacing: value).isEmpty)
        }
        #expect(codes(field(), "a\tb\r\nc\nÆ\u{1F600}").isEmpty)
    }

    @Test("a value that is told of shows what nobody sees of it")
    func unseen() {
        let found = register(field(.code(Self.list))).problems(in: Feature(id: "a", values: ["x": "1\u{200B}"]))
        #expect(found.first?.message.da.contains("»1[usynligt tegn nr. 8203]«") == true)
        #expect(found.first?.message.en.contains("“1[invisible character no. 8203]”") == true)
    }

    @Test("a number that may be two is told with both, as they can be written")
    func doubt() {
        let whole = register(field(.integer)).problems(in: Feature(id: "a", values: ["x": "-100,000"]))
        #expect(whole.map(\.code) == ["value.ambiguous-number"])
        #expect(whole.first?.message.da == "»Iks« kan læses på to måder. Skriv -100000 eller -100.")
        let number = register(field(.number)).problems(in: Feature(id: "a", values: ["x": "1.234"]))
        #expect(number.first?.message.da == "»Iks« kan læses på to måder. Skriv 1234 eller 1,234.")
        #expect(number.first?.message.en == "“Ex” can be read in two ways. Write 1234 or 1.2340.")
        #expect(number.first?.pointer == "/properties/x" && number.first?.field == "x")
    }

    @Test("lists and single values are not mistaken for one another")
    func lists() {
        #expect(codes(field(), ["a"]) == ["value.not-single"])
        #expect(codes(field(multivalued: true), "a") == ["value.not-list"])
    }

    @Test("patterns, ranges and codes hold, and an inactive code may stay but not be chosen")
    func rules() {
        var code = field()
        code.pattern = "^[0-9]{4}$"
        #expect(codes(code, "0773").isEmpty)
        for wrong in ["773", "07730", "0773\n", "٠٧٧٣", "x0773"] {
            #expect(codes(code, .string(wrong)) == ["value.pattern"], "\(wrong)")
        }
        var number = field(.integer)
        (number.minimum, number.maximum) = (1, 9)
        #expect(codes(number, 1).isEmpty && codes(number, 9).isEmpty)
        #expect(codes(number, 0) == ["value.too-small"])
        #expect(codes(number, 10) == ["value.too-large"])
        #expect(codes(field(.code(Self.list)), "1").isEmpty)
        #expect(codes(field(.code(Self.list)), "7") == ["value.unknown-code"])
        #expect(codes(field(.code(Self.list)), "2") == ["value.inactive-code"])
        #expect(codes(field(.code(Self.list)), "2", replacing: "2").isEmpty)
        #expect(codes(field(.code(Self.list)), "2", replacing: "1") == ["value.inactive-code"])
        #expect(codes(field(.code(Self.list), multivalued: true), ["1", "2"], replacing: ["2"]).isEmpty)
    }

    @Test(
        "a pattern is told in words, or by what the field says of itself; programs are given the pattern beside",
        arguments: [
            ("^[0-9]{4}$", "»Iks« skal være 4 cifre."), ("^[a-z]{2}$", "»Iks« skal være 2 små bogstaver (a-z)."),
            ("^.{1,3}$", "»Iks« kan højst være 3 tegn uden linjeskift."),
            ("^[A-Z]{2,3}$", "»Iks« skal være 2 til 3 store bogstaver (A-Z)."),
            ("^[0-9]{2}([.][0-9]{2}){0,2}$", "»Iks« har ikke den rigtige form. Om feltet: Emnet, som 27.36."),
        ])
    func patternInWords(pattern: String, sentence: String) throws {
        var field = field()
        field.pattern = pattern
        field.description = Bilingual(da: "Emnet, som 27.36.", en: "The subject, such as 27.36.")
        let found = register(field).problems(in: Feature(id: "a", values: ["x": "Nej, da"]))
        #expect(found.map(\.message.da) == [sentence])
        #expect(found.map(\.regularExpression) == [pattern])
        #expect(!found[0].message.en.contains("^"))
        field.description = Bilingual(da: "", en: "")
        let told = register(field).problems(in: Feature(id: "a", values: ["x": "Nej, da"])).map(\.message.da)
        #expect(told[0].contains(pattern) == sentence.contains("Om feltet"), "nothing else says it")
    }

    @Test("codes are told by their titles, with their values in brackets")
    func codesInWords() throws {
        func told(_ value: Value) throws -> Bilingual {
            let found = register(field(.code(Self.list))).problems(in: Feature(id: "a", values: ["x": value]))
            return try #require(found.first).message
        }
        let one = try #require(Self.list["1"])
        #expect(try told("7").da.hasSuffix("Vælg en af: \(one.title.da) (1)."))
        #expect(try told("2").en.contains("(2)”"))
    }

    @Test("unknown fields and wrong geometries are told, each with its pointer")
    func pointers() {
        let register = register(field(.integer, multivalued: true), geometry: .point)
        let feature = Feature(
            id: "a", values: ["x": [1, "to"], "a/b~c": 1], geometry: .multiPoint([Position(x: 0, y: 0)]))
        let problems = register.problems(in: feature)
        #expect(problems.map(\.pointer) == ["/properties/x/1", "/properties/a~1b~0c", "/geometry"])
        #expect(problems.map(\.field) == ["x", "a/b~c", nil])
        #expect(
            problems[0].message
                == Bilingual(da: "»Iks« (2) skal være et helt tal.", en: "“Ex” (2) must be a whole number."))
        #expect(problems[2].message.en == "The geometry must be a Point.")
    }

    @Test("geometry is asked for only where it is required")
    func geometry() {
        var needing = register(field(), geometry: .point)
        let feature = Feature(id: "a", values: [:])
        #expect(needing.problems(in: feature).isEmpty)
        needing.requiresGeometry = true
        #expect(needing.problems(in: feature).map(\.code) == ["value.missing-geometry"])
        #expect(
            register(field()).problems(in: Feature(id: "a", values: [:], geometry: .point(Position(x: 0, y: 0))))
                .map(\.code) == ["value.wrong-geometry"])
    }

    @Test("a record without id is missing its identifier")
    func identifier() {
        let problems = register(field()).problems(in: Feature(id: "", values: [:]))
        #expect(problems.map(\.pointer) == ["/properties/id"])
        #expect(problems.map(\.code) == ["value.missing"])
    }
}
