/// The slots of a class with everything it inherits, in the order a register shows them.
struct Inheritance {
    private let library: Library
    private(set) var slots: [Tree.Entry] = []
    /// Classes whose slots are in already, so that two ways to the same mixin are no conflict.
    private var taken: Set<String> = []

    init(of declaration: ClassDeclaration, in library: Library) throws(RegisterProblem) {
        self.library = library
        try take(declaration, through: [])
    }

    private mutating func take(_ declaration: ClassDeclaration, through path: [String]) throws(RegisterProblem) {
        let name = declaration.name
        guard !path.contains(name) else { throw .circular(name, at: declaration.key.place) }
        guard taken.insert(name).inserted else { return }
        for parent in declaration.parents {
            try take(library.scope(of: parent).declaration(named: parent), through: path + [name])
        }
        for usage in declaration.slotUsage { try refine(usage) }
        for slot in declaration.attributes { try add(slot) }
    }

    private mutating func refine(_ usage: Tree.Entry) throws(RegisterProblem) {
        guard let index = slots.firstIndex(where: { $0.name == usage.name }) else {
            throw .unknownName(usage.name, known: slots.map(\.name), at: usage.key.place)
        }
        let value = try slots[index].value.overridden(by: usage.value)
        slots[index] = Tree.Entry(key: slots[index].key, name: usage.name, value: value)
    }

    private mutating func add(_ slot: Tree.Entry) throws(RegisterProblem) {
        guard !slots.contains(where: { $0.name == slot.name }) else {
            throw .duplicate(slot.name, at: slot.key.place)
        }
        slots.append(slot)
    }
}
