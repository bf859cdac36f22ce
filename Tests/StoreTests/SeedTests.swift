import LandkortCore
import LandkortRegisters
import LandkortStore
import Support
import Testing

@Suite("What a new store begins with")
struct SeedTests {
    @Test("every register is there, and those with national rows hold exactly them", arguments: StoreKind.allCases)
    func seeds(kind: StoreKind) async throws {
        let (scratch, builtIn) = (try Scratch(), try BuiltIn())
        let store = try await kind.open(in: scratch, builtIn.registers, seeds: builtIn.seeds)
        #expect(store.registers == builtIn.registers)
        #expect(builtIn.seeds["kommune"]?.count == 99)
        for register in builtIn.registers {
            let seeds = builtIn.seeds[register.id] ?? []
            let stored = try await store.features(in: register.id, matching: FeatureQuery(), reader: .administrator)
            #expect(stored.features.count == seeds.count, "\(register.id)")
            for (seed, feature) in zip(seeds, stored.features) {
                for (field, value) in seed.values { #expect(feature[field] == value, "\(register.id).\(field)") }
            }
        }
    }

    @Test("opening again adds nothing and changes nothing", arguments: StoreKind.durable)
    func again(kind: StoreKind) async throws {
        let (scratch, builtIn) = (try Scratch(), try BuiltIn())
        let all = FeatureQuery()
        let first = try await kind.open(in: scratch, builtIn.registers, seeds: builtIn.seeds)
        let before = try await first.features(in: "kommune", matching: all, reader: .administrator)
        let second = try await kind.open(in: scratch, builtIn.registers, seeds: builtIn.seeds)
        #expect(try await second.features(in: "kommune", matching: all, reader: .administrator) == before)
        #expect(try await second.change() == first.change())
    }

    @Test("a register that is declared later gets its table and rows", arguments: StoreKind.allCases)
    func laterRegister(kind: StoreKind) async throws {
        let scratch = try Scratch()
        let (old, new) = (Trial.register(), Trial.register(.multiPolygon, id: "ny"))
        try await kind.open(in: scratch, [old]).insert([Trial.id: [Trial.row(1)]])
        let store = try await kind.open(
            in: scratch, [old, new], seeds: ["ny": [Trial.row(2)], old.id: [Trial.row(3)]])
        #expect(try await store.count(in: "ny", matching: FeatureQuery(), reader: .administrator) == 1)
        #expect(try await store.count(in: old.id, matching: FeatureQuery(), reader: .administrator) == 1)
    }

    @Test("programs that make the same store at once all get it whole", arguments: StoreKind.durable)
    func atOnce(kind: StoreKind) async throws {
        let (scratch, builtIn) = (try Scratch(), try BuiltIn())
        let registers = builtIn.registers.filter { $0.domain == "omraade" }
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let store = try await kind.open(in: scratch, registers, seeds: builtIn.seeds)
                    return try await store.count(in: "kommune", matching: FeatureQuery(), reader: .anonymous)
                }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(counts == Array(repeating: 99, count: 8))
    }
}
