import LandkortCore

/// The fields by which a file's rows are found in the register.
struct ImportKey {
    let fields: [String]
    let isIdentifier: Bool

    /// - Parameter wanted: empty for the identifier, or else the first unique key, that the file has.
    /// - Throws: ``ImportProblem/noKey(_:_:known:)`` where there is none and `mode` needs one.
    init?(_ wanted: [String], _ plan: ImportPlan, _ mode: ImportMode) throws(ImportProblem) {
        let register = plan.register
        let known = [[register.identifier.name]] + register.uniqueKeys
        let given = Set(plan.fields.map(\.name))
        let choices = wanted.isEmpty ? known : known.filter { Set($0) == Set(wanted) }
        guard let found = choices.first(where: { given.isSuperset(of: $0) }) else {
            guard wanted.isEmpty, mode == .insert else { throw .noKey(wanted, register.id, known: known) }
            return nil
        }
        fields = found
        isIdentifier = found == [register.identifier.name]
    }

    /// Nil where one of the values is missing.
    func values(of feature: Feature) -> [Value]? {
        let values = fields.map { feature[$0] }
        return values.contains { $0.isNull } ? nil : values
    }
}
