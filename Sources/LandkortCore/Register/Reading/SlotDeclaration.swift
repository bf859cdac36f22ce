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
    let annotations: Annotations

    init(_ entry: Tree.Entry) throws(RegisterProblem) {
        let keys = try entry.value.keyed(Keys.slot)
        self.keys = keys
        name = entry.name
        key = entry.key
        title = try keys.text("title")
        description = try keys.text("description")
        aliases = try keys["aliases"]?.texts() ?? []
        range = keys["range"]
        required = try keys.boolean("required")
        recommended = try keys.boolean("recommended")
        multivalued = try keys.boolean("multivalued")
        isIdentifier = try keys.boolean("identifier")
        pattern = try keys.text("pattern")
        minimum = try keys.number("minimum_value")
        maximum = try keys.number("maximum_value")
        let unit = try keys["unit"]?.keyed(Keys.unit)
        let (symbol, code) = (try unit?.text("symbol"), try unit?.text("ucum_code"))
        self.unit = symbol ?? code
        annotations = try Annotations(keys["annotations"], allowed: Keys.fieldAnnotations)
        _ = try annotations["udfyldes"]?.oneOf(["system"])
        _ = try annotations["laes"]?.oneOf(Keys.roles)
        try checkRest()
    }

    /// Keys that mean something to LinkML's own tools only.
    private func checkRest() throws(RegisterProblem) {
        for name in ["slot_uri", "deprecated"] { _ = try keys.text(name) }
        for example in try keys.list("examples") { _ = try example.keyed(Keys.example).required("value").scalar() }
        if let pattern, (try? Regex(pattern)) == nil {
            throw .badPattern(pattern, at: try keys.required("pattern").place)
        }
    }
}
