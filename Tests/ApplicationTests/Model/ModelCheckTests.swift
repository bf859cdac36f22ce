import Foundation
import LandkortApplication
import LandkortCore
import LandkortRegisters
import Support
import Testing

/// A way to break ``ModelText/tower`` and what has to be said about it.
struct ModelBreach: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let code: String
    let line: Int
    let isError: Bool

    init(_ old: String, _ new: String, _ code: String, _ line: Int, isError: Bool = true) {
        (self.old, self.new, self.code, self.line, self.isError) = (old, new, code, line, isError)
    }

    var testDescription: String { "\(old) → \(new)" }
}

@Suite("Checking a model")
struct ModelCheckTests {
    @Test("the built-in registers have no error, and nothing is looked at twice")
    func builtIn() {
        let model = Model()
        let check = ModelCheck(model)
        #expect(check.findings.filter { $0.severity == .error }.map { "\($0.place) \($0.code)" } == [])
        #expect(check.registers == model.registers.count && check.registers >= 8)
        #expect(Set(model.elements.map(\.uri)).count == model.elements.count)
    }

    @Test("a model that keeps every rule has nothing to mend, and only the folder's own is looked at")
    func fine() throws {
        let model = try ModelText.model()
        #expect(ModelCheck(model).findings.map { "\($0.place) \($0.code)" } == [])
        #expect(model.registers.map(\.id) == ["taarn"])
        #expect(Set(model.elements.map(\.path)) == ["bygning/taarn"])
    }

    @Test(
        "each rule is told at the line where it is broken, as what it is",
        arguments: [
            ModelBreach("title: Tårne\n", "", "model.no-title", 2),
            ModelBreach("title: Navn, ", "", "model.no-title", 14),
            ModelBreach("title: Udsigt, ", "", "model.no-title", 21),
            ModelBreach(
                "range: Art}\nenums:\n  Art:", "range: StorArt}\nenums:\n  StorArt:", "model.no-term", 18,
                isError: false),
            ModelBreach("title: Højde", "title: Navn", "model.same-term", 15, isError: false),
            ModelBreach("description: Tårne, man kan se langt fra.\n", "", "model.no-definition", 2),
            ModelBreach("description: Et højt bygningsværk, der er smalt.\n    ", "", "model.no-definition", 10),
            ModelBreach("description: Hvad tårnet kaldes., ", "", "model.no-definition", 14),
            ModelBreach("description: Hvad tårne er til.\n    ", "", "model.no-definition", 18),
            ModelBreach(", description: Man kan gå op i det.", "", "model.no-code-definition", 21, isError: false),
            ModelBreach("Man kan gå op i det.", "udsigt.", "model.definition-is-name", 21),
            ModelBreach("Et højt bygningsværk, der er smalt.", "TAARN", "model.definition-is-name", 10),
            ModelBreach("version: \"1.0\"\n", "", "model.no-version", 2),
            ModelBreach("version: \"1.0\"", "version: ny", "model.bad-version", 2),
            ModelBreach("version: \"1.0\"", "version: \"1.0.\"", "model.bad-version", 2),
            ModelBreach("status: draft\n", "", "model.no-status", 2),
            ModelBreach("urn:eksempel:taarn", "urn:landkort:model:mast", "model.same-identifier", 2),
            ModelBreach("source: https://eksempel.dk/taarne\n", "", "model.no-source", 2, isError: false),
            ModelBreach("range: integer", "range: heltal", "register.unknown-name", 15),
            ModelBreach("minimum_value: 1", "minimum_value: 36", "value.too-small", 2),
        ])
    func breach(_ breach: ModelBreach) throws {
        let check = ModelCheck(try ModelText.model(breach.old, breach.new))
        let finding = try #require(
            check.findings.first { $0.code == breach.code }, "\(check.findings.map(\.sentence.en))")
        #expect(finding.place.line == breach.line)
        #expect((finding.severity == .error) == breach.isError)
        #expect(!finding.sentence.da.isEmpty && finding.sentence.da != finding.sentence.en)
        #expect((finding.rule != nil) == finding.code.hasPrefix("model."))
    }

    @Test("two schemas of one identifier are told, the second of them")
    func identifiers() throws {
        let twin = ModelText.tower.replacing("name: taarn", with: "name: fyr")
        let check = ModelCheck(try ModelText.model(files: ["fyr.yaml": twin]))
        let found = check.findings.filter { $0.code == "model.same-identifier" }
        #expect(found.count == 7, "the schema, its class, three fields, its list and its code")
        #expect(found.allSatisfy { $0.severity == .error && $0.place.file.hasSuffix("bygning/taarn.yaml") })
    }

    @Test("what has no English is a warning, each once")
    func english() throws {
        let check = ModelCheck(try ModelText.model(files: ["taarn.en.json": "{}"]))
        #expect(check.count(of: .error) == 0)
        #expect(Set(check.findings.map(\.code)) == ["model.no-english"])
        #expect(check.count(of: .warning) == 7)
    }

    @Test("rows are held against the register: cells, headings, line by line")
    func rows() throws {
        let rows = "navn,hoejde,art,farve\nRundetårn,35,1,rød\n,nul,2,\n\"Et, to\",5,,\n"
        let check = ModelCheck(try ModelText.model(files: ["taarn.csv": rows]))
        #expect(
            check.findings.map { "\($0.place.line) \($0.code)" }.sorted() == [
                "1 value.unknown-field", "3 value.missing", "3 value.unknown-code", "3 value.wrong-type",
            ])
        #expect(check.findings.allSatisfy { $0.place.file.hasSuffix("bygning/taarn.csv") })
    }

    @Test("built-in rows that an overriding declaration refuses are told in the customer's file, once a rule")
    func builtInRows() throws {
        let built = try #require(BuiltIn.declarations["bredbaand/mast.yaml"])
        let strict = built.replacing(
            "    attributes:\n",
            with: """
                    attributes:
                      vagt: {title: Vagt, description: Hvem der har vagten., required: true}

                """)
        #expect(strict != built)
        for (name, text, codes) in [("mast.yaml", built, []), ("mast.yaml", strict, ["rows.built-in"])] {
            let scratch = try Scratch()
            let path = try scratch.write(text, to: name)
            let check = ModelCheck(Model(try RegisterFolder(scratch.folder.path)))
            #expect(check.count(of: .error) == 0)
            #expect(check.findings.allSatisfy { $0.place.file.hasSuffix(name) }, "\(check.findings)")
            let found = check.findings.filter { !$0.code.hasPrefix("model.") }
            #expect(found.map(\.code) == codes, "\(path)")
            #expect(found.allSatisfy { $0.sentence.da.contains("»Vagt« skal udfyldes.") })
        }
    }

    @Test("the JSON says the same as the findings")
    func json() throws {
        let check = ModelCheck(try ModelText.model("status: draft\n", ""))
        let text = String(decoding: check.json.bytes, as: UTF8.self)
        #expect(text.hasPrefix(#"{"registers":1,"errors":1,"warnings":0,"problems":[{"severity":"error","code":"#))
        #expect(text.contains(#""code":"model.no-status","rule":12,"file":""#))
        #expect(text.contains(#""line":2,"column":7,"message":{"da":"»taarn« har ingen status."#))
    }
}
