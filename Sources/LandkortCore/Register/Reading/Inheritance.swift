/// The slots of a class with everything it inherits, in the order a register shows them.
struct Inheritance {
    private let library: Library
    private(set) var slots: [SlotDeclaration] = []
    /// Those of its parents first.
    private(set) var uniqueKeys: [[Tree]] = []
    /// Classes whose slots are in already, so that two ways to the same mixin are no conflict.
    private var taken: Set<String> = []
    /// Whether every parent was found, so that a field that is missing is truly missing.
    private(set) var isComplete = true

    init(of declaration: ClassDeclaration, in library: Library) {
        self.library = library
        take(declaration, through: [])
    }

    private mutating func take(_ declaration: ClassDeclaration, through path: [String]) {
        let name = declaration.name
        guard !path.contains(name) else { return miss(.circular(name, at: declaration.key.place)) }
        guard taken.insert(name).inserted else { return }
        for parent in declaration.parents { take(parent, through: path + [name]) }
        for usage in declaration.slotUsage { refine(usage) }
        for slot in declaration.attributes { add(slot) }
        uniqueKeys += declaration.uniqueKeys
    }

    private mutating func take(_ parent: Tree, through path: [String]) {
        let scope = library.scope(of: parent)
        do throws(RegisterProblem) {
            take(try scope.declaration(named: parent), through: path)
        } catch {
            if scope.isComplete { miss(error) } else { isComplete = false }
        }
    }

    private mutating func miss(_ problem: RegisterProblem) {
        isComplete = false
        library.log.note(problem)
    }

    private mutating func refine(_ usage: SlotDeclaration) {
        guard let index = slots.firstIndex(where: { $0.name == usage.name }) else {
            guard isComplete else { return }
            return library.log.note(.unknownName(usage.name, known: slots.map(\.name), at: usage.key.place))
        }
        slots[index] = slots[index].refined(by: usage, library.log)
    }

    private mutating func add(_ slot: SlotDeclaration) {
        guard !slots.contains(where: { $0.name == slot.name }) else {
            return library.log.note(.duplicate(slot.name, at: slot.key.place))
        }
        slots.append(slot)
    }
}
