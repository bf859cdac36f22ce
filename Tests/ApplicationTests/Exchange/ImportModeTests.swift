import LandkortApplication
import LandkortCore
import LandkortStore
import Support
import Testing

@Suite("Importing: new rows, changed rows, ended rows, and all of it taken back")
struct ImportModeTests {
    private func filled(_ kind: ExchangeStore.Kind) async throws -> ExchangeStore {
        let fixture = try await ExchangeStore([Wares.register()], on: kind)
        let rows = (1...4).map { "\(Wares.id($0));v\($0);A\($0);\($0)" }.joined(separator: "\n")
        try await fixture.read(text: "objekt_id;navn;nr;antal\n" + rows)
        return fixture
    }

    private func state(_ fixture: ExchangeStore) async throws -> [String: [Value]] {
        let rows = try await fixture.rows()
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.id, [$0["navn"], $0["nr"], $0["antal"]]) })
    }

    @Test(
        "update changes the columns that the file has, by a unique key, and adds what is new",
        arguments: ExchangeStore.Kind.allCases)
    func update(kind: ExchangeStore.Kind) async throws {
        let fixture = try await filled(kind)
        let summary = try await fixture.read(text: "navn;nr\nny;A1\nv2;A2\nfem;A5", .update)
        let counts = summary.receipt.counts
        #expect([counts.inserted, counts.updated, counts.unchanged, counts.ended] == [1, 1, 1, 0])
        let rows = try await state(fixture)
        #expect(rows.count == 5 && rows[Wares.id(1)] == ["ny", "A1", 1])
    }

    @Test("a key that another program stored with its accents apart is found, however the file writes it")
    func apart() async throws {
        var register = Wares.register()
        register.fields = register.fields.map { field in
            var field = field
            if field.name == "nr" { field.pattern = nil }
            return field
        }
        for key in ["A\u{30A}1", "\u{C5}1"] {
            let fixture = try await ExchangeStore([register])
            try await fixture.store.insert([
                Wares.id: [Feature(id: "", values: ["navn": "før", "nr": "A\u{30A}1", "antal": 1])]
            ])
            let counts = try await fixture.read(text: "navn;nr\nefter;\(key)\nny;\u{C5}2", .update).receipt.counts
            #expect([counts.inserted, counts.updated] == [1, 1])
            #expect(try await fixture.rows().count == 2)
        }
    }

    @Test(
        "replace also ends what the file lacks; a trial says the same and writes nothing",
        arguments: ExchangeStore.Kind.allCases)
    func replace(kind: ExchangeStore.Kind) async throws {
        let fixture = try await filled(kind)
        let before = try await state(fixture)
        let text = "objekt_id;navn;nr\n\(Wares.id(1));v1;A1\n\(Wares.id(9));ni;A9"
        let trial = try await fixture.read(text: text, .replace) { $0.isTrial = true }
        #expect(try await state(fixture) == before)
        #expect(try await fixture.store.imports().count == 1)
        let summary = try await fixture.read(text: text, .replace)
        #expect(summary.receipt.counts == trial.receipt.counts)
        #expect(summary.receipt.counts.ended == 3 && summary.receipt.counts.inserted == 1)
        #expect(try await Set(state(fixture).keys) == [Wares.id(1), Wares.id(9)])
    }

    @Test(
        "replace leaves what its reader does not see",
        arguments: ExchangeStore.Kind.allCases)
    func hidden(kind: ExchangeStore.Kind) async throws {
        let fixture = try await ExchangeStore([Wares.register()], on: kind)
        try await fixture.read(text: "objekt_id;navn;off_kode\n\(Wares.id(1));a;3\n\(Wares.id(2));b;1")
        try await fixture.read(text: "objekt_id;navn\n\(Wares.id(3));c", .replace) { $0.reader = .anonymous }
        #expect(try await Set(state(fixture).keys) == [Wares.id(1), Wares.id(3)])
    }

    @Test(
        "an emptied cell empties the field, and a required one is not filled with what new rows get",
        arguments: ExchangeStore.Kind.allCases)
    func emptied(kind: ExchangeStore.Kind) async throws {
        var register = Wares.register()
        for place in register.fields.indices where register.fields[place].name == "off_kode" {
            (register.fields[place].required, register.fields[place].defaultValue) = (true, "1")
        }
        let fixture = try await ExchangeStore([register], on: kind)
        try await fixture.read(text: "objekt_id;navn;nr;off_kode\n\(Wares.id(1));a;A1;3\n\(Wares.id(2));b;A2;1")
        await #expect {
            try await fixture.read(text: "objekt_id;off_kode\n\(Wares.id(1));", .update)
        } throws: { error in
            guard case ImportProblem.rows(_, let first, let count, _) = error else { return false }
            return count == 1 && first[0].field == "off_kode" && first[0].code == "value.missing"
        }
        try await fixture.read(text: "objekt_id;nr\n\(Wares.id(1));", .update)
        let rows = try await fixture.rows()
        #expect(rows.first { $0.id == Wares.id(1) }?["off_kode"] == "3")
        #expect(rows.first { $0.id == Wares.id(1) }?["nr"] == .null)
    }

    @Test(
        "an import is taken back whole: new rows end, changed ones are as before, ended ones are there by their id",
        arguments: ExchangeStore.Kind.allCases)
    func undo(kind: ExchangeStore.Kind) async throws {
        let fixture = try await filled(kind)
        let before = try await state(fixture)
        let text = "objekt_id;navn;nr\n\(Wares.id(1));ny;A2\n\(Wares.id(9));ni;A1"
        let number = try await fixture.read(text: text, .replace).receipt.number
        #expect(try await state(fixture) != before)
        let undo = ImportUndo(number, by: ExchangeStore.ida, now: ExchangeStore.now)
        #expect(try await undo.run(in: fixture.store).undone == ExchangeStore.now)
        #expect(try await state(fixture) == before)
        let versions = try await fixture.store.versions(of: Wares.id(2), in: Wares.id, reader: .administrator)
        #expect(versions.count == 2 && versions[0].revision == 2 && versions[0].by == "ida")
        await #expect(throws: ImportProblem.self) { _ = try await undo.run(in: fixture.store) }
    }

    @Test(
        "an import whose row somebody changed is not taken back, and the row is named",
        arguments: ExchangeStore.Kind.allCases)
    func changedSince(kind: ExchangeStore.Kind) async throws {
        let fixture = try await filled(kind)
        var row = try await fixture.store.feature(Wares.id(2), in: Wares.id, reader: .administrator)
        row["navn"] = "rettet"
        try await fixture.store.save(row, in: Wares.id, by: Actor("bo"), replacing: 1)
        let before = try await state(fixture)
        let problem = await #expect(throws: ImportProblem.self) {
            _ = try await ImportUndo(1, by: ExchangeStore.ida, now: ExchangeStore.now).run(in: fixture.store)
        }
        #expect(problem?.message.da.contains(Wares.id(2)) == true && problem?.kind == .conflict)
        #expect(try await state(fixture) == before)
    }

    @Test(
        "an import whose rows others have come to refer to is not taken back, and they are named",
        arguments: ExchangeStore.Kind.allCases)
    func referredSince(kind: ExchangeStore.Kind) async throws {
        let fixture = try await filled(kind)
        let number = try await fixture.read(
            text: "objekt_id;navn;del_af\n\(Wares.id(5));fem;\n\(Wares.id(6));seks;\(Wares.id(5))"
        ).receipt.number
        var row = try await fixture.store.feature(Wares.id(2), in: Wares.id, reader: .administrator)
        row["del_af"] = .string(Wares.id(5))
        try await fixture.store.save(row, in: Wares.id, by: Actor("bo"), replacing: 1)
        let undo = ImportUndo(number, by: ExchangeStore.ida, now: ExchangeStore.now)
        let problem = await #expect(throws: ImportProblem.self) { _ = try await undo.run(in: fixture.store) }
        #expect(problem?.code == "import.referred-since" && problem?.kind == .conflict)
        #expect(problem?.message.da.contains("varer/\(Wares.id(2))") == true)
        #expect(problem?.message.da.contains(Wares.id(6)) == false, "it goes with the import")
        #expect(try await fixture.count(Wares.id) == 6)
        row["del_af"] = .null
        try await fixture.store.save(row, in: Wares.id, by: Actor("bo"), replacing: 2)
        #expect(try await undo.run(in: fixture.store).undone != nil)
        #expect(try await fixture.count(Wares.id) == 4)
    }

    @Test("replace does not end what other rows still refer to", arguments: ExchangeStore.Kind.allCases)
    func endsReferred(kind: ExchangeStore.Kind) async throws {
        let fixture = try await ExchangeStore([Wares.register()], on: kind)
        let row = { (id: Int, part: String) in "\(Wares.id(id));v;\(part)" }
        let head = "objekt_id;navn;del_af\n"
        try await fixture.read(text: head + [row(1, ""), row(2, Wares.id(1)), row(3, "")].joined(separator: "\n"))
        let problem = await #expect(throws: ImportProblem.self) {
            try await fixture.read(text: "objekt_id;navn\n\(Wares.id(2));v\n\(Wares.id(3));v", .replace)
        }
        #expect(problem?.code == "import.ends-referred" && problem?.message.en.contains(Wares.id(2)) == true)
        #expect(try await fixture.count(Wares.id) == 3)
        try await fixture.read(text: head + [row(2, ""), row(3, "")].joined(separator: "\n"), .replace)
        #expect(try await fixture.count(Wares.id) == 2)
    }

    @Test("rows with ids of their own, read ahead by other threads: ids and keys that are taken are found far apart")
    func readAhead() async throws {
        func row(_ id: Int, _ key: Int) -> String {
            "00000000-0000-4000-8000-\(String(1_000_000_000_000 + id).dropFirst());v;A\(key)"
        }
        let fixture = try await ExchangeStore([Wares.register()])
        let rows = ["objekt_id;navn;nr"] + (1...14_000).map { row($0, $0) }
        let bad = [row(7, 20_000), row(14_001, 8), row(14_002, 14_002)]
        let problems = try await fixture.problems(in: (rows + bad).joined(separator: "\n"))
        #expect(problems.map(\.code) == ["import.key-repeated", "import.key-taken"])
        #expect(problems.map(\.line) == [14_002, 14_003])

        let text = rows.joined(separator: "\n")
        let first = try await fixture.read(text: text, .replace).receipt
        #expect(first.counts.inserted == 14_000)
        let present = try await fixture.problems(in: [rows[0], rows[1], row(20_000, 20_000)].joined(separator: "\n"))
        #expect(present.map(\.code) == ["import.key-present"])
        let again = try await fixture.read(text: text, .replace).receipt.counts
        #expect([again.inserted, again.updated, again.unchanged, again.ended] == [0, 0, 14_000, 0])
        _ = try await ImportUndo(first.number, by: ExchangeStore.ida, now: ExchangeStore.now).run(in: fixture.store)
        #expect(try await fixture.count(Wares.id) == 0)
    }

    @Test(
        "more rows than one batch: repeated keys far apart are found, and every row is taken back",
        arguments: ExchangeStore.Kind.allCases)
    func many(kind: ExchangeStore.Kind) async throws {
        let fixture = try await ExchangeStore([Wares.register()], on: kind)
        let rows = (0..<1300).map { "v;A\($0)" }
        let problems = try await fixture.problems(in: (["navn;nr"] + rows + ["v;A3"]).joined(separator: "\n"))
        #expect(problems.map(\.code) == ["import.key-repeated"] && problems.map(\.line) == [1302])
        try await fixture.read(text: (["navn;nr"] + rows).joined(separator: "\n"))
        #expect(try await fixture.count(Wares.id) == 1300)
        _ = try await ImportUndo(1, by: ExchangeStore.ida, now: ExchangeStore.now).run(in: fixture.store)
        #expect(try await fixture.count(Wares.id) == 0)
    }

    @Test(
        "a mapping is kept for the next file with the same columns, and can be left alone",
        arguments: ExchangeStore.Kind.allCases)
    func mapping(kind: ExchangeStore.Kind) async throws {
        let fixture = try await ExchangeStore([Wares.register()], on: kind)
        try await fixture.read(text: "A;B\na;3") { work in
            work.mapping.columns = ["A": ColumnMapping.Target("navn"), "B": ColumnMapping.Target("antal")]
            work.mapping.fixed = ["art": "Træ"]
        }
        #expect(try await fixture.read(text: "A;B\nb;4").earlier == 1)
        let rows = try await fixture.rows()
        #expect(rows.map { $0["antal"] } == [3, 4] && rows.allSatisfy { $0["art"] == "07" })
        await #expect(throws: ImportProblem.self) { try await fixture.read(text: "A;B\nc;5") { $0.remembers = false } }
    }

    @Test(
        "a mapping that names what there is not, a file without rows, a key that is none",
        arguments: ExchangeStore.Kind.allCases)
    func refused(kind: ExchangeStore.Kind) async throws {
        let fixture = try await ExchangeStore([Wares.register()], on: kind)
        let cases: [(String, ImportMode, (inout RegisterImport) -> Void, String)] = [
            ("navn\na", .insert, { $0.mapping.columns = ["x": .init("navn")] }, "import.no-column"),
            ("navn\na", .insert, { $0.mapping.columns = ["navn": .init("farve")] }, "import.no-field"),
            (
                "navn;b\na;b", .insert, { $0.mapping.columns = ["navn": .init("navn"), "b": .init("navn")] },
                "import.repeated-field"
            ),
            ("navn;x\na;1", .insert, { _ in }, "import.half-place"),
            ("navn;lat\na;57", .insert, { _ in }, "import.half-place"),
            ("navn;antal;navn\na;1;b", .insert, { _ in }, "import.repeated-column"),
            ("navn;x;x;y\na;1;1;1", .insert, { _ in }, "import.repeated-column"),
            ("a;a\n1;2", .insert, { $0.mapping.columns = ["a": .init("navn")] }, "import.repeated-column"),
            ("\"navn\" x;nr\na;1", .insert, { _ in }, "exchange.heading"),
            ("farve\nrød", .insert, { _ in }, "import.nothing-matches"),
            ("navn\n", .replace, { $0.key = ["navn"] }, "import.no-key"),
            ("navn\na", .update, { _ in }, "import.no-key"),
            ("navn;nr\n", .replace, { _ in }, "import.no-rows"),
            (#"{"type": "FeatureCollection", "features": []}"#, .insert, { _ in }, "import.no-rows"),
        ]
        for (text, mode, change, code) in cases {
            let problem = await #expect(throws: (any Error).self) { try await fixture.read(text: text, mode, change) }
            #expect((problem as? any Problem)?.code == code)
        }
    }
}
