import LandkortCore
import Testing

/// A way to break ``DeclarationText/thing`` and what has to be said about it.
struct Breach: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let code: String
    let line: Int
    let column: Int

    init(_ old: String, _ new: String, _ code: String, _ line: Int, _ column: Int) {
        (self.old, self.new, self.code, self.line, self.column) = (old, new, "register." + code, line, column)
    }

    var testDescription: String { new.isEmpty ? "without \(old)" : new }
}

@Suite("Refusing declarations")
struct RegisterProblemTests {
    @Test("the unbroken declaration is read")
    func unbroken() {
        #expect(DeclarationText.problem() == nil)
    }

    @Test(
        "each breach is refused at its line and column",
        arguments: [
            Breach("title: Ting", "title: [Ting", "syntax", 4, 8),
            Breach("title: Ting", "title: Ting\ntitle: Ting", "duplicate", 4, 1),
            Breach("title: Ting", "titel: Ting", "unknown-key", 3, 1),
            Breach("    annotations:", "    aattributes: {}\n    annotations:", "unknown-key", 7, 5),
            Breach("range: integer", "rangee: integer", "unknown-key", 12, 9),
            Breach("geometri: Point", "geometry: Point", "unknown-key", 7, 19),
            Breach("range: integer", "annotations: {grupe: x}", "unknown-key", 12, 23),
            Breach("{title: En}", "{titel: En}", "unknown-key", 17, 32),
            Breach("range: integer", "range: integer\n        unit: {sign: m}", "unknown-key", 13, 16),
            Breach("range: integer", "range: integer\n        unit: {descriptive_name: meter}", "missing-key", 13, 15),
            Breach("range: integer", "range: integer\n        examples: [{description: x}]", "missing-key", 13, 20),
            Breach("range: Art", "range: Art\n        examples: [{value: \"9\"}]", "bad-example", 15, 28),
            Breach("range: integer", "range: integer\n        examples: [{value: syv}]", "bad-example", 13, 28),
            Breach("range: integer", "range: integer\n        examples: [{value: 7}]", "unquoted", 13, 28),
            Breach("range: integer", "range: boolean\n        ifabsent: false", "unquoted", 13, 19),
            Breach(
                "range: integer", "range: integer\n        maximum_value: 5\n        ifabsent: int(7)", "bad-default",
                14,
                19),
            Breach("range: integer", "range: uri\n        ifabsent: string(a b)", "bad-default", 13, 19),
            Breach("range: integer", "ifabsent: string(a (b))", "bad-default", 12, 19),
            Breach("range: Art", "range: Art\n        ifabsent: Art(2)", "bad-default", 15, 19),
            Breach("range: integer", "multivalued: true\n        ifabsent: string(x)", "contradiction", 13, 9),
            Breach("identifier: true", "identifier: true\n        ifabsent: string(x)", "contradiction", 11, 9),
            Breach(
                "range: integer", "range: integer\n        minimum_value: 3\n        maximum_value: 2", "contradiction",
                14, 9),
            Breach(
                "range: Art", "range: Art\n        required: true\n        annotations: {vis_naar: antal}",
                "contradiction", 16, 33),
            Breach("range: integer", "range: integer\n        annotations: {vis_naar: atr}", "unknown-name", 13, 33),
            Breach("range: integer", "range: integer\n        annotations: {vis_naar: antal}", "unknown-name", 13, 33),
            Breach("range: integer", "annotations: {vis_naar: \"art = 7\"}", "unknown-name", 12, 33),
            Breach("range: Art", "annotations: {vis_naar: \"antal = mange\"}", "bad-condition", 14, 33),
            Breach("range: Art", "annotations: {vis_naar: \"antal = 3;\"}", "bad-condition", 14, 33),
            Breach("range: Art", "annotations: {vis_naar: \"antal = 3 = 4\"}", "bad-condition", 14, 33),
            Breach("range: integer", "range: date\n        unit: {symbol: m}", "does-not-fit", 13, 9),
            Breach("range: integer", "annotations: {tjekpunkt: true}", "does-not-fit", 12, 34),
            Breach("range: integer", "annotations: {tjekpunkt: ja}", "wrong-shape", 12, 34),
            Breach("range: integer", "range: date\n        annotations: {langtekst: true}", "does-not-fit", 13, 34),
            Breach("range: integer", "annotations: {langtekst: ja}", "wrong-shape", 12, 34),
            Breach("range: integer", "annotations: {persondata: nej}", "wrong-shape", 12, 35),
            Breach("range: integer", "annotations: {raekkefoelge: 1.5}", "bad-form", 12, 37),
            Breach("geometri: Point", "tema: 61", "bad-form", 7, 25),
            Breach("geometri: Point", "opbevaring: 5 år", "bad-form", 7, 31),
            Breach("geometri: Point", "opbevaring: P5Y, opbevaring_fra: antal", "does-not-fit", 7, 52),
            Breach("geometri: Point", "farve: antal", "does-not-fit", 7, 26),
            Breach(
                "annotations: {geometri: Point}\n    attributes:\n      ting_id:\n        identifier: true\n"
                    + "      antal:\n        range: integer\n      art:\n",
                "annotations: {farve: art}\n    attributes:\n      ting_id:\n        identifier: true\n"
                    + "      antal:\n        range: integer\n      art:\n        multivalued: true\n",
                "contradiction", 7, 26),
            Breach("geometri: Point", "opbevaring_fra: antal", "missing-key", 7, 35),
            Breach(
                "range: integer", "range: integer\n        annotations: {slettet_som: mange}", "bad-redacted", 13, 36),
            Breach("geometri: Point", "bilag: fotos", "not-allowed", 7, 26),
            Breach("geometri: Point", "geometri_kraeves: true", "missing-key", 7, 37),
            Breach("id: urn:landkort:model:ting", "id: ting", "bad-form", 1, 5),
            Breach("title: Ting", "source: GeoFA 1.7", "bad-form", 3, 9),
            Breach("title: Ting", "source: geofa:6101", "unknown-name", 3, 9),
            Breach("title: Ting", "see_also: [her]", "bad-form", 3, 12),
            Breach("title: Ting", "prefixes: {a: b}", "bad-form", 3, 15),
            Breach("title: Ting", "default_prefix: landkort", "unknown-name", 3, 17),
            Breach("range: integer", "slot_uri: dct:title", "unknown-name", 12, 19),
            Breach("range: integer", "slot_uri: titel", "bad-form", 12, 19),
            Breach("{title: En}", "{title: En, meaning: et}", "bad-form", 17, 52),
            Breach("{title: En}", "{title: En, status: ny}", "not-allowed", 17, 51),
            Breach("  Art:\n", "  Art:\n    meaning: urn:x\n", "unknown-key", 17, 5),
            Breach("  Art:\n", "  Art:\n    status: gammel\n", "not-allowed", 17, 13),
            Breach("antal:", "aftalt_år:", "bad-form", 11, 7),
            Breach("antal:", "Antal:", "bad-form", 11, 7),
            Breach("antal:", "fid:", "bad-form", 11, 7),
            Breach("antal:", "\"antal; drop\":", "bad-form", 11, 7),
            Breach("  Ting:", "  ting:", "bad-form", 6, 3),
            Breach("range: integer", "aliases: [Art]", "duplicate", 12, 19),
            Breach(
                "annotations: {geometri: Point}", "unique_keys: {a: {unique_key_slots: []}}", "wrong-shape", 7, 41),
            Breach(
                "annotations: {geometri: Point}", "unique_keys: {a: {unique_key_slots: [antal, antal]}}", "duplicate",
                7,
                49),
            Breach("id: urn:landkort:model:ting\n", "", "missing-key", 1, 1),
            Breach(
                "permissible_values: {\"1\": {title: En}, \"2\": {title: To, deprecated: Udgået}}", "title: Art",
                "missing-key", 17, 5),
            Breach("title: Ting", "title: {da: Ting}", "wrong-shape", 3, 8),
            Breach("[linkml:types]", "linkml:types", "wrong-shape", 4, 10),
            Breach("identifier: true", "identifier: \"true\"", "wrong-shape", 10, 21),
            Breach("range: integer", "minimum_value: lav", "wrong-shape", 12, 24),
            Breach("{\"1\":", "{0773:", "unquoted", 17, 26),
            Breach("{\"1\":", "{1:", "unquoted", 17, 26),
            Breach("{\"1\":", "{no:", "unquoted", 17, 26),
            Breach("{\"1\":", "{2026-01-01:", "unquoted", 17, 26),
            Breach("{\"1\":", "{1_0:", "unquoted", 17, 26),
            Breach("{\"1\":", "{0x1F:", "unquoted", 17, 26),
            Breach("{\"1\":", "{20:30:", "unquoted", 17, 26),
            Breach("title: Ting", "title: 1.0", "unquoted", 3, 8),
            Breach("geometri: Point", "tema: 0610", "unquoted", 7, 25),
            Breach("title: Ting", "title: &a Ting", "unsupported", 3, 8),
            Breach("title: Ting", "title: !x Ting", "unsupported", 3, 8),
            Breach("title: Ting", "title: *a", "unsupported", 3, 8),
            Breach("geometri: Point", "geometri: Punkt", "not-allowed", 7, 29),
            Breach("title: Ting", "status: faerdig", "not-allowed", 3, 9),
            Breach("title: Ting", "in_language: en", "not-allowed", 3, 14),
            Breach("geometri: Point", "skriv: enhver", "not-allowed", 7, 26),
            Breach("range: Art", "range: Kunst", "unknown-name", 14, 16),
            Breach("geometri: Point", "liste: \"ting_id, navn\"", "unknown-name", 7, 26),
            Breach("geometri: Point", "farve: navn", "unknown-name", 7, 26),
            Breach("geometri: Point", "off_kode: 3", "unknown-name", 7, 29),
            Breach("annotations: {geometri: Point}", "mixins: [Objekt]", "unknown-name", 7, 14),
            Breach("annotations: {geometri: Point}", "slot_usage: {navn: {required: true}}", "unknown-name", 7, 18),
            Breach(
                "annotations: {geometri: Point}", "unique_keys: {a: {unique_key_slots: [navn]}}", "unknown-name", 7, 42),
            Breach("[linkml:types]", "[linkml:types, ../faelles/objekt]", "import-not-found", 4, 25),
            Breach("[linkml:types]", "[linkml:units]", "import-not-found", 4, 11),
            Breach("annotations: {geometri: Point}", "is_a: Ting", "circular", 6, 3),
            Breach("identifier: true", "pattern: \"[a\"", "bad-pattern", 10, 18),
            Breach("range: integer", "range: integer\n        ifabsent: int(mange)", "bad-default", 13, 19),
            Breach("range: Art", "range: Art\n        ifabsent: Art(7)", "bad-default", 15, 19),
            Breach("range: integer", "minimum_value: 3", "does-not-fit", 12, 9),
            Breach("range: integer", "range: integer\n        pattern: x", "does-not-fit", 13, 9),
            Breach("identifier: true", "required: true", "no-identifier", 6, 3),
            Breach("range: integer", "identifier: true", "second-identifier", 11, 7),
            Breach("enums:", "  Tang: {}\nenums:", "second-register", 15, 3),
            Breach("name: ting", "name: tang", "wrong-name", 2, 7),
            Breach("  Art:\n    perm", "  Art: {permissible_values: {}}\n  Ort:\n    perm", "wrong-shape", 16, 29),
        ])
    func breach(_ breach: Breach) throws {
        let problems = DeclarationText.problems((breach.old, breach.new))
        let problem = try #require(problems.first { $0.code == breach.code }, "\(problems.map(\.message.en))")
        #expect((problem.place.line, problem.place.column) == (breach.line, breach.column), "\(problem.message.en)")
        #expect(problem.place.file == "prøve/ting.yaml")
        #expect(problem.kind == .invalid)
        let lines = problem.message.da.split(separator: "\n")
        #expect(lines.count == 3 && lines[2].hasSuffix("^"))
        #expect(lines[0].hasPrefix("prøve/ting.yaml:\(breach.line):\(breach.column): "))
    }

