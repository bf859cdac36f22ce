import LandkortCore
import Testing

@Suite("English texts beside a declaration")
struct OverlayTests {
    private func problem(_ json: String, path: String = "prøve/ting.en.json") -> RegisterProblem? {
        DeclarationText.problem(beside: [path: json])
    }

    @Test("titles are taken from the overlay, and Danish stands in for what is missing")
    func titles() throws {
        let json = """
            {"class": {"title": "Things"}, "attributes": {"antal": {"title": "Count"}},
             "enums": {"Art": {"title": "Kind", "permissible_values": {"1": {"title": "One"}}}}}
            """
        let files = ["prøve/ting.yaml": DeclarationText.thing, "prøve/ting.en.json": json]
        let register = try RegisterReader.read(files)[0]
        #expect(register.title == Bilingual(da: "Ting", en: "Things"))
        #expect(register["antal"]?.title == Bilingual(da: "antal", en: "Count"))
        #expect(register["art"]?.title == Bilingual(da: "art", en: "art"))
        guard case .code(let list) = register["art"]?.type else {
            Issue.record("art is no code")
            return
        }
        #expect(list.title.en == "Kind")
        #expect(list.codes.map(\.title.en) == ["One", "To"])
        #expect(try RegisterReader.gaps(in: files).contains("prøve/ting.en.json#/enums/Art/permissible_values/2/title"))
        #expect(try RegisterReader.gaps(in: files).contains("prøve/ting.yaml#/attributes/antal/title"))
    }

    @Test("a unit in words is taken from the overlay, and stands as it is where it has none")
    func units() throws {
        let yaml = DeclarationText.thing.replacing(
            "range: integer", with: "range: integer\n        unit: {symbol: dage}")
        func unit(_ json: String) throws -> Bilingual? {
            try RegisterReader.read(["prøve/ting.yaml": yaml, "prøve/ting.en.json": json])[0]["antal"]?.unit
        }
        #expect(try unit(#"{"attributes": {"antal": {"unit": "days"}}}"#) == Bilingual(da: "dage", en: "days"))
        #expect(try unit("{}") == Bilingual(da: "dage", en: "dage"))
        #expect(problem(#"{"class": {"unit": "days"}}"#)?.code == "register.unknown-key")
    }

    @Test("English for something that is not there is refused where it stands")
    func strangers() {
        #expect(problem(#"{"attributes": {"antl": {"title": "x"}}}"#)?.code == "register.unknown-name")
        #expect(problem(#"{"attributes": {"antl": {"title": "x"}}}"#)?.place.column == 17)
        #expect(problem(#"{"enums": {"Kunst": {"title": "x"}}}"#)?.code == "register.unknown-name")
        #expect(problem(#"{"groups": {"Sted": {"title": "x"}}}"#)?.code == "register.unknown-name")
        #expect(
            problem(#"{"enums": {"Art": {"permissible_values": {"3": {"title": "x"}}}}}"#)?.code
                == "register.unknown-name")
        #expect(problem(#"{"klasser": {}}"#)?.code == "register.unknown-key")
        #expect(problem(#"{"class": {"title": 1}}"#)?.code == "register.unquoted")
        #expect(problem("{", path: "prøve/ting.en.json")?.code == "register.syntax")
        #expect(problem("{}", path: "prøve/tang.en.json")?.code == "register.orphan-overlay")
    }
}
