import LandkortCore
import Testing

@testable import LandkortWeb

@Suite("Values in words")
struct ValueTextTests {
    private let words: ValueText

    init() throws {
        var names = RecordNames()
        names["0376", in: "kommune"] = "Guldborgsund"
        words = ValueText(language: .da, texts: try Texts(), names: names)
    }

    private func field(_ type: FieldType, _ name: String = "felt", unit: Bilingual? = nil) -> Field {
        Field(name: name, title: Bilingual(da: "Felt", en: "Field"), type: type, unit: unit)
    }

    private var english: ValueText {
        get throws { ValueText(language: .en, texts: try Texts(), names: words.names) }
    }

    @Test("numbers are written as the language writes them, with their unit")
    func numbers() throws {
        #expect(words(8500, of: field(.number, unit: Bilingual(da: "m", en: "m"))) == "8.500\u{A0}m")
        #expect(words(42.5, of: field(.number)) == "42,5")
        let people = Bilingual(da: "personer", en: "people")
        #expect(try english(12, of: field(.integer, unit: people)) == "12\u{A0}people")
        #expect(try english(1234.125, of: field(.number)) == "1,234.125")
        #expect(words(-0.0001, of: field(.number)) == "0")
        #expect(words(-12.5, of: field(.number)) == "−12,5")
        #expect(words(.number(.infinity), of: field(.number)) == "–")
        var bare = words
        bare.hasUnits = false
        #expect(bare(8500, of: field(.integer, unit: Bilingual(da: "m", en: "m"))) == "8.500")
    }

    @Test("a year has no thousands")
    func year() {
        #expect(words(1944, of: field(.integer, "opfoert_aar")) == "1944")
        #expect(words(1944, of: field(.integer, "pladser")) == "1.944")
    }

    @Test("yes and no are words")
    func booleans() throws {
        #expect(words(true, of: field(.boolean)) == "ja")
        #expect(try english(false, of: field(.boolean)) == "no")
    }

    @Test("nothing is nothing, not an empty word", arguments: [Value.null, "", []])
    func nothing(value: Value) {
        #expect(words(value, of: field(.string)) == nil)
    }

    @Test("a code is shown by its title, and by itself where the list does not have it")
    func codes() throws {
        let empty = Bilingual(da: "", en: "")
        let list = CodeList(
            name: "JaNej", title: empty, description: empty,
            codes: [Code(value: "1", title: Bilingual(da: "Klar", en: "Ready"), description: empty)])
        #expect(words("1", of: field(.code(list))) == "Klar")
        #expect(try english(["1", "7"], of: field(.code(list))) == "Ready, 7")
    }

    @Test("a reference leads to what it names; one to nothing is only its code")
    func references() {
        let reference = field(.reference("kommune"))
        #expect(words("0376", of: reference) == "Guldborgsund")
        #expect(words.address(of: "0376", reference) == "/collections/kommune/items/0376")
        #expect(words("9999", of: reference) == "9999")
        #expect(words.address(of: "9999", reference) == nil)
    }

    @Test("only web addresses and mailboxes become links; a script never does")
    func addresses() {
        var mailbox = field(.string)
        mailbox.pattern = "^[^@ ]+@[^@ ]+$"
        #expect(words.address(of: "it@example.dk", mailbox) == "mailto:it@example.dk")
        #expect(words.address(of: "it@example.dk", field(.string)) == nil)
        #expect(words.address(of: "https://example.dk", field(.uri)) == "https://example.dk")
        #expect(words.address(of: "javascript:alert(1)", field(.uri)) == nil)
    }

    @Test("an id with signs of its own is safe in an address")
    func safeAddress() {
        #expect(ValueText.address(of: "a/b ?#æ", in: "mast") == "/collections/mast/items/a%2Fb%20%3F%23%C3%A6")
    }
}
