import LandkortCore
import LandkortStore
import Support
import Testing

/// Made for every declared register, with nothing written for any of them.
@Suite("Rows of every register, made from its declaration")
struct GeneratedRowTests {
    @Test("come back as they were given, with defaults and times", arguments: StoreKind.allCases)
    func roundTrip(kind: StoreKind) async throws {
        let all = try await GeneratedStore(kind, rows: 5)
        for register in all.registers {
            let given = try #require(all.rows[register.id])
            let found = try await all.all(register)
            #expect(given.count == 5 && found.count == 5, "\(register.id)")
            for row in given.map(register.withDefaults) {
                let read = try #require(found.first { $0.id == row.id }, "\(register.id) \(row.id)")
                #expect(read.geometry == row.geometry, "\(register.id)")
                for field in register.ownFields {
                    #expect(read[field.name] == field.type.normalized(row[field.name]), "\(register.id).\(field.name)")
                }
                #expect(FeatureCheck(register).problems(in: read) == [], "\(register.id)")
            }
        }
    }

    @Test("are found by each of their values", arguments: StoreKind.allCases)
    func found(kind: StoreKind) async throws {
        let all = try await GeneratedStore(kind, rows: 2)
        for register in all.registers {
            guard let row = all.rows[register.id]?.first else { continue }
            for field in register.ownFields where !row[field.name].isNull {
                let query = FeatureQuery(equal: [field.name: row[field.name]])
                let ids = try await all.store.features(in: register.id, matching: query, reader: .administrator)
                    .features.map(\.id)
                #expect(ids.contains(row.id), "\(register.id).\(field.name) = \(row[field.name])")
            }
        }
    }

    @Test(
        "with an id or a unique key that another has are refused, and nothing is changed",
        arguments: StoreKind.allCases)
    func keys(kind: StoreKind) async throws {
        let all = try await GeneratedStore(kind, rows: 2)
        var tried = 0
        for register in all.registers {
            let (first, second) = try (#require(all.rows[register.id]?[0]), #require(all.rows[register.id]?[1]))
            for key in register.uniqueKeys + [[register.identifier.name]] {
                var twin = second
                for field in key { twin[field] = first[field] }
                guard key.allSatisfy({ !first[$0].isNull }) else { continue }
                let isOwnID = key == [register.identifier.name]
                twin.id = isOwnID ? first.id : second.id
                let problem = await #expect(throws: StoreProblem.self, "\(register.id) \(key)") {
                    try await all.store.save(
                        twin, in: register.id, by: GeneratedStore.ida, replacing: isOwnID ? nil : 1)
                }
                #expect(problem?.code == (isOwnID ? "store.conflict" : "store.duplicate"), "\(register.id) \(key)")
                tried += 1
            }
            let found = try await all.all(register)
            #expect(found.count == 2 && found.contains { $0.id == second.id }, "\(register.id)")
        }
        #expect(tried > all.registers.count)
    }

    @Test("keep every version, and each moment shows what was", arguments: StoreKind.allCases)
    func history(kind: StoreKind) async throws {
        let all = try await GeneratedStore(kind, rows: 1)
        var makers = all.registers.map { RecordMaker($0, seed: 9) }
        var saved: [RegisterID: [Feature]] = [:]
        // Each version has milliseconds of its own, so that a moment is of one version.
        try await Task.sleep(for: .milliseconds(3))
        for place in makers.indices {
            let register = all.registers[place]
            let first = try #require(all.rows[register.id]?.first)
            makers[place].known = all.rows.mapValues { $0.map(\.id) }
            var second = makers[place].record(first.id)
            // Then there is an order in which all can be ended.
            for (field, _) in register.referenceFields where !field.required { second[field.name] = .null }
            try await all.store.save(second, in: register.id, by: Actor("bo"), replacing: 1)
            // A new row gets its defaults; one that is saved again is as it is given.
            saved[register.id] = [second, register.withDefaults(first)]
        }
        try await Task.sleep(for: .milliseconds(3))
        try await endAll(of: all)
        for register in all.registers {
            let given = try #require(saved[register.id])
            let versions = try await all.store.versions(of: given[0].id, in: register.id, reader: .administrator)
            #expect(versions.map(\.revision) == [2, 1], "\(register.id)")
            #expect(versions.map(\.by) == ["bo", "ida"] && versions.map(\.endedBy) == ["eva", "bo"], "\(register.id)")
            #expect(versions.map(\.ending) == [.deleted, .changed], "\(register.id)")
            #expect(try await all.all(register).isEmpty, "\(register.id)")
            for (version, row) in zip(versions, given) {
                expectSame(version.feature, row, register)
                let then = try await all.all(register, at: Moment(version.from))
                #expect(then.map(\.id) == [row.id], "\(register.id) at \(version.from)")
                for one in then { expectSame(one, row, register) }
            }
        }
    }

    /// Each when nothing refers to it any more.
    private func endAll(of all: GeneratedStore) async throws {
        var left = all.registers
        while !left.isEmpty {
            let before = left.count
            for register in left {
                let id = try #require(all.rows[register.id]?.first?.id)
                do throws(StoreProblem) {
                    try await all.store.delete(id, in: register.id, by: Actor("eva"), replacing: 2)
                    left.removeAll { $0.id == register.id }
                } catch {
                    try #require(error.code == "store.referred", "\(register.id): \(error)")
                }
            }
            try #require(left.count < before, "these refer to each other: \(left.map(\.id))")
        }
    }

    private func expectSame(_ found: Feature, _ row: Feature, _ register: Register) {
        #expect(found.geometry == row.geometry, "\(register.id)")
        for field in register.ownFields {
            #expect(found[field.name] == field.type.normalized(row[field.name]), "\(register.id).\(field.name)")
        }
    }
}
