extension Tree {
    /// The entries of a mapping with free names; an empty value is an empty mapping.
    func entries() throws(RegisterProblem) -> [Entry] {
        switch content {
        case .map(let entries): return entries
        case .text("", isPlain: true): return []
        default: throw .wrongShape(.map, at: place)
        }
    }

    /// The entries of a mapping whose names are fixed.
    func keyed(_ allowed: [String]) throws(RegisterProblem) -> Keyed {
        let entries = try entries()
        for entry in entries where !allowed.contains(entry.name) {
            throw .unknownKey(entry.name, allowed: allowed, at: entry.key.place)
        }
        return Keyed(tree: self, entries: entries)
    }

    func list() throws(RegisterProblem) -> [Tree] {
        guard case .list(let items) = content else { throw .wrongShape(.list, at: place) }
        return items
    }

    /// Text that YAML too reads as text.
    func text() throws(RegisterProblem) -> String {
        guard case .text(let text, let isPlain) = content, !(isPlain && text.isEmpty) else {
            throw .wrongShape(.text, at: place)
        }
        guard !isPlain || PlainScalar(text) == .text else { throw .unquoted(text, at: place) }
        return text
    }

    /// Text, or a number or boolean that means what it looks like: the value of an annotation.
    func scalar() throws(RegisterProblem) -> String {
        guard case .text(let text, isPlain: true) = content else { return try self.text() }
        switch PlainScalar(text) {
        case .number, .boolean: return text
        case .text, .other: return try self.text()
        }
    }

    func boolean() throws(RegisterProblem) -> Bool {
        guard case .text(let text, isPlain: true) = content, let value = Bool(text) else {
            throw .wrongShape(.boolean, at: place)
        }
        return value
    }

    func number() throws(RegisterProblem) -> Double {
        guard case .text(let text, isPlain: true) = content, PlainScalar(text) == .number,
            let value = Double(text)
        else { throw .wrongShape(.number, at: place) }
        return value
    }

    func texts() throws(RegisterProblem) -> [String] {
        try list().map { (item) throws(RegisterProblem) in try item.text() }
    }
}

/// A mapping whose names have been checked.
struct Keyed {
    let tree: Tree
    let entries: [Tree.Entry]

    subscript(name: String) -> Tree? {
        entries.first { $0.name == name }?.value
    }

    func key(_ name: String) -> Tree? {
        entries.first { $0.name == name }?.key
    }

    func required(_ name: String) throws(RegisterProblem) -> Tree {
        guard let value = self[name] else { throw .missingKey(name, at: tree.place) }
        return value
    }

    func text(_ name: String) throws(RegisterProblem) -> String? {
        try self[name].map { (value) throws(RegisterProblem) in try value.text() }
    }

    func number(_ name: String) throws(RegisterProblem) -> Double? {
        try self[name].map { (value) throws(RegisterProblem) in try value.number() }
    }

    /// `false` when it is not said.
    func boolean(_ name: String) throws(RegisterProblem) -> Bool {
        try self[name]?.boolean() ?? false
    }

    /// Empty when it is not said.
    func list(_ name: String) throws(RegisterProblem) -> [Tree] {
        try self[name]?.list() ?? []
    }

    /// Empty when it is not said.
    func map(_ name: String) throws(RegisterProblem) -> [Tree.Entry] {
        try self[name]?.entries() ?? []
    }
}
