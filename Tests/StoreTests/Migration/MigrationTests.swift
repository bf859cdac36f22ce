import LandkortCore
import LandkortStore
import Support
import Testing

/// Declarations that change while there are rows and versions.
@Suite("A declaration that changes")
struct MigrationTests {
    private let scratch = try! Scratch()
    private var path: String { scratch.path("lager.gpkg") }

    /// A store with a row that has been changed once.
    private func fill(_ values: [[String: Value]]) async throws {
        let store = try await GeoPackageStore.open(path, registers: [Trial.register()], creating: true)
        defer { store.close() }
        for (number, values) in values.enumerated() {
            let row = Trial.row(number + 1, at: Trial.point(500_000, 6_200_000), values)
            let saved = try await store.save(row, in: Trial.id, by: Actor("før"), replacing: nil)
            var changed = row
            changed["navn"] = .string("Nr. \(number + 1) igen")
            try await store.save(changed, in: Trial.id, by: Actor("før"), replacing: saved.revision)
        }
    }

    private func changed(_ change: (inout Register) -> Void) -> Register {
        var register = Trial.register()
        change(&register)
        return register
    }

    private func rows(_ register: Register, at moment: Moment? = nil) async throws -> [Feature] {
        let store = try await GeoPackageStore.open(path, registers: [register], creating: false)
        defer { store.close() }
        var query = FeatureQuery()
        query.moment = moment
        return try await store.features(in: Trial.id, matching: query, reader: .administrator).features
    }

    private func versions(_ register: Register, _ number: Int = 1) async throws -> [Feature] {
        let store = try await GeoPackageStore.open(path, registers: [register], creating: false)
        defer { store.close() }
        return try await store.versions(of: Trial.id(number), in: Trial.id, reader: .administrator).map(\.feature)
    }

    @Test("a field of another type is not changed before somebody says so, and nothing is touched")
    func asks() async throws {
        try await fill([["antal": 5]])
        let text = changed { $0.fields[$0.place("antal")].type = .string }
        let problem = await #expect(throws: StoreProblem.self) {
            try await GeoPackageStore.open(path, registers: [text], creating: false)
        }
        #expect(problem?.code == "store.declaration-changed")
        #expect(problem?.message.da.contains("proeve.antal") == true)
        #expect(try await rows(Trial.register()).map { $0["antal"] } == [5])