    @Test(
        "lists of lists of lists by their aliases are refused before they are put in place of one another",
        .timeLimit(.minutes(1)), arguments: ["title: *z9", "? *z9\n: Ting", "? [*z9, \"*\"]\n: Ting", "*z9 : Ting"])
    func bomb(line: String) {
        let levels = (1...9).map { level in
            "z\(level): &z\(level) [\(Array(repeating: "*z\(level - 1)", count: 9).joined(separator: ", "))]"
        }
        let bomb = (["z0: &z0 [Ting]"] + levels + [line]).joined(separator: "\n")
        let problems = DeclarationText.problems(("title: Ting", bomb)).filter { $0.code == "register.unsupported" }
        #expect(Set(problems.map(\.place.line)) == Set(3...13))
        #expect(problems.contains { $0.place.line == 4 && $0.place.column == 10 })
    }

    @Test("stars in texts stay what they are")
    func stars() throws {
        let register = try DeclarationText.register(
            "title: Ting", "title: \"*Ting* **\"", "range: integer",
            "pattern: ^a*b *$\n        description: |\n          * et")
        #expect(register.title.da == "*Ting* **")
        let field = try #require(register["antal"])
        #expect(field.pattern == "^a*b *$" && field.description.da.hasPrefix("* et"))
    }

