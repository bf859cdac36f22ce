/// A mapping whose names have been checked. What is not of the right kind is noted and reads as if it was not there.
struct Keyed {
    let tree: Tree
    let entries: [Tree.Entry]
    let log: ProblemLog

    subscript(name: String) -> Tree? {
        entries.first { $0.name == name }?.value
    }

    func key(_ name: String) -> Tree? {
        entries.first { $0.name == name }?.key
    }

    /// The value of a key that must be there.
    func required(_ name: String) -> Tree? {
        if let value = self[name] { return value }
        log.note(.missingKey(name, at: tree.place))
        return nil
    }

    func text(_ name: String) -> String? { read(name) { (tree) throws(RegisterProblem) in try tree.text() } }

    func number(_ name: String) -> Double? { read(name) { (tree) throws(RegisterProblem) in try tree.number() } }

    /// `false` when it is not said.
    func boolean(_ name: String) -> Bool {
        read(name) { (tree) throws(RegisterProblem) in try tree.boolean() } ?? false
    }

    /// Empty when it is not said.
    func list(_ name: String) -> [Tree] {
        read(name) { (tree) throws(RegisterProblem) in try tree.list() } ?? []
    }

    /// Empty when it is not said.
    func texts(_ name: String) -> [String] {
        list(name).compactMap { item in log.attempt { () throws(RegisterProblem) in try item.text() } }
    }

    /// Empty when it is not said.
    func map(_ name: String) -> [Tree.Entry] {
        read(name) { (tree) throws(RegisterProblem) in try tree.entries() } ?? []
    }

    func oneOf(_ allowed: [String], _ name: String) -> String? {
        read(name) { (tree) throws(RegisterProblem) in try tree.oneOf(allowed) }
    }

    private func read<T>(_ name: String, _ work: (Tree) throws(RegisterProblem) -> T) -> T? {
        guard let tree = self[name] else { return nil }
        return log.attempt { () throws(RegisterProblem) in try work(tree) }
    }
}
