extension Tree {
    /// The entries of a mapping with free names; an empty value is an empty mapping.
    func entries() throws(RegisterProblem) -> [Entry] {
        switch content {
        case .map(let entries): return entries
        case .text("", isPlain: true): return []
        default: throw .wrongShape(.map, at: place)
        }
    }

    /// The entries of a mapping whose names are fixed; others are noted.
    func keyed(_ allowed: [String], _ log: ProblemLog) -> Keyed {
        let entries = log.attempt { () throws(RegisterProblem) in try self.entries() } ?? []
        for entry in entries where !allowed.contains(entry.name) {
            log.note(.unknownKey(entry.name, allowed: allowed, at: entry.key.place))
        }
        return Keyed(tree: self, entries: entries, log: log)
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

    /// Text that is one of `allowed`.
    func oneOf(_ allowed: [String]) throws(RegisterProblem) -> String {
        let text = try self.scalar()
        guard allowed.contains(text) else { throw .notAllowed(text, allowed: allowed, at: place) }
        return text
    }

    /// Text of the form that `form` asks for.
    func named(_ form: NameForm) throws(RegisterProblem) -> String {
        let text = try self.scalar()
        guard form.admits(text) else { throw .badForm(text, form, at: place) }
        return text
    }
}
