/// One class as it is written.
struct ClassDeclaration {
    let name: String
    let key: Tree
    /// Whether it only lends its slots and has no records of its own.
    let isLender: Bool
    let parents: [Tree]
    let attributes: [Tree.Entry]
    let slotUsage: [Tree.Entry]
    let uniqueKeys: [[Tree]]
    let annotations: Annotations

    init(_ entry: Tree.Entry) throws(RegisterProblem) {
        let keys = try entry.value.keyed(Keys.class)
        name = entry.name
        key = entry.key
        let (isMixin, isAbstract) = (try keys.boolean("mixin"), try keys.boolean("abstract"))
        isLender = isMixin || isAbstract
        parents = try (keys["is_a"].map { [$0] } ?? []) + keys.list("mixins")
        attributes = try keys.map("attributes")
        slotUsage = try keys.map("slot_usage")
        annotations = try Annotations(keys["annotations"], allowed: Keys.classAnnotations)
        uniqueKeys = try keys.map("unique_keys").map { (entry) throws(RegisterProblem) in
            try entry.value.keyed(Keys.uniqueKey).required("unique_key_slots").list()
        }
        for name in ["title", "description"] { _ = try keys.text(name) }
        for slot in attributes + slotUsage { _ = try SlotDeclaration(slot) }
    }
}

/// Our own keys on a class or a slot: names with one scalar each.
struct Annotations {
    private let values: [String: Tree]

    init(_ tree: Tree?, allowed: [String]) throws(RegisterProblem) {
        var values: [String: Tree] = [:]
        for entry in try tree?.keyed(allowed).entries ?? [] {
            _ = try entry.value.scalar()
            values[entry.name] = entry.value
        }
        self.values = values
    }

    subscript(name: String) -> Tree? { values[name] }

    func texts() throws(RegisterProblem) -> [String: String] {
        var texts: [String: String] = [:]
        for (name, tree) in values { texts[name] = try tree.scalar() }
        return texts
    }
}
