import Testing

@testable import LandkortApplication

@Suite("Folding a text for a search")
struct FoldedTextTests {
    @Test(
        "the bytes say what the text says",
        arguments: [
            "", "Skolegade", "ÅGADE", "Aagade", "Ærøvej", "Østre Allé", "Rue d'Été", "Çınar × 7 ÷ ÿ ß", "Łódź",
            "a\u{30A}gade", "ÜÖÄ Þ ð",
        ])
    func bytes(text: String) {
        var bytes = Array("what was there".utf8)
        FoldedText.write(text, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == FoldedText.of(text))
    }

    @Test("letters that are written in two ways are one")
    func letters() {
        #expect(FoldedText.of("Ågade") == FoldedText.of("aagade"))
        #expect(FoldedText.of("Ærøvej") == FoldedText.of("AEROEVEJ"))
        #expect(FoldedText.of("Allé") == FoldedText.of("alle"))
    }
}
