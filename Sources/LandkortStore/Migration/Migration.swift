import LandkortCore

/// What it takes for a store to hold registers as they are now declared.
public struct Migration: Sendable, Hashable {
    /// In the order of the registers; empty when the store is as the declarations ask.
    public var steps: [MigrationStep] = []
    /// What a person has to decide first. Nothing is done while there is any.
    public var obstacles: [MigrationObstacle] = []

    /// Nothing to do.
    public init() {}

    /// Whether opening the store does it without asking: nothing that is there changes its form.
    public var isAdditive: Bool { obstacles.isEmpty && steps.allSatisfy(\.isAdditive) }

    /// What leads from `stored` to `register`, as far as the two alone can say; O(fields).
    ///
    /// - Parameter stored: nil where the store does not have the register.
    init(from stored: RegisterShape?, to register: Register) {
        guard let stored else {
            steps = [.makeRegister(register.id)]
            return
        }
        let wished = RegisterShape(register)
        guard stored.identifier == wished.identifier else {
            obstacles = [.identifier(register.id, from: stored.identifier, to: wished.identifier)]
            return
        }
        compareFields(of: register, wished, with: stored)
        compareGeometry(of: register, with: stored)
        if stored.uniqueKeys != wished.uniqueKeys { steps.append(.keys(register.id)) }
    }

    private mutating func compareFields(of register: Register, _ wished: RegisterShape, with stored: RegisterShape) {
        var left = stored.columns.filter { wished[$0.name] == nil }
        for (field, column) in zip(register.fields, wished.columns) {
            if let found = stored[field.name] {
                if found.isSetAside { steps.append(.bringBack(register.id, field: field.name)) }
                guard !found.holdsAlike(column) else { continue }
                steps.append(.convert(register.id, field: field.name, from: found, to: column))
            } else if let index = left.firstIndex(where: { field.aliases.contains($0.name) }) {
                let old = left.remove(at: index)
                steps.append(.rename(register.id, from: old.name, to: field.name))
                guard !old.holdsAlike(column) else { continue }
                steps.append(.convert(register.id, field: field.name, from: old, to: column))
            } else {
                steps.append(.addField(register.id, field: field.name))
            }
        }
        steps += left.filter { !$0.isSetAside }.map { .setAside(register.id, field: $0.name) }
    }

    private mutating func compareGeometry(of register: Register, with stored: RegisterShape) {
        let found = stored.geometry.flatMap(GeometryKind.init(name:))
        guard found != register.geometry else { return }
        let isSameFamily = found == nil || found?.multi == register.geometry?.multi
        if let wished = register.geometry, isSameFamily {
            steps.append(.geometry(register.id, from: found, to: wished))
        } else {
            obstacles.append(.geometry(register.id, from: found, to: register.geometry))
        }
    }

    func makes(_ register: RegisterID) -> Bool { steps.contains(.makeRegister(register)) }

    mutating func add(_ other: Migration) {
        steps += other.steps
        obstacles += other.obstacles
    }
}