    @Test("the whole message: place, sentence, what is allowed, the line, a caret under the column")
    func message() throws {
        let problem = try #require(DeclarationText.problem("geometri: Point", "geometri: Punkt"))
        #expect(
            problem.message.en == """
                prøve/ting.yaml:7:29: “Punkt” is not allowed here. These are: Point, MultiPoint, LineString, \
                MultiLineString, Polygon, MultiPolygon.
                  7 |     annotations: {geometri: Punkt}
                    |                             ^
                """)
        #expect(problem.message.da.hasPrefix("prøve/ting.yaml:7:29: »Punkt« kan ikke stå her. Det kan: Point,"))
    }

    @Test("everything wrong in every file is told at once, in the order of the files and their lines")
    func allAtOnce() throws {
        let broken = DeclarationText.thing.replacing("title: Ting", with: "titel: Ting\nstatus: ny")
            .replacing("range: integer", with: "range: heltal\n        minimum_value: lav\n        pattern: \"[\"")
            .replacing("\"1\":", with: "01:")
        let files = [
            "prøve/ting.yaml": broken,
            "prøve/anden.yaml": DeclarationText.thing.replacing("name: ting", with: "name: anden")
                .replacing("range: Art", with: "range: Kunst"),
            "prøve/anden.en.json": "{\"attributes\": {\"x\": {}, \"y\": {}}}",
        ]
        let reading = RegisterReading(Declarations(files))
        #expect(
            reading.problems.map { "\($0.place) \($0.code)" } == [
                "prøve/anden.en.json:1:17 register.unknown-name",
                "prøve/anden.en.json:1:26 register.unknown-name",
                "prøve/anden.yaml:14:16 register.unknown-name",
                "prøve/ting.yaml:3:1 register.unknown-key",
                "prøve/ting.yaml:4:9 register.not-allowed",
                "prøve/ting.yaml:13:16 register.unknown-name",
                "prøve/ting.yaml:14:24 register.wrong-shape",
                "prøve/ting.yaml:15:18 register.bad-pattern",
                "prøve/ting.yaml:20:26 register.unquoted",
            ])
        let problems = try #require(RegisterProblems(reading.problems))
        #expect(problems.kind == .invalid)
        #expect(problems.message.da.split(separator: "\n").count == 27)
    }

    @Test("a file that is no YAML is the only one blamed, not those that import it")
    func unreadableImport() {
        let ting = DeclarationText.thing.replacing("[linkml:types]", with: "[linkml:types, laan]")
            .replacing("annotations: {geometri: Point}", with: "mixins: [Laan]\n    slot_usage: {x: {required: true}}")
        let files = ["prøve/ting.yaml": ting, "prøve/laan.yaml": "id: [\n"]
        let reading = RegisterReading(Declarations(files))
        #expect(reading.problems.map(\.code) == ["register.syntax"])
        #expect(reading.registers.isEmpty)
    }

    @Test("fields that are shown by one another are refused, both of them")
    func circularConditions() {
        let problems = DeclarationText.problems(
            ("range: integer", "annotations: {vis_naar: art}"),
            ("range: Art", "range: Art\n        annotations: {vis_naar: antal}"))
        #expect(problems.map(\.code) == ["register.circular", "register.circular"])
        #expect(problems.map(\.place.line) == [11, 13])
    }

    @Test("columns count Danish letters as one, and a Windows line end is no part of the line")
    func letters() throws {
        let windows = DeclarationText.thing.replacing("\n", with: "\r\n")
            .replacing("title: Ting", with: "title: \"æøå\" x")
        let problem = #expect(throws: RegisterProblem.self) { try RegisterReader.read(["a/ting.yaml": windows]) }
        #expect(problem?.code == "register.syntax")
        #expect(problem?.place.text == "title: \"æøå\" x")
        #expect(problem?.place.column == 14)
    }

    @Test("a class that inherits from itself through another is refused")
    func longCircle() throws {
        let problem = try #require(
            DeclarationText.problem(
                "  Ting:\n",
                "  A: {mixin: true, mixins: [B]}\n  B: {mixin: true, mixins: [A]}\n  Ting:\n    mixins: [A]\n"))
        #expect(problem.code == "register.circular")
    }

    @Test("the same mixin by two ways is taken once, two mixins with the same field are refused")
    func diamonds() throws {
        let lenders = "  A: {mixin: true, attributes: {x: {}}}\n  B: {mixin: true, mixins: [A]}\n"
        let twice = try DeclarationText.register("  Ting:\n", lenders + "  Ting:\n    mixins: [A, B]\n")
        #expect(twice.fields.map(\.name) == ["x", "ting_id", "antal", "art"])

        let clash = "  A: {mixin: true, attributes: {x: {}}}\n  B: {mixin: true, attributes: {x: {}}}\n"
        let problem = try #require(DeclarationText.problem("  Ting:\n", clash + "  Ting:\n    mixins: [A, B]\n"))
        #expect(problem.code == "register.duplicate")
        #expect((problem.place.line, problem.place.column) == (7, 33))
    }

    @Test("every key that is repeated is told where it stands again, in quotes and braces too")
    func repeated() {
        let text = DeclarationText.thing.replacing("title: Ting", with: "title: Ting\n\"title\": To\ntitle: Tre")
            .replacing("{title: En}", with: "{title: En, title: To}")
        let problems = RegisterReading(Declarations(["ting.yaml": text])).problems
        #expect(problems.map(\.code) == ["register.duplicate", "register.duplicate", "register.duplicate"])
        #expect(problems.map { "\($0.place.line):\($0.place.column)" } == ["4:1", "5:1", "19:43"])
        #expect(problems.allSatisfy { $0.message.da.contains("»title« er der to gange") })
    }

    @Test("a path that is not there is told with the one that was meant")
    func imports() throws {
        let text = DeclarationText.thing.replacing("linkml:types", with: "linkml:types, del, ukendt")
        let part = "id: urn:del\nname: del\nclasses: {Del: {mixin: true}}\n"
        let problems = RegisterReading(Declarations(["ting.yaml": text, "faelles/del.yaml": part])).problems
        let missing = problems.filter { $0.code == "register.import-not-found" }.map(\.sentence.da)
        #expect(missing.count == 2)
        #expect(missing.first?.hasSuffix("Mente du ../faelles/del?") == true)
        #expect(missing.last?.hasSuffix("Skriv stien fra filen her, uden .yaml.") == true)
    }

    @Test("two registers of the same name are refused")
    func sameName() throws {
        let problem = try #require(DeclarationText.problem(beside: ["anden/ting.yaml": DeclarationText.thing]))
        #expect(problem.code == "register.duplicate")
    }
}
