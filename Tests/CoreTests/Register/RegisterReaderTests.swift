import LandkortCore
import Testing

@Suite("Reading declarations")
struct RegisterReaderTests {
    @Test("the example of the design reads with the shared mixins")
    func example() throws {
        var files = try BuiltInRegisters.files()
        files["beredskab/beskyttelsesrum.yaml"] = Self.example
        files["beredskab/beskyttelsesrum.en.json"] = nil
        let register = try #require(RegisterReader.read(files).first { $0.id == "beskyttelsesrum" })

        #expect(register.uri == "urn:landkort:model:beskyttelsesrum")
        #expect(register.title.da == "Beskyttelsesrum")
        #expect((register.version, register.status, register.domain) == ("1.0", "release", "beredskab"))
        #expect(register.className == "Beskyttelsesrum")
        #expect(register.geometry == .multiPoint)
        #expect(register.annotations["tema"] == "6101")
        #expect(register.identifier.name == "objekt_id")
        #expect(
            register.fields.map(\.name) == [
                "versions_id", "systid_fra", "systid_til", "oprettet", "syntetisk", "objekt_id", "cvr_kode", "off_kode",
                "bruger_id", "oprindkode", "statuskode", "noegle", "note", "kommunekode", "vejkode", "vejnavn",
                "husnr", "postnr", "adr_id", "pladser", "beskyt_rum_kode",
            ])
        let places = try #require(register["pladser"])
        #expect(places.type == .integer)
        #expect((places.minimum, places.maximum, places.unit?.da) == (1, 9999, "personer"))
        #expect((places.required, places.recommended) == (false, true))
        guard case .code(let types) = register["beskyt_rum_kode"]?.type else {
            Issue.record("beskyt_rum_kode is no code")
            return
        }
        #expect(types.codes.map(\.value) == ["1", "2", "3", "8", "9"])
        #expect(types["3"]?.title.da == "Betondækningsgrav")
        #expect(types["2"]?.title.en == "Sikringsrum", "without English the Danish shows")
        #expect(register["off_kode"]?.defaultValue == "3", "the class sets another default than its mixin")
        #expect(register["kommunekode"]?.type == .reference("kommune"))
    }

    @Test("a slot_usage refines what is inherited and keeps its place in the order")
    func usage() throws {
        let register = try BuiltInRegisters.named("regionsmedlemskab")
        let field = try #require(register["gyldig_fra"])
        #expect(field.required)
        #expect(field.type == .date)
        #expect(field.title.en == "Valid from")
        #expect(
            register.fields.map(\.name).suffix(5) == [
                "gyldig_fra", "gyldig_til", "off_kode", "kommunekode", "regionskode",
            ])
    }

    @Test("what a slot does not say has the LinkML meaning")
    func silence() throws {
        let register = try DeclarationText.register()
        let number = try #require(register["antal"])
        #expect(
            (number.required, number.recommended, number.multivalued, number.isIdentifier) == (
                false, false, false, false
            ))
        #expect(number.title == Bilingual(da: "antal", en: "antal"))
        #expect(register["ting_id"]?.type == .string)
        #expect(register["ting_id"]?.required == true)
        #expect(register.label == ["ting_id"])
        #expect(register.listColumns == ["ting_id"])
        #expect(!register.requiresGeometry)
    }

    @Test("a deprecated code is there and inactive")
    func inactive() throws {
        guard case .code(let list) = try DeclarationText.register()["art"]?.type else {
            Issue.record("art is no code")
            return
        }
        #expect(list.codes.map(\.isActive) == [true, false])
    }

    @Test(
        "ifabsent gives a default of the field's type",
        arguments: [
            ("range: integer", "range: integer\n        ifabsent: int(7)", Value.integer(7)),
            ("range: integer", "range: boolean\n        ifabsent: \"true\"", .boolean(true)),
            ("range: integer", "range: boolean\n        ifabsent: \"false\"", .boolean(false)),
            ("range: integer", "range: float\n        ifabsent: float(1.5)", .number(1.5)),
            ("range: integer", "range: date\n        ifabsent: date(2026-11-20)", .string("2026-11-20")),
            ("range: integer", "range: Art\n        ifabsent: Art(1)", .string("1")),
            ("range: integer", "ifabsent: string(x y)", .string("x y")),
        ])
    func defaults(old: String, new: String, value: Value) throws {
        let register = try DeclarationText.register(old, new)
        #expect(register["antal"]?.defaultValue == value)
        #expect(register.withDefaults(Feature(id: "1", values: [:]))["antal"] == value)
        #expect(register.withDefaults(Feature(id: "1", values: ["antal": "sagt"]))["antal"] == "sagt")
    }

    @Test("vis_naar is read as conditions on other fields, and says when a field is shown")
    func conditions() throws {
        let rule = "annotations: {vis_naar: \"art = 1, 2; antal != 0; ting_id\"}"
        let register = try DeclarationText.register("range: Art", "range: Art\n      note:\n        \(rule)")
        let shown = try #require(register["note"]?.shownWhen)
        #expect(
            shown.conditions == [
                ShowRule.Condition(field: "art", values: ["1", "2"]),
                ShowRule.Condition(field: "antal", isNegated: true, values: [0]),
                ShowRule.Condition(field: "ting_id", values: []),
            ])
        #expect(shown.holds(for: Feature(id: "a", values: ["ting_id": "a", "art": "2", "antal": 4])))
        #expect(shown.holds(for: Feature(id: "a", values: ["ting_id": "a", "art": "2"])))
        #expect(!shown.holds(for: Feature(id: "a", values: ["ting_id": "a", "art": "2", "antal": 0])))
        #expect(!shown.holds(for: Feature(id: "a", values: ["art": "2", "antal": 4])))
        #expect(!shown.holds(for: Feature(id: "a", values: ["ting_id": "a", "antal": 4])))
        #expect(shown.holds(for: Feature(id: "a", values: ["ting_id": "a", "art": ["7", "1"]])))
        #expect(register["antal"]?.shownWhen == nil)
    }

    @Test("what LinkML's own tools read of a slot and a code is kept for publishing")
    func publishing() throws {
        let register = try DeclarationText.register(
            "title: Ting",
            """
            title: Ting
            prefixes: {dct: "http://purl.org/dc/terms/"}
            license: CC0-1.0
            source: https://eksempel.dk/model
            see_also: ["dct:title"]
            """,
            "range: integer",
            """
            range: integer
                    unit: {symbol: m², ucum_code: m2}
                    slot_uri: dct:extent
                    deprecated: Brug areal.
                    examples: [{value: "12", description: En lille}, {value: "7"}]
                    annotations: {raekkefoelge: -1, persondata: true}
            """,
            "{title: En}", "{title: En, meaning: \"dct:Agent\", status: deprecated}",
            "  Art:\n", "  Art:\n    enum_uri: dct:Art\n    status: testing\n    deprecated: Forældet.\n")
        #expect(register.license == "CC0-1.0")
        #expect(register.source == "https://eksempel.dk/model")
        #expect(register.seeAlso == ["http://purl.org/dc/terms/title"])
        let field = try #require(register["antal"])
        #expect((field.unit?.da, field.unitCode) == ("m²", "m2"))
        #expect(field.uri == "http://purl.org/dc/terms/extent")
        #expect(field.deprecation == "Brug areal.")
        #expect(field.examples == [.init(value: "12", description: "En lille"), .init(value: "7")])
        #expect(field.isPersonal && !field.isChecklistItem)
        #expect(register.formFields.map(\.name) == ["antal", "ting_id", "art"])
        guard case .code(let list) = register["art"]?.type else {
            Issue.record("art is no code")
            return
        }
        #expect((list.uri, list.status, list.deprecation) == ("http://purl.org/dc/terms/Art", "testing", "Forældet."))
        #expect(list.codes[0].meaning == "http://purl.org/dc/terms/Agent")
        #expect(list.codes.map(\.isActive) == [false, false])
    }

    @Test("unique keys are inherited, those of the parents first")
    func inheritedKeys() throws {
        let register = try DeclarationText.register(
            "  Ting:\n",
            "  A: {mixin: true, attributes: {x: {}}, unique_keys: {k: {unique_key_slots: [x]}}}\n  Ting:\n    "
                + "mixins: [A]\n    unique_keys: {k: {unique_key_slots: [x, antal]}}\n")
        #expect(register.uniqueKeys == [["x"], ["x", "antal"]])
    }

    @Test("files that are no declarations are skipped")
    func others() throws {
        #expect(try RegisterReader.read(["a/b.csv": "x", "a/b.md": "# x"]).isEmpty)
    }

    static let example = """
        id: urn:landkort:model:beskyttelsesrum
        name: beskyttelsesrum
        title: Beskyttelsesrum
        description: Rum og dækningsgrave, som kan beskytte personer mod krigshandlinger.
        version: "1.0"
        status: release
        in_language: da
        license: CC0-1.0
        prefixes: {linkml: "https://w3id.org/linkml/", landkort: "urn:landkort:model:"}
        default_prefix: landkort
        default_range: string
        imports: [linkml:types, ../faelles/geofa, ../faelles/adresse]

        classes:
          Beskyttelsesrum:
            description: Rum eller dækningsgrav, der kan yde beskyttelse.
            mixins: [GeofaObjekt, Adresse]
            annotations: {geometri: MultiPoint, tema: 6101, off_kode: 3, skriv: tovholder, kilde: "GeoFA 1.7, tema 6101"}
            attributes:
              pladser:
                title: Antal pladser
                description: Antal personer, der kan opholde sig i rummet.
                range: integer
                minimum_value: 1
                maximum_value: 9999
                unit: {symbol: personer}
                recommended: true
              beskyt_rum_kode:
                title: Type
                description: Rummets type.
                range: BeskytRumKode
                required: true
        enums:
          BeskytRumKode:
            description: Typer af beskyttelsesrum.
            permissible_values:
              "1": {title: Beskyttelsesrum, description: Offentligt beskyttelsesrum}
              "2": {title: Sikringsrum}
              "3": {title: Betondækningsgrav}
              "8": {title: Andet}
              "9": {title: Ukendt}
        """
}
