import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@Suite("What is stored is what is read")
struct RoundTripTests {
    static let system = ["objekt_id", "versions_id", "systid_fra", "oprettet", "off_kode"]

    static let values: [(String, Value)] = [
        ("navn", "Ærø 'Ø' \"Å\" 😀; ' OR 1=1 --"), ("navn", ""), ("navn", "linje\nto\ttab"), ("navn", "007"),
        ("web", "https://example.org/?a=b&c=%20"), ("antal", 0), ("antal", -7), ("antal", .integer(.max)),
        ("antal", .integer(.min)), ("hoejde", 48.5), ("hoejde", 5.0), ("hoejde", -0.1), ("hoejde", 1e300),
        ("aktiv", true), ("aktiv", false), ("dag", "2026-11-20"), ("tid", "2026-11-20T10:00:00.000Z"),
        ("klokken", "10:00:00"), ("kode", "07"), ("kommune", "0773"), ("noegle", "123"),
        ("navne", ["et", "to, \"tre\"", ""]), ("navne", ["[1]"]), ("tal", [1, -2, 3]),
        ("maal", [1.5, 2.0]),
        ("koder", ["07", "1"]), ("svar", [true, false]), ("select from \"x\"", "navnet er citeret"),
    ]

    @Test("a value of every type", arguments: StoreKind.allCases, values)
    func value(kind: StoreKind, value: (field: String, value: Value)) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let row = Trial.row(1, at: Trial.point(1, 2), [value.field: value.value])
        try await store.insert([Trial.id: [row]])
        let read = try await store.feature(row.id, in: Trial.id, reader: .anonymous)
        #expect(read[value.field] == value.value)
        #expect(Set(read.values.keys).subtracting(Self.system) == Set(row.values.keys).subtracting(Self.system))
        let query = FeatureQuery(equal: [value.field: value.value])
        #expect(try await store.count(in: Trial.id, matching: query, reader: .anonymous) == 1)
    }

    @Test("a list of nothing is no value, and is found as such", arguments: StoreKind.allCases)
    func emptyList(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([Trial.id: [Trial.row(1, ["navne": .array([])])]])
        #expect(try await store.feature(Trial.id(1), in: Trial.id, reader: .anonymous)["navne"].isNull)
        for nothing in [Value.null, .array([])] {
            let query = FeatureQuery(equal: ["navne": nothing])
            #expect(try await store.count(in: Trial.id, matching: query, reader: .anonymous) == 1)
        }
    }

    @Test(
        "a time is kept in one form, and found by any", arguments: StoreKind.allCases,
        [
            ("2026-03-11T09:14:05Z", "2026-03-11T09:14:05.000Z"),
            ("2026-03-11T09:14:05.5Z", "2026-03-11T09:14:05.500Z"),
            ("2026-03-11T09:14:05.1239Z", "2026-03-11T09:14:05.123Z"), ("i går", "i går"),
        ])
    func time(kind: StoreKind, time: (given: String, kept: String)) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        let saved = try await store.save(
            Trial.row(1, ["tid": .string(time.given)]), in: Trial.id, by: Actor("ida"), replacing: nil)
        #expect(try await store.feature(Trial.id(1), in: Trial.id, reader: .anonymous)["tid"] == .string(time.kept))
        let again = try await store.save(
            Trial.row(1, ["tid": .string(time.kept)]), in: Trial.id, by: Actor("ida"), replacing: saved.revision)
        #expect(again == saved, "no new version")
        for text in [time.given, time.kept] {
            let query = FeatureQuery(equal: ["tid": .string(text)])
            #expect(try await store.count(in: Trial.id, matching: query, reader: .anonymous) == 1, "\(text)")
        }
    }

    static let square = [(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)].map { Position(x: Double($0.0), y: Double($0.1)) }
    static let hole = [(1, 1), (1, 2), (2, 2), (2, 1), (1, 1)].map { Position(x: Double($0.0), y: Double($0.1)) }
    static let geometries: [Geometry] = [
        .point(Position(x: 574730.160000000033, y: 6223215.94)),
        .multiPoint([Position(x: 1, y: 2), Position(x: 3, y: 4)]),
        .lineString(square), .multiLineString([square, hole]), .polygon([square, hole]),
        .multiPolygon([[square, hole], [square.map { Position(x: $0.x + 10, y: $0.y) }]]),
    ]

    @Test("a geometry of every kind, to the last bit", arguments: StoreKind.allCases, geometries)
    func geometry(kind: StoreKind, geometry: Geometry) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch, [Trial.register(geometry.kind)])
        try await store.insert([Trial.id: [Trial.row(1, at: geometry), Trial.row(2, at: nil)]])
        #expect(try await store.feature(Trial.id(1), in: Trial.id, reader: .anonymous).geometry == geometry)
        #expect(try await store.feature(Trial.id(2), in: Trial.id, reader: .anonymous).geometry == nil)
        #expect(try await store.extent(of: Trial.id, matching: FeatureQuery(), reader: .anonymous) == geometry.envelope)
    }

    @Test("a register without geometry has no extent and nothing in any box", arguments: StoreKind.allCases)
    func withoutGeometry(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch, [Trial.register(nil)])
        try await store.insert([Trial.id: [Trial.row(1)]])
        let box = FeatureQuery(box: Envelope(minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9))
        #expect(try await store.extent(of: Trial.id, matching: FeatureQuery(), reader: .administrator) == nil)
        #expect(try await store.features(in: Trial.id, matching: box, reader: .administrator).features.isEmpty)
        #expect(try await store.count(in: Trial.id, matching: box, reader: .administrator) == 0)
    }

    @Test("a row without id gets one, with its times, version and defaults", arguments: StoreKind.allCases)
    func filled(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([
            Trial.id: [Feature(id: "", values: ["navn": "a"]), Feature(id: "", values: ["navn": "b"])]
        ])
        let rows = try await store.features(in: Trial.id, matching: FeatureQuery(), reader: .administrator).features
        #expect(Set(rows.map(\.id)).count == 2)
        for row in rows {
            #expect(row.id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
            #expect(row["versions_id"].string?.count == 36 && row["versions_id"] != .string(row.id))
            let time = /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/
            #expect(row["systid_fra"].string?.wholeMatch(of: time) != nil)
            #expect(row["oprettet"] == row["systid_fra"])
            #expect(row["off_kode"] == "3")
        }
    }

    @Test("the example rows of every register", arguments: StoreKind.allCases, try BuiltIn().registers)
    func examples(kind: StoreKind, register: Register) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch, [register])
        let rows = try ExampleRows.of(register)
        #expect(!rows.isEmpty)
        try await store.insert([register.id: rows])
        for row in rows {
            let read = try await store.feature(row.id, in: register.id, reader: .administrator)
            #expect(read.geometry == row.geometry)
            for (field, value) in row.values { #expect(read[field] == value, "\(register.id).\(field)") }
        }
        #expect(try await store.count(in: register.id, matching: FeatureQuery(), reader: .administrator) == rows.count)
    }
}
