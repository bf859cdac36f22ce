import LandkortCore
import LandkortStore

/// What is referred to, and by what.
extension MemoryStore.State {
    func check(_ references: [Reference], of register: RegisterID) throws(StoreProblem) {
        let broken = references.filter { tables[$0.target]?.row($0.id) == nil }
        guard broken.isEmpty else { throw .noSuchRecord(register, broken) }
    }

    func referrers(to ids: Set<Feature.ID>, in register: RegisterID) -> [Referrer] {
        tables.values.sorted { $0.register.id.rawValue < $1.register.id.rawValue }.flatMap { table in
            let fields = table.register.referenceFields.filter { $0.target == register }.map(\.field.name)
            return table.rows.map(\.feature).filter { row in
                fields.contains { !ids.isDisjoint(with: row[$0].referred) }
            }.map { Referrer($0.id, in: table.register.id) }
        }
    }
}
