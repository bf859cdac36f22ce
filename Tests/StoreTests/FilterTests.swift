import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("a filter on a store")
struct FilterTests {
    private func ids(
        _ store: any Store, _ register: RegisterID, _ filter: Filter, reader: Reader = .administrator, page: Int = .max
    ) async throws -> [Feature.ID] {
        var (found, query): ([Feature.ID], FeatureQuery) = ([], FeatureQuery(limit: page))
        query.filter = filter
        repeat {
            let next = try await store.features(in: register, matching: query, reader: reader)
            #expect(next.features.count == page || next.next == nil)
            found += next.features.map(\.id)
            query.after = next.next
        } while query.after != nil
        query.limit = 1
        #expect(try await store.count(in: register, matching: query, reader: reader) == found.count)
        return found
    }

    @Test(
        "finds what a public table says, page by page",
        .enabled(if: Places.hasData, "the table is not beside the checkout"), arguments: StoreKind.allCases)
    func table(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch, [OperatorTable.register])
        let features = try OperatorTable.features()
        try await store.insert([OperatorTable.register.id: features])
        let rows = OperatorTable.rows()
        for row in rows {
            let filter = try OperatorTable.filter(row)
            let found = try await ids(store, OperatorTable.register.id, filter, page: 40)
            #expect(found == row.numbers.map { features[$0 - 1].id }, "\(row.text)")
        }
        #expect(rows.count > 150)
    }

    private static let rows: [Feature] = [
        Trial.row(1, at: Trial.point(1, 1), ["antal": 1, "hoejde": 0.5, "aktiv": true, "dag": "2024-01-01"]),
        Trial.row(
            2, at: Trial.point(2, 2), ["antal": 2, "web": "https://a.dk/[x]*?", "navne": ["å", "b"], "aktiv": false]),
        Trial.row(3, visibility: "3", ["antal": 3, "navn": "Ørsø", "tid": "2024-06-01T12:00:00.000Z"]),
        Trial.row(4, at: Trial.point(4, 4), ["kode": "07", "select from \"x\"": "'; DROP TABLE proeve; --"]),
    ]

    private static let filters = [
        "antal > 1", "antal + 1 = 2", "navn LIKE 'Nr%'", "navn LIKE '%r%s%'", "CASEI(navn) = 'ørsø'", "antal IS NULL",
        "NOT antal > 1", "NOT (antal > 1 AND aktiv)", "aktiv OR antal = 2", "aktiv <> TRUE", "web LIKE '%[x]*?'",
        "web LIKE '%[x]__'", "\"select from \"\"x\"\"\" = '''; DROP TABLE proeve; --'", "kode IN ('07', '1')",
        "kode NOT IN ('1')", "antal IN ()", "antal BETWEEN 2 AND 3", "dag <= DATE('2024-01-01')", "dag <> '2024-01-02'",
        "T_AFTER(tid, DATE('2024-05-31'))", "T_DURING(tid, INTERVAL('2024-06-01T11:00:00Z', '..'))",
        "A_OVERLAPS(navne, ('b'))", "S_INTERSECTS(geometry, BBOX(0, 0, 3, 3))", "S_DISJOINT(geometry, POINT(1 1))",
        "S_WITHIN(geometry, BBOX(0, 0, 3, 3)) AND antal = 2", "antal = 3 OR S_EQUALS(geometry, POINT(4 4))",
        "geometry IS NULL", "TRUE", "FALSE", "objekt_id = '\(Trial.id(2))'", "antal = hoejde * 2",
        "navn LIKE '%N%r%.%4%'", "navne IS NULL", "dag IS NOT NULL AND NOT aktiv = FALSE",
    ]

    @Test("finds the same in every kind of store, for whoever reads", arguments: filters)
    func same(text: String) async throws {
        let filter = Filter(try FilterExpression(text: text), system: .utm32)
        for reader in [Reader.administrator, .anonymous] {
            var answers: [[Feature.ID]] = []
            for kind in StoreKind.allCases {
                let scratch = try Scratch()
                let store = try await kind.open(in: scratch)
                try await store.insert([Trial.id: Self.rows])
                answers.append(try await ids(store, Trial.id, filter, reader: reader, page: 2))
            }
            #expect(Set(answers).count == 1)
            #expect(reader == .administrator || !answers[0].contains(Trial.id(3)))
        }
    }

    private static func many(_ count: Int, _ text: String, _ end: String = "", around: String = "") -> String {
        String(repeating: text, count: count) + around + String(repeating: end, count: count)
    }

    @Test(
        "within the limits of a filter is never too much for the database",
        arguments: [
            many(190, "NOT (", ")", around: "antal = 2"), many(191, "NOT ", around: "antal = 2"),
            many(60, "antal > 0 AND (antal < 900 OR (", "))", around: "antal = 3"),
            "antal = 2" + many(800, " OR antal=3"), "antal = 2" + many(700, " AND antal>0"),
            "antal = 2" + many(500, " OR NOT antal>9"),
            many(9, "(", ")", around: "antal = 1" + many(90, " OR navn = 'x'")) + many(8, " OR (antal = 2)"),
            many(20, "(antal > 1 AND aktiv = FALSE OR ", ")", around: "antal = 3"),
            "antal IN (2" + many(3_000, ",3") + ")",
        ])
    func large(text: String) async throws {
        let filter = Filter(try FilterExpression(text: text), system: .utm32)
        let (bound, rows) = (try Trial.register().bound(filter, for: .administrator), Self.rows)
        let expected = rows.filter { bound.holds(for: $0) }.map(\.id)
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        try await store.insert([Trial.id: rows])
        for reader in [Reader.administrator, .anonymous] {
            let open = expected.filter { reader == .administrator || $0 != Trial.id(3) }
            #expect(try await ids(store, Trial.id, filter, reader: reader, page: 2) == open)
        }
        var query = FeatureQuery(order: FeatureOrder(by: .field("navn")))
        (query.filter, query.box) = (filter, Envelope(minX: 0, minY: 0, maxX: 9, maxY: 9))
        let sorted = try await store.features(in: Trial.id, matching: query, reader: .administrator).features
        #expect(Set(sorted.map(\.id)) == Set(expected).subtracting([Trial.id(3)]), "in a box and in order")
    }

    @Test("is stopped when nobody waits for it any more, and lets others in", arguments: [StoreKind.geoPackage])
    func stopped(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let store = try await kind.open(in: scratch)
        try await store.insert([Trial.id: Self.rows])
        var heavy = FeatureQuery()
        heavy.filter = Filter(try FilterExpression(text: "antal * 2 = 4"), system: .utm32)
        let query = heavy
        for _ in 1...40 {
            let problem = await #expect(throws: StoreProblem.self) {
                try await ReadWatch.$current.withValue(ReadWatch(isGone: { true })) {
                    try await store.features(in: Trial.id, matching: query, reader: .administrator)
                }
            }
            #expect(problem?.code == "store.stopped" && problem?.kind == .unavailable)
        }
        let counts = try await withThrowingTaskGroup { group in
            for _ in 1...40 {
                group.addTask { try await store.count(in: Trial.id, matching: query, reader: .administrator) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == Array(repeating: 1, count: 40))
    }

    @Test("of two ways of writing a letter finds what is written so, whichever was asked for before")
    func spelling() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        let names = ["\u{C5}by", "A\u{30A}by", "\u{C5}by"]
        try await store.insert([
            Trial.id: names.enumerated().map { Trial.row($0 + 1, at: Trial.point(1, 1), ["navn": .string($1)]) }
        ])
        for (name, count) in [(names[0], 2), (names[1], 1), (names[0], 2)] {
            for box in [nil, Envelope(minX: 0, minY: 0, maxX: 9, maxY: 9)] {
                var asked = FeatureQuery(limit: 10)
                (asked.box, asked.equal) = (box, ["navn": .string(name)])
                var filtered = FeatureQuery(limit: 10)
                filtered.box = box
                filtered.filter = Filter(try FilterExpression(text: "navn = '\(name)'"), system: .utm32)
                for query in [asked, filtered] {
                    let page = try await store.features(in: Trial.id, matching: query, reader: .administrator)
                    #expect(page.features.count == count)
                    #expect(try await store.count(in: Trial.id, matching: query, reader: .administrator) == count)
                }
            }
        }
    }

    @Test("tells which of two fields is to hold which of two letters that look alike")
    func alike() async throws {
        let scratch = try Scratch()
        let register = Trial.register()
        let store = try await StoreKind.geoPackage.open(in: scratch, [register])
        let texts = register.fields.filter { $0.type == .string && !$0.multivalued && !$0.isIdentifier }.map(\.name)
        try #require(texts.count > 1)
        let (kelvin, letter) = (Value.string("\u{212A}"), Value.string("K"))
        let row = Trial.row(1, at: Trial.point(1, 1), [texts[0]: letter, texts[1]: kelvin])
        try await store.insert([Trial.id: [row]])
        for (first, second, count) in [(letter, kelvin, 1), (kelvin, letter, 0), (letter, kelvin, 1)] {
            let asked = FeatureQuery(equal: [texts[0]: first, texts[1]: second], limit: 10)
            #expect(try await store.count(in: Trial.id, matching: asked, reader: .administrator) == count)
        }
    }

    @Test("does not tell a hidden field from one that is not there", arguments: StoreKind.allCases)
    func hidden(kind: StoreKind) async throws {
        let scratch = try Scratch()
        var register = Trial.register()
        for place in register.fields.indices where register.fields[place].name == "antal" {
            register.fields[place].annotations["laes"] = "administrator"
        }
        let store = try await kind.open(in: scratch, [register])
        try await store.insert([Trial.id: Self.rows])
        let texts = ["NAVN > 1", "NAVN = 'x' OR TRUE", "NAVN IS NULL", "A_EQUALS(NAVN, (1))", "NAVN"]
        for text in texts {
            var messages: [String] = []
            for name in ["antal", "utal_"] {
                var query = FeatureQuery()
                query.filter = Filter(try FilterExpression(text: text.replacing("NAVN", with: name)))
                let problem = await #expect(throws: StoreProblem.self) {
                    try await store.features(in: Trial.id, matching: query, reader: .anonymous)
                }
                #expect(problem?.code == "filter.unknown-property")
                messages.append(problem?.message.da.replacing(name, with: "") ?? "")
            }
            #expect(messages[0] == messages[1])
        }
    }

    @Test("is asked of the past as it was")
    func past() async throws {
        for kind in StoreKind.allCases {
            let scratch = try Scratch()
            let store = try await kind.open(in: scratch)
            try await store.insert([Trial.id: [Self.rows[0]]])
            let then = try #require(
                try await store.versions(of: Trial.id(1), in: Trial.id, reader: .administrator).first)
            try await Task.sleep(for: .milliseconds(5))
            let actor = Actor("ida")
            var changed = then.feature
            changed["antal"] = 9
            try await store.save(changed, in: Trial.id, by: actor, replacing: then.revision)
            var query = FeatureQuery(at: Moment(then.from))
            for (text, count) in [
                ("antal = 1", 1), ("antal = 9", 0), ("antal + 0 = 1", 1), ("S_EQUALS(geometry, POINT(1 1))", 1),
            ] {
                query.filter = Filter(try FilterExpression(text: text), system: .utm32)
                let found = try await store.count(in: Trial.id, matching: query, reader: .administrator)
                #expect(found == count, "\(text)")
            }
        }
    }
}
