import LandkortCore
import LandkortStore
import Support
import Synchronization
import Testing

/// One program has the store open while another gives it another form.
@Suite("Declarations that change while a store is open")
struct RenewalTests {
    private static let other: RegisterID = "andre"

    /// What the declarations say at the moment; nil where they cannot be read.
    private final class Declared: Sendable {
        let registers: Mutex<[Register]?>
        init(_ registers: [Register]) { self.registers = Mutex(registers) }

        struct Broken: Error {}

        func read() throws -> [Register] {
            guard let registers = registers.withLock({ $0 }) else { throw Broken() }
            return registers
        }
    }

    private func opened(_ scratch: Scratch) async throws -> (store: GeoPackageStore, declared: Declared) {
        let registers = [Trial.register(), Trial.register(id: Self.other)]
        let declared = Declared(registers)
        let store = try await GeoPackageStore.open(
            scratch.path("lager.gpkg"), registers: registers, creating: true, declarations: { try declared.read() })
        try await store.renew()
        try await store.insert([Trial.id: [Trial.row(1, ["antal": 5])], Self.other: [Trial.row(2)]])
        return (store, declared)
    }

    /// The number becomes a text with another name, and a field is new.
    private static var changed: [Register] {
        var register = Trial.register()
        register.fields = register.fields.map { field in
            guard field.name == "antal" else { return field }
            return Field(name: "maengde", title: field.title, aliases: ["antal"])
        }
        register.fields.append(Trial.field("senere"))
        return [register, Trial.register(id: other)]
    }

    private func count(_ store: GeoPackageStore, _ register: RegisterID, _ equal: [String: Value]) async throws -> Int {
        try await store.count(in: register, matching: FeatureQuery(equal: equal), reader: .administrator)
    }

    @Test("they are taken up with the tables, and nothing is read where nothing changed")
    func takenUp() async throws {
        let scratch = try Scratch()
        let (store, declared) = try await opened(scratch)
        declared.registers.withLock { $0 = Self.changed }
        try await store.renew()
        #expect(store.registers.first?["antal"] != nil, "declared, but not yet in the store")
        _ = try await GeoPackageStore.migrate(scratch.path("lager.gpkg"), to: Self.changed)
        try await store.renew()
        #expect(store.registers.first?["antal"] == nil && store.registers.first?["senere"] != nil)
        #expect(try await count(store, Trial.id, ["maengde": "5"]) == 1)
        let saved = try await store.save(
            Trial.row(3, ["maengde": "x", "senere": "y"]), in: Trial.id, by: Actor("ida"), replacing: nil)
        let row = try await store.feature(saved.id, in: Trial.id, reader: .administrator)
        #expect(row["maengde"] == "x" && row["senere"] == "y")
    }

    @Test("a register that no declaration fits is refused, the others go on, and it comes back with its declaration")
    func refused() async throws {
        let scratch = try Scratch()
        let (store, declared) = try await opened(scratch)
        declared.registers.withLock { $0 = nil }
        _ = try await GeoPackageStore.migrate(scratch.path("lager.gpkg"), to: Self.changed)
        try await store.renew()
        let problem = await #expect(throws: StoreProblem.self) { try await count(store, Trial.id, [:]) }
        #expect(problem?.code == "store.reshaped" && problem?.kind == .unavailable)
        #expect(problem?.message.da.contains("proeve") == true)
        #expect(try await count(store, Self.other, [:]) == 1)
        let writing = await #expect(throws: StoreProblem.self) { try await store.insert([Trial.id: [Trial.row(4)]]) }
        #expect(writing?.code == "store.reshaped")
        #expect(store.registers.map(\.id) == [Trial.id, Self.other])

        declared.registers.withLock { $0 = Self.changed }
        try await scratch.addTable("lager.gpkg", "en")
        try await store.renew()
        #expect(try await count(store, Trial.id, ["maengde": "5"]) == 1)
    }

    @Test("a table that somebody else adds changes nothing")
    func otherTables() async throws {
        let scratch = try Scratch()
        let (store, declared) = try await opened(scratch)
        declared.registers.withLock { $0 = nil }
        try await scratch.addTable("lager.gpkg", "nummer_to")
        try await store.renew()
        #expect(try await count(store, Trial.id, ["antal": 5]) == 1)
    }

    @Test("a read that the change overtakes is told to try again")
    func overtaken() async throws {
        let scratch = try Scratch()
        let (store, _) = try await opened(scratch)
        _ = try await GeoPackageStore.migrate(scratch.path("lager.gpkg"), to: Self.changed)
        let problem = await #expect(throws: StoreProblem.self) { try await count(store, Trial.id, ["antal": 5]) }
        #expect(problem?.code == "store.busy" && problem?.kind == .unavailable)
    }
}

extension Scratch {
    /// As another program does that keeps something of its own in the file.
    fileprivate func addTable(_ file: String, _ name: String) async throws {
        let script = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('CREATE TABLE ' + sys.argv[2] + ' (a)')"
        let outcome = try await Tool.python.run(["-c", script, path(file), name])
        guard outcome.code == 0 else { throw ToolProblem(text: outcome.errors) }
    }
}
