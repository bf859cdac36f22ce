import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Numbers whose zeros a spreadsheet took")
struct RestoredZerosTests {
    static let places: RegisterID = "steder"

    /// Wares that lie in a place, which has a number of four digits.
    private func fixture(_ kind: ExchangeStore.Kind) async throws -> ExchangeStore {
        let words = Bilingual(da: "Nummer", en: "Number")
        let number = Field(name: "nummer", title: words, required: true, isIdentifier: true, pattern: "^[0-9]{4,5}$")
        let places = Register(
            id: Self.places, title: words, fields: [number], identifier: number, label: ["nummer"],
            listColumns: ["nummer"])
        var wares = Wares.register()
        wares.fields += [
            Field(name: "sted", title: words, type: .reference(Self.places)),
            Field(name: "vejkode", title: words, pattern: "^[0-9]{4}$"),
        ]
        let fixture = try await ExchangeStore([places, wares], on: kind)
        let numbers = ["0101", "0851", "1081", "00020", "0020"]
        try await fixture.store.insert([
            Self.places: numbers.map { Feature(id: $0, values: ["nummer": .string($0)]) }
        ])
        return fixture
    }

    @Test(
        "a reference that leads somewhere with zeros in front only is read so, and told with its rows",
        arguments: ExchangeStore.Kind.allCases)
    func references(kind: ExchangeStore.Kind) async throws {
        let fixture = try await fixture(kind)
        let summary = try await fixture.read(text: "navn;sted\na;101\nb;851\nc;0851\nd;101\ne;1081\nf;")
        #expect(summary.restored.map(\.text) == ["101", "851"] && summary.restored.map(\.value) == ["0101", "0851"])
        #expect(summary.restored.map(\.rows) == [2, 1] && summary.restored.allSatisfy { $0.field == "sted" })
        let places = try await fixture.rows().sorted { $0["navn"].string ?? "" < $1["navn"].string ?? "" }
            .map { $0["sted"] }
        #expect(places == ["0101", "0851", "0851", "0101", "1081", .null])
    }

    @Test("one that could be two, and one that is none, are errors", arguments: ExchangeStore.Kind.allCases)
    func unclear(kind: ExchangeStore.Kind) async throws {
        let fixture = try await fixture(kind)
        let problems = try await fixture.problems(in: "navn;sted\na;20\nb;999\nc;x1")
        #expect(problems.map(\.code) == Array(repeating: "import.reference", count: 3))
        #expect(problems.map(\.value) == ["20", "999", "x1"])
    }

    @Test("a row that is found again by its key is not changed by zeros that are back", arguments: [false, true])
    func update(isTrial: Bool) async throws {
        let fixture = try await fixture(.geoPackage)
        try await fixture.read(text: "navn;nr;sted;art\na;A1;0851;07")
        let summary = try await fixture.read(text: "navn;nr;sted;art\na;A1;851;7", .update) { $0.isTrial = isTrial }
        #expect(summary.receipt.counts.unchanged == 1 && summary.receipt.counts.updated == 0)
        #expect(Set(summary.restored.map(\.field)) == ["sted", "art"])
    }

    @Test("a code that is known with zeros in front only is told, one by its value or title is not")
    func codes() async throws {
        let fixture = try await fixture(.geoPackage)
        let summary = try await fixture.read(text: "navn;art\na;7\nb;07\nc;Træ\nd;1\ne;7")
        #expect(summary.restored.map(\.text) == ["7"] && summary.restored.map(\.value) == ["07"])
        #expect(summary.restored.map(\.rows) == [2])
    }

    @Test("a number that breaks its pattern for want of zeros is an error that says so")
    func patterns() async throws {
        let fixture = try await fixture(.geoPackage)
        let problems = try await fixture.problems(in: "navn;vejkode\na;12\nb;12345")
        #expect(problems.map(\.code) == ["value.pattern", "value.pattern"])
        #expect(problems[0].reason.da.contains("0012") && problems[0].reason.en.contains("0012"))
        #expect(!problems[1].reason.da.contains("nuller"))
    }
}
