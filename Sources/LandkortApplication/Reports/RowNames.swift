import LandkortCore
import LandkortRegisters

/// What rows and their codes are called, in Danish.
struct RowNames: Sendable {
    private let registers: [RegisterID: Register]
    private var areas: [Feature.ID: String]
    /// The municipality, else the partnership, of rows that labels refer to.
    private var places: [Feature.ID: Feature.ID] = [:]

    /// - Parameters:
    ///   - areas: rows with a `navn` that others refer to; their identifiers differ.
    ///   - rows: others that are referred to, each behind those that its own label refers to.
    init(registers: [Register], of areas: [Feature]..., and rows: [any RegisterRow] = []) {
        self.registers = Dictionary(uniqueKeysWithValues: registers.map { ($0.id, $0) })
        let pairs = areas.joined().compactMap { area in area["navn"].string.map { (area.id, $0) } }
        self.areas = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        for row in rows where self.areas[row.id] == nil { self.areas[row.id] = name(of: row) }
    }

    /// Names rows by their labels, which refer to what is named already.
    mutating func add(_ rows: [Feature], of register: Register) {
        for row in rows {
            if areas[row.id] == nil { areas[row.id] = named(row, in: register).name }
            places[row.id] = row.placeCode
        }
    }

    /// The municipality, else the partnership, of a row, or of the row that its label refers to.
    func place(of row: Feature, in register: Register) -> String? {
        let referred = register.label.lazy.compactMap { row[$0].string.flatMap { places[$0] } }.first
        return (row.placeCode ?? referred).map(area)
    }

    /// The name of a municipality, region or partnership, or of another row; its code where there is none.
    func area(_ code: Feature.ID) -> String { areas[code] ?? code }

    /// The name of another row; nil where it is not there for this reader, who is then not told its id either.
    func known(_ id: Feature.ID) -> String? { areas[id] }

    /// A row that another refers to; nil where it is not there for this reader.
    func referred(_ id: Feature.ID?, in register: RegisterID) -> NamedRecord? {
        id.flatMap { id in known(id).map { NamedRecord(register: register, id: id, name: $0) } }
    }

    /// What the value of `field` is called: a code by its title; nil without a value.
    func title(of field: String, in row: any RegisterRow) -> String? {
        guard let register = registers[type(of: row).register] else { return row.feature[field].string }
        return title(of: field, in: row.feature, register)
    }

    private func title(of field: String, in row: Feature, _ register: Register) -> String? {
        guard let text = row[field].string else { return nil }
        return switch register[field]?.type {
        case .code(let list)?: list[text]?.title.da ?? text
        case .reference?: area(text)
        default: text
        }
    }

    /// The code that `field` has, in both languages; nil without a value, or where the list does not have it.
    func code(of field: String, in row: any RegisterRow) -> Code? {
        row.feature[field].string.flatMap { text in
            codes(of: field, in: type(of: row).register).first { $0.value == text }
        }
    }

    /// The codes that `field` can have, in the order of their list.
    func codes(of field: String, in register: RegisterID) -> [Code] {
        guard case .code(let list)? = registers[register]?[field]?.type else { return [] }
        return list.codes
    }

    /// The row's label in words, or its id where it is empty.
    func name(of row: any RegisterRow) -> String {
        registers[type(of: row).register].map { named(row.feature, in: $0).name } ?? row.id
    }

    /// A row of any register by its label.
    func named(_ row: Feature, in register: Register) -> NamedRecord {
        let words = register.label.compactMap { label in
            title(of: label, in: row, register) ?? row[label].integer.map(String.init)
        }
        let name = words.isEmpty ? row.id : words.joined(separator: ", ")
        return NamedRecord(register: register.id, id: row.id, name: name)
    }

    /// The row as something that a figure rests on.
    func evidence(_ row: any RegisterRow) -> Document.Evidence {
        let register = registers[type(of: row).register]
        return Document.Evidence(
            registerTitle: register?.title.da ?? type(of: row).register.rawValue, register: type(of: row).register,
            id: row.id, name: name(of: row), source: row.source,
            isSynthetic: row.isSynthetic)
    }
}

extension RowSource {
    /// Names of what the labels of `registers` refer to, and of what the labels of those refer to in turn.
    ///
    /// Cost: one read of each register that is referred to.
    func names(inLabelsOf registers: [RegisterID]) async throws -> RowNames {
        var names = RowNames(registers: workspace.registers)
        var known: Set<RegisterID> = []
        for target in labelTargets(of: registers) { try await name(target, in: &names, &known) }
        return names
    }

    private func name(
        _ id: RegisterID, in names: inout RowNames, _ known: inout Set<RegisterID>
    ) async throws {
        guard known.insert(id).inserted, let register = workspace.registers.first(where: { $0.id == id })
        else { return }
        for target in labelTargets(of: [id]) { try await name(target, in: &names, &known) }
        names.add(try await features(id), of: register)
    }

    private func labelTargets(of ids: [RegisterID]) -> [RegisterID] {
        workspace.registers.filter { ids.contains($0.id) }.flatMap { register in
            register.label.compactMap { label in
                guard case .reference(let target)? = register[label]?.type else { return nil }
                return target
            }
        }
    }
}

extension Feature {
    fileprivate var placeCode: Feature.ID? { self["kommunekode"].string ?? self["partnerskabskode"].string }
}
