import LandkortCore
import LandkortStore
import Support
import Testing

/// What a map asks of a store, beside the features themselves.
@Suite("Where features lie, and how many")
struct PlaceTests {
    private static let everywhere = Envelope(minX: 0, minY: 6_291_456, maxX: 1_048_576, maxY: 6_553_600)

    private static func row(_ number: Int, isOpen: Bool = true) -> Feature {
        let place = Trial.point(550_000.3 + Double(number % 50) * 997, 6_300_000.7 + Double(number / 50) * 1013)
        return Trial.row(
            number, at: isOpen ? place : Trial.point(400_000 + Double(number), 6_400_000),
            visibility: isOpen ? "1" : "3",
            ["kode": .string(["1", "2", "07"][number % 3]), "antal": number % 7 == 0 ? .null : .integer(number % 7)])
    }

    private func store(_ kind: StoreKind, _ scratch: Scratch, hidden: Bool = true) async throws -> any Store {
        let store = try await kind.open(in: scratch)
        for number in 0..<400 {
            let rows = [Self.row(number)] + (hidden ? [Self.row(1000 + number, isOpen: false)] : [])
            try await store.insert([Trial.id: rows])
        }
        return store
    }

    @Test("the box around what matches holds that and no more", arguments: StoreKind.allCases)
    func extent(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        for query in [FeatureQuery(), FeatureQuery(equal: ["kode": "07"]), FeatureQuery(equal: ["antal": 3], limit: 2)]
        {
            let extent = try await store.extent(of: Trial.id, matching: query, reader: .anonymous)
            let places = (0..<400).map { Self.row($0) }.filter { row in
                query.equal.allSatisfy { row[$0] == $1 }
            }.compactMap { $0.geometry?.envelope?.centre }
            #expect(extent == Envelope(places))
        }
        let none = FeatureQuery(equal: ["kode": "9"])
        #expect(try await store.extent(of: Trial.id, matching: none, reader: .anonymous) == nil)
    }

    @Test("values are counted, and those without one", arguments: StoreKind.allCases)
    func tally(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        let counts = try await store.tally(of: "antal", in: Trial.id, matching: FeatureQuery(), reader: .anonymous)
        #expect(counts.values.reduce(0, +) == 400 && counts[.null] == 58 && counts[3] == 57)
        let some = FeatureQuery(equal: ["antal": 3])
        let codes = try await store.tally(of: "kode", in: Trial.id, matching: some, reader: .anonymous)
        #expect(codes.values.reduce(0, +) == 57)
        await #expect(throws: StoreProblem.self) {
            try await store.tally(of: "findes_ikke", in: Trial.id, matching: some, reader: .anonymous)
        }
    }

    @Test("squares hold every feature once, and where those of each lie", arguments: StoreKind.allCases)
    func squares(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await store(kind, scratch)
        for side in [1024.0, 8192, 65_536] {
            let squares = try await store.squares(
                of: side, within: Self.everywhere, in: Trial.id, matching: FeatureQuery(), reader: .anonymous)
            #expect(squares.map(\.count).reduce(0, +) == 400)
            #expect(squares.allSatisfy { $0.middle.x >= 549_999 && $0.middle.y >= 6_299_999 })
            let most = try await store.mostInSquare(
                of: side, in: Trial.id, matching: FeatureQuery(), reader: .anonymous)
            #expect(squares.map(\.count).max() == most)
        }
        let half = Envelope(minX: 0, minY: 6_291_456, maxX: 557_056, maxY: 6_553_600)
        let rest = Envelope(minX: 557_056, minY: 6_291_456, maxX: 1_048_576, maxY: 6_553_600)
        var found = 0
        for box in [half, rest] {
            found += try await store.squares(
                of: 8192, within: box, in: Trial.id, matching: FeatureQuery(), reader: .anonymous
            ).map(\.count).reduce(0, +)
        }
        #expect(found == 400, "boxes side by side share none and lose none")
    }

    @Test("who may not see some rows is told the same as if they were not there", arguments: StoreKind.allCases)
    func hidden(kind: StoreKind) async throws {
        var told: [[String]] = []
        for hidden in [true, false] {
            let scratch = try Scratch()
            let store = try await store(kind, scratch, hidden: hidden)
            let squares = try await store.squares(
                of: 4096, within: Self.everywhere, in: Trial.id, matching: FeatureQuery(), reader: .anonymous)
            let most = try await store.mostInSquare(
                of: 65_536, in: Trial.id, matching: FeatureQuery(), reader: .anonymous)
            let extent = try await store.extent(of: Trial.id, matching: FeatureQuery(), reader: .anonymous)
            let tally = try await store.tally(of: "kode", in: Trial.id, matching: FeatureQuery(), reader: .anonymous)
            told.append([
                "\(squares)", "\(most)", "\(String(describing: extent))", "\(tally.values.sorted())",
            ])
        }
        #expect(told[0] == told[1])
    }

    @Test("a rule leaves out what breaks it, and keeps what has no value", arguments: StoreKind.allCases)
    func rule(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let values: [[String: Value]] = [
            ["kode": "1"], ["kode": "2"], [:], ["koder": ["2", "07"]], ["kode": "1", "koder": ["1"]],
        ]
        try await store.insert([Trial.id: values.enumerated().map { Trial.row($0 + 1, $1) }])
        func kept(_ conditions: ShowRule.Condition...) async throws -> [Int] {
            var query = FeatureQuery()
            query.rule = ShowRule(conditions: conditions)
            let page = try await store.features(in: Trial.id, matching: query, reader: .anonymous)
            #expect(try await store.count(in: Trial.id, matching: query, reader: .anonymous) == page.features.count)
            return page.features.compactMap { Int($0.id.suffix(3)) }.sorted()
        }
        #expect(try await kept(.init(field: "kode", isNegated: true, values: ["2"])) == [1, 3, 4, 5])
        #expect(try await kept(.init(field: "kode", values: ["1", "2"])) == [1, 2, 5])
        #expect(try await kept(.init(field: "kode", values: [])) == [1, 2, 5])
        #expect(try await kept(.init(field: "koder", isNegated: true, values: ["07"])) == [1, 2, 3, 5])
        #expect(
            try await kept(
                .init(field: "kode", isNegated: true, values: ["2"]), .init(field: "koder", values: ["1"])) == [5])
    }

    @Test("a yes or no with a default means that where it is empty", arguments: StoreKind.allCases)
    func missing(kind: StoreKind) async throws {
        var register = Trial.register()
        let place = try #require(register.fields.firstIndex { $0.name == "aktiv" })
        register.fields[place].defaultValue = false
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch, [register])
        let ida = Actor("ida")
        for (number, value) in [true, false, false].enumerated() {
            try await store.save(
                Trial.row(number, ["aktiv": .boolean(value)]), in: Trial.id, by: ida, replacing: nil)
        }
        // Emptied again, it stays empty.
        try await store.save(Trial.row(2), in: Trial.id, by: ida, replacing: 1)
        #expect(try await store.feature(Trial.id(2), in: Trial.id, reader: .administrator)["aktiv"] == .null)
        for (asked, expected) in [(Value.boolean(false), 2), (.boolean(true), 1), (.null, 1)] {
            let query = FeatureQuery(equal: ["aktiv": asked])
            #expect(try await store.count(in: Trial.id, matching: query, reader: .administrator) == expected)
        }
    }
}
