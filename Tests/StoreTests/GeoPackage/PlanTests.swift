import LandkortCore
import LandkortRegisters
import Support
import Testing

@testable import LandkortStore

@Suite("How reads find their rows")
struct PlanTests {
    private let box = Envelope(minX: 500_000, minY: 6_300_000, maxX: 500_100, maxY: 6_300_100)

    private func store(_ scratch: Scratch) async throws -> GeoPackageStore {
        try await GeoPackageStore.open(
            scratch.path("lager.gpkg"), registers: try BuiltIn().registers, creating: true)
    }

    @Test("a box is looked up in the R-tree, and rows by their key", arguments: [Reader.anonymous, .administrator])
    func box(reader: Reader) async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        for register in store.registers where register.geometry != nil {
            // Whoever may not see every row gets what the box holds in another order.
            let sorts = reader.visibility(in: register) != .all
            for query in [FeatureQuery(box: box), FeatureQuery(box: box, limit: 10, after: sorts ? "~x" : "77")] {
                let plan = try await store.plan(of: register.id, matching: query, reader: reader)
                #expect(
                    plan.contains { $0.hasPrefix("SCAN rtree_\(register.id)_geom VIRTUAL TABLE INDEX 2:") }, "\(plan)")
                #expect(
                    plan.contains { $0.hasPrefix("SEARCH \(register.id) USING INTEGER PRIMARY KEY (rowid=?)") },
                    "\(plan)")
                #expect(plan.contains { $0.contains("TEMP B-TREE") } == sorts, "\(plan)")
            }
        }
    }

    @Test("an id is looked up in its index", arguments: [Reader.anonymous, .administrator])
    func id(reader: Reader) async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        for register in store.registers {
            let plan = try await store.plan(of: "x", in: register.id, reader: reader)
            #expect(plan.count == 1 && plan[0].hasPrefix("SEARCH \(register.id) USING INDEX"), "\(plan)")
            #expect(plan[0].contains("(\(register.identifier.name)=?)"), "\(plan)")
        }
    }

    @Test("a page goes on from its cursor", arguments: [Reader.anonymous, .administrator])
    func page(reader: Reader) async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        for register in store.registers {
            let isOpen = reader.visibility(in: register) == .all
            let query = FeatureQuery(after: isOpen ? "5" : "~x")
            let plan = try await store.plan(of: register.id, matching: query, reader: reader)
            let key =
                isOpen
                ? "INTEGER PRIMARY KEY (rowid>?)"
                : "INDEX \(register.id)_\(register.identifier.name) (\(register.identifier.name)>?)"
            #expect(plan == ["SEARCH \(register.id) USING \(key)"])
        }
    }

    @Test("what is saved is on disk when the save returns, and readers do not wait for a writer")
    func settings() async throws {
        let scratch = try Scratch()
        let store = try await store(scratch)
        #expect(try await store.setting("synchronous") == "2", "FULL")
        #expect(try await store.setting("journal_mode") == "wal")
    }
}
