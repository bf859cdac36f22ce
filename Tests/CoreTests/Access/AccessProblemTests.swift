import LandkortCore
import Testing

@Suite("Why somebody may not")
struct AccessProblemTests {
    @Test("a file's rows without a municipality are told of in words")
    func nameless() {
        let message = AccessProblem.notOwnMunicipalities(["Læsø", ""]).message
        #expect(message.da.contains("uden for dit partnerskab: Læsø, rækker, hvor kommunen mangler. Intet er ændret."))
        #expect(message.en.contains("outside your partnership: Læsø, rows that lack the municipality. Nothing"))
    }
}
