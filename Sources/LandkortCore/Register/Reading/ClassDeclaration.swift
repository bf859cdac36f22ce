/// One class as it is written.
struct ClassDeclaration {
    let name: String
    let key: Tree
    let title: String?
    let description: String?
    /// Whether it only lends its slots and has no records of its own.
    let isLender: Bool
    let parents: [Tree]
    let attributes: [SlotDeclaration]
    let slotUsage: [SlotDeclaration]
    let uniqueKeys: [[Tree]]
    let annotations: Annotations

    init(_ entry: Tree.Entry, _ log: ProblemLog) {
        let keys = entry.value.keyed(Keys.class, log)
        name = entry.name
        key = entry.key
        title = keys.text("title")
        description = keys.text("description")
        let (isMixin, isAbstract) = (keys.boolean("mixin"), keys.boolean("abstract"))
        isLender = isMixin || isAbstract
        parents = (keys["is_a"].map { [$0] } ?? []) + keys.list("mixins")
        attributes = keys.map("attributes").map { SlotDeclaration($0, log) }
        slotUsage = keys.map("slot_usage").map { SlotDeclaration($0, log) }
        annotations = Annotations(keys, allowed: Keys.classAnnotations)
        uniqueKeys = keys.map("unique_keys").compactMap { Self.slots(of: $0, log) }
        check(log)
    }

    private static func slots(of key: Tree.Entry, _ log: ProblemLog) -> [Tree]? {
        let keys = key.value.keyed(Keys.uniqueKey, log)
        _ = keys.text("description")
        guard let tree = keys.required("unique_key_slots") else { return nil }
        let slots = keys.list("unique_key_slots")
        if slots.isEmpty { log.note(.wrongShape(.list, at: tree.place)) }
        return slots
    }

    private func check(_ log: ProblemLog) {
        _ = log.attempt { () throws(RegisterProblem) in try Self.checkName(key) }
        for slot in attributes {
            _ = log.attempt { () throws(RegisterProblem) in try slot.key.named(.column) }
        }
        for rule in ["laes", "skriv", "gennemsyn"] { annotations.check(rule, among: Keys.roles) }
        annotations.check("laasning", among: [Register.strict])
        annotations.check("raekker", among: ["eksempel", "grunddata"])
        _ = annotations.boolean("feltskema")
        annotations.check("bilag", among: AttachmentRule.allCases.map(\.rawValue))
        annotations.check("geometri", among: GeometryKind.allCases.map(\.geoJSONName))
        annotations.named("tema", .theme)
        annotations.named("opbevaring", .period)
        if annotations.boolean("geometri_kraeves"), annotations["geometri"] == nil,
            let tree = annotations["geometri_kraeves"]
        {
            log.note(.missingKey("geometri", at: tree.place))
        }
    }

    static func checkName(_ key: Tree) throws(RegisterProblem) { _ = try key.named(.type) }
}
