import LandkortApplication
import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@Suite("Every register comes back from every format as it was")
struct EveryRegisterTests {
    @Test("the example rows, exported, ended and imported again", arguments: FileFormat.allCases)
    func examples(format: FileFormat) async throws {
        try await expectRoundTrip(format, try await ExchangeStore(examples: true))
    }

    @Test("and rows with whatever their declarations allow, a customer's among them", arguments: FileFormat.allCases)
    func generated(format: FileFormat) async throws {
        try await expectRoundTrip(format, try await ExchangeStore(generated: 4))
    }

    private func expectRoundTrip(_ format: FileFormat, _ fixture: ExchangeStore) async throws {
        for register in fixture.store.registers {
            let before = try await fixture.rows(register.id)
            #expect(!before.isEmpty, "\(register.id)")
            let path = try await fixture.write(register.id, to: "\(register.id).\(format.rawValue)")
            try await fixture.store.transaction(as: ExchangeStore.ida) { transaction in
                _ = try transaction.write(before.map { .end($0.id) }, in: register.id)
            }
            #expect(try await fixture.count(register.id) == 0)
            do {
                let summary = try await fixture.read(path, into: register.id)
                #expect(summary.receipt.counts.inserted == before.count && summary.unmatched.isEmpty)
            } catch let problem as any Problem {
                Issue.record("\(register.id): \(problem.message.en)")
            }
            expectSame(before, try await fixture.rows(register.id), register)
        }
    }

    @Test("and what is there already is unchanged", arguments: FileFormat.allCases)
    func unchanged(format: FileFormat) async throws {
        let fixture = try await ExchangeStore(examples: true)
        for register in fixture.store.registers {
            let path = try await fixture.write(register.id, to: "\(register.id).\(format.rawValue)")
            let summary = try await fixture.read(path, into: register.id, .replace)
            let counts = summary.receipt.counts
            #expect(counts.unchanged > 0 && counts.updated + counts.inserted + counts.ended == 0, "\(register.id)")
        }
    }

    /// Foundation's JSON reader gets the last of 17 digits wrong now and then.
    private func isNear(_ one: Value, _ other: Value) -> Bool {
        guard case .number(let one) = one, case .number(let other) = other else { return false }
        return abs(one - other) <= 4 * other.ulp
    }

    private func expectSame(_ before: [Feature], _ after: [Feature], _ register: Register) {
        let found = Dictionary(uniqueKeysWithValues: after.map { ($0.id, $0) })
        for row in before {
            for field in register.fields where !field.tellsOfVersion {
                let value = found[row.id]?[field.name] ?? .null
                #expect(value == row[field.name] || isNear(value, row[field.name]), "\(register.id).\(field.name)")
            }
            let place = found[row.id]?.geometry
            #expect(place == row.geometry || row.geometry.map { place?.lies(within: 0.008, of: $0) == true } == true)
        }
    }
}
