import LandkortCore
import Testing

@Suite("A customer's declarations over the built-in ones")
struct DeclarationsTests {
    private static let tower = """
        id: urn:eksempel:taarn
        name: taarn
        title: Tårne
        imports: [linkml:types, ../faelles/objekt]
        classes:
          Taarn:
            mixins: [Objekt]
            attributes:
              hoejde: {title: Højde, range: float}
        """

    private static let mast = tower.replacing("taarn", with: "mast").replacing("Taarn", with: "Mast")
        .replacing("hoejde:", with: "navn:").replacing("float", with: "string")

    /// Theirs over one register with its English, which borrows a shared mixin.
    private func reading(_ own: [String: String]) throws -> RegisterReading {
        let base = try Declarations([
            "faelles/objekt.yaml": #require(BuiltInRegisters.files()["faelles/objekt.yaml"]),
            "bredbaand/mast.yaml": Self.mast,
            "bredbaand/mast.en.json": "{\"attributes\": {\"navn\": {\"title\": \"Name\"}}}",
        ])
        return RegisterReading(base.overridden(by: own, in: "mine/").all)
    }

    @Test("a schema of their own borrows the shared mixins", arguments: ["energi/taarn.yaml", "taarn.yaml"])
    func own(path: String) throws {
        let reading = try reading([path: Self.tower])
        #expect(reading.problems == [])
        let register = try #require(reading.registers.first { $0.id == "taarn" })
        #expect(register.identifier.name == "objekt_id")
        #expect(reading.registers.contains { $0.id == "mast" })
    }

    @Test(
        "a schema of a built-in's file name takes its place, and its English that is left over is passed over",
        arguments: ["bredbaand/mast.yaml", "mast.yaml"])
    func replacing(path: String) throws {
        let text = Self.tower.replacing("name: taarn", with: "name: mast").replacing("hoejde", with: "meter")
        let reading = try reading([path: text])
        #expect(reading.problems == [])
        let masts = reading.registers.filter { $0.id == "mast" }
        #expect(masts.count == 1)
        #expect(masts[0]["meter"] != nil && masts[0]["navn"] == nil)
        #expect(masts[0].domain == "bredbaand")
    }

    @Test("English for a replaced schema that says too much is still refused when it is theirs")
    func ownEnglish() throws {
        let text = Self.tower.replacing("name: taarn", with: "name: mast")
        let own = ["mast.yaml": text, "mast.en.json": "{\"attributes\": {\"navn\": {}}}"]
        #expect(try reading(own).problems.map { "\($0.place)" } == ["mine/mast.en.json:1:17"])
    }

    @Test("English alone may be replaced")
    func onlyEnglish() throws {
        let reading = try reading(["bredbaand/mast.en.json": "{\"class\": {\"title\": \"Pylons\"}}"])
        #expect(reading.problems == [])
        #expect(reading.registers.first { $0.id == "mast" }?.title.en == "Pylons")
    }

    @Test("a problem is shown where their file lies")
    func place() throws {
        let reading = try reading(["energi/taarn.yaml": Self.tower.replacing("range: float", with: "range: meter")])
        #expect(reading.problems.map { "\($0.place)" } == ["mine/energi/taarn.yaml:9:37"])
    }

    @Test("two registers of one name in different folders are refused")
    func twins() throws {
        let reading = try reading(["energi/mast.yaml": Self.tower.replacing("name: taarn", with: "name: mast")])
        #expect(reading.problems.map(\.code) == ["register.duplicate"])
    }
}
