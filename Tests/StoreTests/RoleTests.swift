import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

/// Every register with rows of two municipalities in each visibility, read in every role.
@Suite("What each role sees of each register")
struct RoleTests {
    private static let home = ("29189420", "0851")
    private static let neighbour = ("29189560", "0787")

    private static let readers = Role.allCases.map {
        Reader(role: $0, authorities: [home.0], municipalities: [home.1])
    }

    /// A value in every field, so that a field that should be hidden shows.
    private static func rows(of register: Register) -> [Feature] {
        var rows: [Feature] = []
        for (authority, municipality) in [home, neighbour] {
            for code in ["1", "2", "3", "9", .null] as [Value] {
                for isNamed in [true, false] {
                    var row = Feature(id: Trial.id(rows.count + 1), values: [:], geometry: place(rows.count, register))
                    for field in register.fields where field.type == .string && !field.multivalued {
                        row[field.name] = .string("værdi \(rows.count)")
                    }
                    row["off_kode"] = code
                    row["cvr_kode"] = isNamed ? .string(authority) : .null
                    row["kommunekode"] = .string(municipality)
                    rows.append(row)
                }
            }
        }
        return rows
    }

    private static func place(_ number: Int, _ register: Register) -> Geometry? {
        register.geometry.map { _ in .point(Position(x: 500_000 + Double(number), y: 6_200_000)) }
    }

    private static func declared() -> [Register] {
        // A municipality's own key is its municipality, so it has no second of the same.
        var registers = DeclaredRegisters.all.filter { $0.identifier.name == "objekt_id" }
        for place in registers.indices { registers[place].uniqueKeys = [] }
        return registers
    }

    @Test("a store shows exactly what the rule admits, and of it what the mask leaves", arguments: StoreKind.allCases)
    func sameAsInMemory(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let registers = Self.declared()
        #expect(registers.count > 50)
        let store = try await kind.open(in: scratch, registers)
        for register in registers { try await store.insert([register.id: Self.rows(of: register)]) }
        for register in registers {
            let all = try await store.features(in: register.id, matching: FeatureQuery(), reader: .administrator)
            #expect(all.features.count == 20)
            for reader in Self.readers {
                let access = reader.access(to: register)
                let expected = all.features.filter(access.admits).map(access.masked)
                let seen = try await store.features(in: register.id, matching: FeatureQuery(), reader: reader).features
                #expect(seen == expected, "\(register.id) \(reader.role)")
                #expect(try await store.count(in: register.id, matching: FeatureQuery(), reader: reader) == seen.count)
                for feature in all.features {
                    let one = try? await store.feature(feature.id, in: register.id, reader: reader)
                    #expect(one == expected.first { $0.id == feature.id }, "\(register.id) \(reader.role)")
                    let versions = try? await store.versions(of: feature.id, in: register.id, reader: reader)
                    #expect(versions?.map(\.feature) == one.map { [$0] }, "\(register.id) \(reader.role)")
                }
            }
        }
    }

    @Test("filters find what is shown: a hidden field is unknown, a guarded one has no value elsewhere")
    func filters() async throws {
        let scratch = try Scratch()
        let registers = Self.declared()
        let store = try await StoreKind.geoPackage.open(in: scratch, registers)
        var guarded = 0
        for register in registers {
            try await store.insert([register.id: Self.rows(of: register)])
            for reader in Self.readers {
                let access = reader.access(to: register)
                for field in register.fields where field.type == .string && !field.multivalued {
                    let query = FeatureQuery(equal: [field.name: "værdi 3"])
                    let found = try? await store.count(in: register.id, matching: query, reader: reader)
                    #expect((found == nil) == access.hidden.contains(field.name), "\(register.id) \(field.name)")
                    guard access.guarded.contains(field.name) else { continue }
                    let elsewhere = FeatureQuery(equal: [field.name: "værdi 10"])
                    #expect(try await store.count(in: register.id, matching: elsewhere, reader: reader) == 0)
                    let missing = FeatureQuery(equal: [field.name: .null])
                    let rows = try await store.features(in: register.id, matching: missing, reader: reader).features
                    #expect(!rows.isEmpty && rows.allSatisfy { $0["kommunekode"] != "0851" })
                    guarded += 1
                }
            }
        }
        #expect(guarded > 5, "some registers have fields for coordinators")
    }

    @Test("a version that was somebody else's is not shown to the new owner, nor the old owner's to the old")
    func moved() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch, try BuiltIn().registers)
        let values: [String: Value] = [
            "off_kode": "2", "cvr_kode": .string(Self.home.0), "navn": "Gammel", "beskyt_rum_kode": "1",
        ]
        let row = Feature(id: Trial.id(1), values: values, geometry: .multiPoint([Position(x: 500_000, y: 6_200_000)]))
        let register: RegisterID = "beskyttelsesrum"
        let first = try await store.save(row, in: register, by: Actor("ida"), replacing: nil)
        var moved = row
        moved["cvr_kode"] = .string(Self.neighbour.0)
        try await store.save(moved, in: register, by: Actor("ida"), replacing: first.revision)
        let old = Reader(role: .coordinator, authorities: [Self.home.0])
        let new = Reader(role: .coordinator, authorities: [Self.neighbour.0])
        await #expect(throws: StoreProblem.self) {
            try await store.versions(of: row.id, in: register, reader: old)
        }
        let seen = try await store.versions(of: row.id, in: register, reader: new)
        #expect(seen.map(\.revision) == [2])
        #expect(try await store.versions(of: row.id, in: register, reader: .administrator).count == 2)
    }

    @Test("who wrote is told to authorities and not to the public")
    func writers() async throws {
        let scratch = try Scratch()
        let store = try await StoreKind.geoPackage.open(in: scratch)
        let first = try await store.save(Trial.row(1), in: Trial.id, by: Actor("ida"), replacing: nil)
        var changed = Trial.row(1)
        changed["navn"] = "Nyt"
        try await store.save(changed, in: Trial.id, by: Actor("bo"), replacing: first.revision)
        let told = try await store.versions(of: changed.id, in: Trial.id, reader: Reader(role: .authority))
        #expect(told.map(\.by) == ["bo", "ida"] && told.map(\.endedBy) == [nil, "bo"])
        let open = try await store.versions(of: changed.id, in: Trial.id, reader: .anonymous)
        #expect(open.count == 2 && open.allSatisfy { $0.by == nil && $0.endedBy == nil })
    }
}
