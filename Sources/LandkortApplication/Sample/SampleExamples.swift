import LandkortCore

/// The example rows that a sample store gets beside the computed ones.
///
/// Of a register that the sample computes rows for, only those that other example rows refer to, so that every
/// reference leads somewhere.
struct SampleExamples {
    /// By register; none has an empty list.
    private(set) var rows: [RegisterID: [Feature]] = [:]

    private let registers: [RegisterID: Register]
    private let examples: [RegisterID: [Feature]]
    private let computed: Set<RegisterID>

    /// - Parameters:
    ///   - registers: those of the store; examples of others are left out.
    ///   - examples: the rows beside every schema that is not seeded.
    ///   - computed: the registers that have rows without these.
    init(_ examples: [RegisterID: [Feature]], for registers: [Register], computed: Set<RegisterID>) {
        self.registers = Dictionary(uniqueKeysWithValues: registers.map { ($0.id, $0) })
        self.examples = examples
        self.computed = computed
        for register in registers where !computed.contains(register.id) {
            take(examples[register.id] ?? [], of: register)
        }
    }

    private mutating func take(_ features: [Feature], of register: Register) {
        guard !features.isEmpty else { return }
        rows[register.id, default: []] += features
        for feature in features {
            for (target, id) in register.references(in: feature) where computed.contains(target) {
                takeReferred(id, of: target)
            }
        }
    }

    private mutating func takeReferred(_ id: Feature.ID, of target: RegisterID) {
        guard let register = registers[target], rows[target]?.contains(where: { $0.id == id }) != true,
            let feature = examples[target]?.first(where: { $0.id == id })
        else { return }
        take([feature], of: register)
    }
}

extension Register {
    /// The records that `feature` points at, in the order of the fields.
    func references(in feature: Feature) -> [(target: RegisterID, id: Feature.ID)] {
        fields.flatMap { field -> [(target: RegisterID, id: Feature.ID)] in
            guard case .reference(let target) = field.type else { return [] }
            guard case .array(let items) = feature[field.name] else {
                return feature[field.name].string.map { [(target, $0)] } ?? []
            }
            return items.compactMap(\.string).map { (target, $0) }
        }
    }
}
