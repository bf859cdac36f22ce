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
