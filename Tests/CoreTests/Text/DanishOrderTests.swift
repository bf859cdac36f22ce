import LandkortCore
import Testing

@Suite("Danish order")
struct DanishOrderTests {
    @Test("æ, ø and å come last, aa is å, and accents are none, however a letter is composed")
    func alphabet() {
        let names = [
            "Aabenraa", "Åbybro", "Ærø", "Østerby", "Zealand", "Odense", "odder", "Öland", "A\u{30A}rhus", "Abe",
            "Baaål", "Caféen", "Cafe", "Müller", "Myller",
        ]
        #expect(
            names.danishSorted(by: \.self) == [
                "Abe", "Baaål", "Cafe", "Caféen", "Müller", "Myller", "odder", "Odense", "Zealand", "Ærø", "Öland",
                "Østerby", "Aabenraa", "Åbybro", "A\u{30A}rhus",
            ])
    }

    @Test("three a are one å and one a, from the left; plain text is itself in small letters")
    func pairs() {
        #expect("aaa".danishOrder == "}a" && "AaAa".danishOrder == "}}" && "Kaj 12/a".danishOrder == "kaj 12/a")
    }

    @Test("what sorts alike stays as it stood")
    func alike() {
        let rows = [("Øst", 1), ("øst", 2), ("Öst", 3), ("Abe", 4)]
        #expect(rows.danishSorted(by: \.0).map(\.1) == [4, 1, 2, 3])
    }

    @Test("words are found however they are composed")
    func words() {
        #expect(SearchWords("A\u{30A}l").words == ["aal"])
        #expect(SearchWords("Ål ÆBLE Øre Café").words == ["aal", "aeble", "oere", "cafe"])
    }
}