        let plan = try await GeoPackageStore.migration(of: path, to: [text])
        #expect(plan.steps.map(\.isAdditive) == [false])
        #expect(try await GeoPackageStore.migrate(path, to: [text]) == plan)
        #expect(try await rows(text).map { $0["antal"] } == ["5"])
        #expect(try await GeoPackageStore.migration(of: path, to: [text]).steps.isEmpty)
    }

    @Test("values and those of earlier versions take the new form; where one cannot, it is empty in the past")
    func converts() async throws {
        try await fill([["noegle": "12"]])
        let store = try await GeoPackageStore.open(path, registers: [Trial.register()], creating: false)
        var row = try await store.feature(Trial.id(1), in: Trial.id, reader: .administrator)
        for value in ["tolv", "13"] as [Value] {
            let newest = try await store.versions(of: row.id, in: Trial.id, reader: .administrator)[0]
            row["noegle"] = value
            try await store.save(row, in: Trial.id, by: Actor("før"), replacing: newest.revision)
        }
        store.close()
        let count = changed { $0.fields[$0.place("noegle")].type = .integer }
        _ = try await GeoPackageStore.migrate(path, to: [count])
        #expect(try await versions(count).map { $0["noegle"] } == [13, .null, 12, 12])
        #expect(try await rows(count)[0].geometry == Trial.point(500_000, 6_200_000))
    }

    @Test("a value that does not fit is named, and nothing at all is changed")
    func refuses() async throws {
        try await fill([["navn": "a", "noegle": "1"], ["noegle": "mange", "antal": 3]])
        let both = changed {
            $0.fields[$0.place("noegle")].type = .integer
            $0.fields[$0.place("antal")].type = .string
            $0.fields.append(Trial.field("senere"))
        }
        let problem = await #expect(throws: StoreProblem.self) {
            try await GeoPackageStore.migrate(path, to: [both])
        }
        #expect(problem?.kind == .conflict)
        #expect(problem?.message.da.contains("proeve.noegle: 1 post ") == true)
        #expect(problem?.message.da.contains("\(Trial.id(2)): »mange«") == true)
        #expect(try await GeoPackageStore.migration(of: path, to: [Trial.register()]).steps.isEmpty)
        #expect(try await rows(Trial.register()).map { $0["noegle"] } == ["1", "mange"])
    }

    @Test("a field that names the old one among its aliases takes over its values, in the past too")
    func renames() async throws {
        try await fill([["antal": 5, "noegle": "n"]])
        let renamed = changed {
            let place = $0.place("antal")
            $0.fields[place] = Trial.field("tal_i_alt", .integer)
            $0.fields[place].aliases = ["antal"]
        }
        let migration = try await GeoPackageStore.migrate(path, to: [renamed])
        #expect(migration.steps == [.rename(Trial.id, from: "antal", to: "tal_i_alt")])
        #expect(try await versions(renamed).map { $0["tal_i_alt"] } == [5, 5])
    }

    @Test("a field that is no longer declared is set aside, and comes back with its values")
    func setsAside() async throws {
        try await fill([["antal": 5]])
        let without = changed { $0.fields.remove(at: $0.place("antal")) }
        #expect(try await rows(without).map { $0["antal"] } == [.null])
        #expect(try await rows(Trial.register()).map { $0["antal"] } == [5])
    }

    @Test("what was set aside goes into the past with the version it was in, however that ends")
    func keepsAside() async throws {
        try await fill([["antal": 5], ["antal": 6], ["antal": 7]])
        let without = changed { $0.fields.remove(at: $0.place("antal")) }
        let store = try await GeoPackageStore.open(path, registers: [without], creating: false)
        var row = try await store.feature(Trial.id(1), in: Trial.id, reader: .administrator)
        row["navn"] = "efter"
        try await store.save(row, in: Trial.id, by: Actor("bo"), replacing: 2)
        try await store.delete(Trial.id(2), in: Trial.id, by: Actor("bo"), replacing: 2)
        store.close()
        // Another program changes what no declaration names.
        try await GeoPackageFile(path).edit("UPDATE proeve SET antal = 70 WHERE objekt_id = '\(Trial.id(3))'")
        #expect(try await versions(Trial.register(), 1).map { $0["antal"] } == [5, 5, 5])
        #expect(try await versions(Trial.register(), 2).map { $0["antal"] } == [6, 6])
        #expect(try await versions(Trial.register(), 3).map { $0["antal"] } == [70, 7, 7])
    }

    @Test("one value becomes a list of one, and a list of one a value; a longer list is refused")
    func lists() async throws {
        try await fill([["navne": ["a"], "noegle": "n"], ["navne": ["a", "b"]]])
        let turned = changed {
            $0.fields[$0.place("noegle")].multivalued = true
            $0.uniqueKeys = []
        }
        _ = try await GeoPackageStore.migrate(path, to: [turned])
        #expect(try await rows(turned).map { $0["noegle"] } == [["n"], .null])
        var single = turned
        single.fields[single.place("navne")].multivalued = false
        let problem = await #expect(throws: StoreProblem.self) {
            try await GeoPackageStore.migrate(path, to: [single])
        }
        #expect(problem?.message.en.contains("proeve.navne: 1 record ") == true)
    }

    @Test("a key that is taken twice is told, one that is not is kept from then on")
    func keys() async throws {
        try await fill([["antal": 1, "navn": "x"], ["antal": 1, "navn": "y"]])
        let numbers = changed { $0.uniqueKeys = [["antal"]] }
        let problem = await #expect(throws: StoreProblem.self) {
            try await GeoPackageStore.migrate(path, to: [numbers])
        }
        #expect(problem?.message.da.contains("proeve (antal): 1 nøgle ") == true)
        let names = changed { $0.uniqueKeys = [["navn"]] }
        let store = try await GeoPackageStore.open(path, registers: [names], creating: false)
        defer { store.close() }
        await #expect(throws: StoreProblem.self) {
            try await store.insert([Trial.id: [Trial.row(3, ["navn": "Nr. 1 igen"])]])
        }
        try await store.insert([Trial.id: [Trial.row(4, ["noegle": "fri"]), Trial.row(5, ["noegle": "fri"])]])
    }

    @Test("another id, and a geometry of another family, are refused")
    func obstacles() async throws {
        try await fill([[:]])
        let other = changed { register in
            register.identifier = register.fields[register.place("navn")]
            register.fields[register.place("navn")].isIdentifier = true
        }
        let area = changed { $0.geometry = .polygon }
        for register in [other, area] {
            let plan = try await GeoPackageStore.migration(of: path, to: [register])
            #expect(plan.obstacles.count == 1)
            await #expect(throws: StoreProblem.self) { try await GeoPackageStore.migrate(path, to: [register]) }
        }
        #expect(try await rows(Trial.register()).count == 1)
    }
}

extension Register {
    fileprivate func place(_ field: String) -> Int { fields.firstIndex { $0.name == field } ?? 0 }
}
