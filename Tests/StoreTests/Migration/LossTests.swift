import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("A changed declaration never changes a value unasked")
struct LossTests {
    private let scratch = try! Scratch()
    private var path: String { scratch.path("lager.gpkg") }

    private func register(_ field: Field?) -> Register {
        var register = Trial.register()
        register.fields.removeAll { $0.name == "x" }
        if let field { register.fields.append(field) }
        return register
    }

    private func fill(_ field: Field, _ values: [Value]) async throws {
        let store = try await GeoPackageStore.open(path, registers: [register(field)], creating: true)
        defer { store.close() }
        try await store.insert([
            Trial.id: values.enumerated().map { Trial.row($0.offset + 1, ["x": $0.element]) }
        ])
    }

    private func values(_ register: Register) async throws -> [Value] {
        let store = try await GeoPackageStore.open(path, registers: [register], creating: false)
        defer { store.close() }
        return try await store.features(in: Trial.id, matching: FeatureQuery(), reader: .administrator).features
            .map { $0["x"] }
    }

    /// The sentence of the only obstacle to the change, after which nothing may have changed.
    private func refusal(_ old: Field, _ values: [Value], to new: Field) async throws -> String {
        try await fill(old, values)
        let problem = await #expect(throws: StoreProblem.self) {
            try await GeoPackageStore.migrate(path, to: [register(new)])
        }
        #expect(problem?.code == "store.declaration-changed")
        #expect(try await self.values(register(old)) == values)
        let plan = try await GeoPackageStore.migration(of: path, to: [register(new)])
        #expect(plan.obstacles.count == 1)
        return plan.obstacles.first?.sentence.en ?? ""
    }

    @Test(
        "a text that would not come back from the number is refused",
        arguments: ["007", " 7", "7 ", "+7", "-0", "1.000", "9223372036854775808", "7.0", ""])
    func integers(text: String) async throws {
        let sentence = try await refusal(Trial.field("x"), ["12", .string(text)], to: Trial.field("x", .integer))
        #expect(sentence.contains("1 record has") && sentence.contains("\(Trial.id(2)): »\(text)«"))
    }

    @Test(
        "a text that may be two numbers, or has more digits than a number holds, is refused where decimals may be",
        arguments: ["1.234", "-12.345", "01.5", "1.50", "0.1000000000000000055", "1e5", "9007199254740993"])
    func decimals(text: String) async throws {
        let sentence = try await refusal(Trial.field("x"), ["12.5", .string(text)], to: Trial.field("x", .number))
        #expect(sentence.contains("\(Trial.id(2)): »\(text)«"))
    }

    @Test("a whole number that a binary fraction cannot hold is refused, and a number that is no flag")
    func wide() async throws {
        let sentence = try await refusal(
            Trial.field("x", .integer), [1, 9_007_199_254_740_993], to: Trial.field("x", .number))
        #expect(sentence.contains("»9007199254740993«"))
        let flags = try await GeoPackageStore.migration(of: path, to: [register(Trial.field("x", .boolean))])
        #expect(flags.obstacles.first?.sentence.da.contains("»1«") == true)
    }

    @Test("numbers that come back the same are converted")
    func converts() async throws {
        try await fill(Trial.field("x"), ["12", "-3.5", "0.00001", "1234.567", "0.125"])
        let numbers = register(Trial.field("x", .number))
        _ = try await GeoPackageStore.migrate(path, to: [numbers])
        #expect(try await values(numbers) == [12.0, -3.5, 0.00001, 1234.567, 0.125])
        let texts = register(Trial.field("x"))
        _ = try await GeoPackageStore.migrate(path, to: [texts])
        #expect(try await values(texts) == ["12", "-3.5", "0.00001", "1234.567", "0.125"])
    }

    static let codes = CodeList(
        name: "K", title: Bilingual(da: "K", en: "K"), description: Bilingual(da: "", en: ""),
        codes: ["1", "2"].map {
            Code(
                value: $0, title: Bilingual(da: $0, en: $0), description: Bilingual(da: "", en: ""),
                isActive: $0 == "1")
        })

    @Test(
        "what was set aside does not come back as codes or references that name nothing",
        arguments: [Trial.field("x"), Trial.field("x", .integer)], [false, true])
    func broughtBack(old: Field, isReference: Bool) async throws {
        let number = old.type == .string
        try await fill(old, number ? ["1", "2", "9"] : [1, 2, 9])
        let without = register(nil)
        try await GeoPackageStore.open(path, registers: [without], creating: false).close()
        let new = Trial.field("x", isReference ? .reference(Trial.id) : .code(Self.codes))
        let plan = try await GeoPackageStore.migration(of: path, to: [register(new)])
        let sentence = plan.obstacles.first?.sentence.en ?? ""
        #expect(plan.obstacles.count == 1 && sentence.contains("\(Trial.id(3)): »9«"))
        #expect(sentence.contains(isReference ? "3 records have" : "1 record has"))
        await #expect(throws: StoreProblem.self) { try await GeoPackageStore.migrate(path, to: [register(new)]) }
        await #expect(throws: StoreProblem.self) {
            try await GeoPackageStore.open(path, registers: [register(new)], creating: false)
        }
        #expect(try await values(register(old)) == (number ? ["1", "2", "9"] : [1, 2, 9]))
    }

    @Test("nor under another name", arguments: [false, true])
    func broughtBackRenamed(isReference: Bool) async throws {
        try await fill(Trial.field("x"), ["1", "2", "9"])
        try await GeoPackageStore.open(path, registers: [register(nil)], creating: false).close()
        var field = Trial.field("y", isReference ? .reference(Trial.id) : .code(Self.codes))
        field.aliases = ["x"]
        let new = register(field)
        let sentence = try await GeoPackageStore.migration(of: path, to: [new]).obstacles.first?.sentence.en ?? ""
        #expect(sentence.contains("\(Trial.id(3)): »9«"))
        await #expect(throws: StoreProblem.self) { try await GeoPackageStore.migrate(path, to: [new]) }
        #expect(try await values(register(Trial.field("x"))) == ["1", "2", "9"])
    }

    @Test("references and codes that name something come back")
    func named() async throws {
        try await fill(Trial.field("x"), [.string(Trial.id(2)), .string(Trial.id(1)), .null])
        try await GeoPackageStore.open(path, registers: [register(nil)], creating: false).close()
        let new = register(Trial.field("x", .reference(Trial.id)))
        #expect(try await values(new) == [.string(Trial.id(2)), .string(Trial.id(1)), .null])
    }
}
