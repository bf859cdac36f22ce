import LandkortCore
import LandkortStore
import Support
import Testing

/// Each register comes from an earlier form of itself, in a store of its own: without a field, or with fields of
/// another type.
@Suite("Every register from an earlier version of its declaration")
struct GeneratedMigrationTests {
    private let scratch = try! Scratch()
    private var path: String { scratch.path("lager.gpkg") }
    private static let rows = DeclaredRegisters.rows(2)

    private func given(_ register: Register) throws -> [Feature] {
        try #require(Self.rows[register.id]).map { row in
            var row = row
            row.values = row.values.mapValues(\.beyondDoubt)
            return row
        }
    }

    /// Fills a store of `old` with what its fields hold of the generated rows.
    private func fill(_ old: Register) async throws {
        let store = try await GeoPackageStore.open(path, registers: [old], creating: true)
        defer { store.close() }
        let rows = try given(old).map { row in
            var row = row
            row.values = row.values.filter { old[$0.key] != nil }
            for field in old.fields where field.type == .string && !field.multivalued {
                row[field.name] = row[field.name].asText
            }
            return row
        }
        try await store.insert([old.id: rows])
    }

    /// - Parameter untouched: fields that get no default, since the earlier form had none.
    private func expectRows(of register: Register, without untouched: Set<String>, values: Bool) async throws {
        let store = try await GeoPackageStore.open(path, registers: [register], creating: false)
        defer { store.close() }
        for row in try given(register) {
            let found = try await store.feature(row.id, in: register.id, reader: .administrator)
            #expect(found.geometry == row.geometry)
            let filled = register.withDefaults(row)
            for field in register.fields where !field.tellsOfVersion {
                let kept = values ? row[field.name] : .null
                let wanted = untouched.contains(field.name) ? kept : filled[field.name]
                #expect(found[field.name] == field.type.normalized(wanted), "\(field.name)")
            }
        }
    }

    @Test(
        "a field that is new is empty in the rows there are, and nothing else is changed",
        arguments: DeclaredRegisters.all)
    func newField(register: Register) async throws {
        var old = register
        let place = old.fields.lastIndex { !$0.required && !$0.isSetBySystem && isFree($0, in: register) }
        let removed = old.fields.remove(at: try #require(place, "some field could be new"))
        try await fill(old)
        let plan = try await GeoPackageStore.migration(of: path, to: [register])
        #expect(plan.steps == [.addField(register.id, field: removed.name)] && plan.isAdditive)
        #expect(try await GeoPackageStore.migrate(path, to: [register]) == plan)
        #expect(try await GeoPackageStore.migration(of: path, to: [register]).steps.isEmpty)
        try await expectRows(of: register, without: [removed.name], values: false)
    }

    @Test("fields that were text before take the form they are declared with", arguments: DeclaredRegisters.all)
    func otherType(register: Register) async throws {
        var old = register
        var changed: Set<String> = []
        for place in old.fields.indices {
            let field = old.fields[place]
            let isTyped = [.integer, .number, .boolean, .date].contains(field.type)
            guard isTyped, !field.multivalued, isFree(field, in: register) else { continue }
            old.fields[place].type = .string
            old.fields[place].defaultValue = nil
            changed.insert(field.name)
        }
        try #require(!changed.isEmpty)
        try await fill(old)
        let plan = try await GeoPackageStore.migrate(path, to: [register])
        let names = plan.steps.map { step in
            if case .convert(register.id, let field, _, _) = step { field } else { "\(step)" }
        }
        #expect(Set(names) == changed && !plan.isAdditive)
        try await expectRows(of: register, without: changed, values: true)
    }

    private func isFree(_ field: Field, in register: Register) -> Bool {
        !field.isIdentifier && !register.uniqueKeys.contains { $0.contains(field.name) }
    }
}

extension Value {
    /// With two decimals where three would look like thousands once they are text.
    fileprivate var beyondDoubt: Value {
        guard case .number(let number) = self, WrittenNumber(number.plainDigits)?.doubt(in: .number) != nil else {
            return self
        }
        return .number((number * 100).rounded(.towardZero) / 100)
    }

    /// As an earlier declaration held it, and as a migration back would write it.
    fileprivate var asText: Value {
        switch self {
        case .integer(let number): .string(String(number))
        case .number(let number): .string(number.plainDigits)
        case .boolean(let flag): .string(String(flag))
        case .null, .string, .array: self
        }
    }
}
