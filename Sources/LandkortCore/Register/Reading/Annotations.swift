/// Our own keys on a schema, a class, a slot or an enum: names with one scalar each.
struct Annotations {
    private let values: [String: Tree]
    private let log: ProblemLog
    /// All of them as text.
    let texts: [String: String]

    init(_ keys: Keyed, allowed: [String]) {
        log = keys.log
        var values: [String: Tree] = [:]
        var texts: [String: String] = [:]
        for entry in keys["annotations"]?.keyed(allowed, keys.log).entries ?? [] {
            guard let text = keys.log.attempt({ () throws(RegisterProblem) in try entry.value.scalar() }) else {
                continue
            }
            values[entry.name] = entry.value
            texts[entry.name] = text
        }
        self.values = values
        self.texts = texts
    }

    subscript(name: String) -> Tree? { values[name] }

    /// Whether it says `true`; `false` when it is not there.
    func boolean(_ name: String) -> Bool {
        read(name) { (tree) throws(RegisterProblem) in try tree.boolean() } ?? false
    }

    /// Notes a value that is none of `allowed`.
    func check(_ name: String, among allowed: [String]) {
        _ = read(name) { (tree) throws(RegisterProblem) in try tree.oneOf(allowed) }
    }

    /// The value, when it has the form.
    @discardableResult
    func named(_ name: String, _ form: NameForm) -> String? {
        read(name) { (tree) throws(RegisterProblem) in try tree.named(form) }
    }

    private func read<T>(_ name: String, _ work: (Tree) throws(RegisterProblem) -> T) -> T? {
        guard let tree = values[name] else { return nil }
        return log.attempt { () throws(RegisterProblem) in try work(tree) }
    }
}
