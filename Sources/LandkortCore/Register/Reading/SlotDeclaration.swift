/// One slot as it is written, or as it reads after `slot_usage`.
struct SlotDeclaration {
    let name: String
    let key: Tree
    let keys: Keyed
    let title: String?
    let description: String?
    let aliases: [String]
    let range: Tree?
    let required: Bool
    let recommended: Bool
    let multivalued: Bool
    let isIdentifier: Bool
    let pattern: String?
    let minimum: Double?
    let maximum: Double?
    let unit: String?
    let unitCode: String?
    let deprecation: String?
    let annotations: Annotations

    init(_ entry: Tree.Entry, _ log: ProblemLog) {
        let keys = entry.value.keyed(Keys.slot, log)
        self.keys = keys
        name = entry.name
        key = entry.key
        title = keys.text("title")
        description = keys.text("description")
        aliases = keys.texts("aliases")
        range = keys["range"]
        required = keys.boolean("required")
        recommended = keys.boolean("recommended")
        multivalued = keys.boolean("multivalued")
        isIdentifier = keys.boolean("identifier")
        pattern = keys.text("pattern")
        minimum = keys.number("minimum_value")
        maximum = keys.number("maximum_value")
        let unit = keys["unit"]?.keyed(Keys.unit, log)
        _ = unit?.text("descriptive_name")
        unitCode = unit?.text("ucum_code")
        self.unit = unit?.text("symbol") ?? unitCode
        deprecation = keys.text("deprecated")
        annotations = Annotations(keys, allowed: Keys.fieldAnnotations)
        if let unit, unit["symbol"] == nil, unit["ucum_code"] == nil {
            log.note(.missingKey("symbol", at: unit.tree.place))
        }
        check(log)
    }

    private func check(_ log: ProblemLog) {
        annotations.check("udfyldes", among: ["system"])
        annotations.check("laes", among: Keys.roles)
        annotations.named("raekkefoelge", .integer)
        for name in ["tjekpunkt", "persondata", "langtekst"] { _ = annotations.boolean(name) }
        for example in keys.list("examples") {
            let keys = example.keyed(Keys.example, log)
            _ = keys.text("description")
            _ = keys.required("value").flatMap { value in
                log.attempt { () throws(RegisterProblem) in try value.text() }
            }
        }
        if let pattern, (try? Regex(pattern)) == nil, let tree = keys["pattern"] {
            log.note(.badPattern(pattern, at: tree.place))
        }
        if let minimum, let maximum, minimum > maximum, let key = keys.key("maximum_value") {
            log.note(.contradiction("minimum_value", "maximum_value", at: key.place))
        }
        refuse("ifabsent", with: "multivalued", multivalued, log)
        refuse("ifabsent", with: "identifier", isIdentifier, log)
        refuse("multivalued", with: "identifier", isIdentifier && multivalued, log)
    }

    /// As it reads where `usage` says more, or something else.
    func refined(by usage: SlotDeclaration, _ log: ProblemLog) -> SlotDeclaration {
        let tree = keys.tree.overridden(by: usage.keys.tree)
        return SlotDeclaration(Tree.Entry(key: key, name: name, value: tree), log)
    }

    /// Notes a key that cannot stand beside another that says `true`.
    private func refuse(_ name: String, with other: String, _ isSaid: Bool, _ log: ProblemLog) {
        guard isSaid, let key = keys.key(name) else { return }
        log.note(.contradiction(name, other, at: key.place))
    }
}
