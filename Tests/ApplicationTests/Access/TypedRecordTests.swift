import LandkortApplication
import LandkortCore
import Testing

@Suite("What a form sends back")
struct TypedRecordTests {
    private static let identifier = Field(
        name: "id", title: Bilingual(da: "", en: ""), required: true, isIdentifier: true)
    private static let text = Field(name: "tekst", title: Bilingual(da: "", en: ""))
    private static let list = Field(name: "liste", title: Bilingual(da: "", en: ""), multivalued: true)
    private static let register = Register(
        id: "ting", title: Bilingual(da: "", en: ""), fields: [identifier, text, list], identifier: identifier,
        label: ["id"], listColumns: ["id"])

    private func record(_ text: Value, _ list: Value) -> Feature {
        Feature(id: "a", values: ["tekst": text, "liste": list])
    }

    private func typed(_ text: String, _ list: [String], over old: Feature) throws -> Feature {
        try TypedRecord(texts: ["tekst": [text], "liste": list], place: nil)
            .feature(over: old, asking: [Self.text, Self.list], in: Self.register).record
    }

    @Test(
        "is the text that was shown, whatever a browser makes of its blanks and line breaks",
        arguments: [
            ("linje 1\nlinje 2", "linje 1\r\nlinje 2"), ("linje 1\r\nlinje 2", "linje 1\r\nlinje 2"),
            ("linje 1\rlinje 2", "linje 1\r\nlinje 2"), ("\nlinje 2", "linje 2"), ("\tindrykket", "\tindrykket"),
            (" først og sidst\n", "først og sidst\r\n"),
        ])
    func untouched(stored: String, sent: String) throws {
        let old = record(.string(stored), ["a\tb", "x\r\ny", "  c", "c"])
        #expect(try typed(sent, ["a\tb", "xy", "  c", "c", ""], over: old) == old)
    }

    @Test("is a change where anything else differs, with the line breaks of every other text")
    func touched() throws {
        let old = record("linje 1\nlinje 2", ["a", "x\ny"])
        let new = try typed("linje 1\r\n\r\nlinje 2 ", ["xy", "b"], over: old)
        #expect(new == record("linje 1\n\nlinje 2", ["x\ny", "b"]))
        #expect(try typed("linje 1linje 2", [], over: old) == record("linje 1linje 2", nil))
    }
}
